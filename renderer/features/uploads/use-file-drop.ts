import { useEffect, useRef, useState } from 'react';

/**
 * Takes files that are dropped anywhere on the page, and says whether one is held over it. A drop that nobody takes would make
 * the browser leave the console to show the file.
 */
export function useFileDrop(onFiles: (files: FileList) => void): boolean {
  const [isOver, setOver] = useState(false);
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  useEffect(() => {
    const controller = new AbortController();
    // Before whoever keeps stray drops away, which would tell the browser that nothing takes the file.
    const options = { signal: controller.signal, capture: true };
    const onDragOver = (event: DragEvent) => {
      event.preventDefault();
      setOver(event.dataTransfer?.types.includes('Files') ?? false);
    };
    const onDragLeave = (event: DragEvent) => {
      // Without a related target the pointer has left the window.
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      const files = event.dataTransfer?.files;
      if (files !== undefined && files.length > 0) latest.current(files);
    };
    globalThis.addEventListener('dragover', onDragOver, options);
    globalThis.addEventListener('dragleave', onDragLeave, options);
    globalThis.addEventListener('drop', onDrop, options);
    return () => controller.abort();
  }, []);
  return isOver;
}
