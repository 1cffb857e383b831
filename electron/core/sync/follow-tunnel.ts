import type { ChangeBus } from '../changes.ts';

/** Calls back whenever the tunnel opens: what Popp announced while it was closed is read. The answer stops it. */
export function followTunnel(
  changes: Pick<ChangeBus, 'subscribe'>,
  isOpen: () => boolean,
  onOpened: () => void,
): () => void {
  let wasOpen = isOpen();
  return changes.subscribe(({ topic }) => {
    if (topic !== 'tunnels') return;
    const opened = !wasOpen && isOpen();
    wasOpen = isOpen();
    if (opened) onOpened();
  });
}
