import { type RefObject, useLayoutEffect, useState } from 'react';

/** The inner width of an element, kept as it changes; without end until it is known. */
export function useRoom(of: RefObject<HTMLElement | null>): number {
  const [room, setRoom] = useState(Number.POSITIVE_INFINITY);
  useLayoutEffect(() => {
    const element = of.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => setRoom(entry?.contentRect.width ?? 0));
    observer.observe(element);
    return () => observer.disconnect();
  }, [of]);
  return room;
}
