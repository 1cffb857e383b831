import { z } from 'zod';
import type { DesktopBridge, DesktopMessage } from '../../shared/desktop.ts';

declare global {
  interface Window {
    /** Only in the desktop app. */
    readonly desktop?: DesktopBridge<File>;
  }
}

const messageSchema = z.union([
  z.object({ type: z.literal('desktop-port') }),
  z.object({ type: z.literal('desktop-go'), route: z.string().startsWith('/').max(2000) }),
]) satisfies z.ZodType<DesktopMessage>;

/** Hears what the preload says to this page, and nobody else; the answer stops it. */
export function desktopMessages(
  page: Window,
  listener: (message: DesktopMessage, ports: readonly MessagePort[]) => void,
): () => void {
  const hear = (event: MessageEvent<unknown>) => {
    if (event.source !== page || event.origin !== page.location.origin) return;
    const message = messageSchema.safeParse(event.data);
    if (message.success) listener(message.data, event.ports);
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
