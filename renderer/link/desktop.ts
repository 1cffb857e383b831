import type { DesktopBridge, DesktopMessage } from '../../shared/desktop.ts';
import { fieldOf } from './field-of.ts';

declare global {
  interface Window {
    /** Only in the desktop app. */
    readonly desktop?: DesktopBridge<File>;
  }
}

const longestRoute = 2000;

function isDesktopMessage(data: unknown): data is DesktopMessage {
  const type = fieldOf(data, 'type');
  if (type === 'desktop-port') return true;
  const route = fieldOf(data, 'route');
  return (
    type === 'desktop-go' &&
    typeof route === 'string' &&
    route.startsWith('/') &&
    route.length <= longestRoute
  );
}

/** Hears what the preload says to this page, and nobody else; the answer stops it. */
export function desktopMessages(
  page: Window,
  listener: (message: DesktopMessage, ports: readonly MessagePort[]) => void,
): () => void {
  const hear = (event: MessageEvent<unknown>) => {
    if (event.source !== page || event.origin !== page.location.origin) return;
    if (isDesktopMessage(event.data)) listener(event.data, event.ports);
  };
  page.addEventListener('message', hear);
  return () => page.removeEventListener('message', hear);
}

/** Follows where the recruiter chose to go outside the page: a notice, the menu, the tray. */
export function followDesktop(page: Window, go: (route: string) => void): () => void {
  return desktopMessages(page, (message) => {
    if (message.type === 'desktop-go') go(message.route);
  });
}
