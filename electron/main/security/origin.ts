/** The scheme and host that the pages of the desktop app are served from. */
export const appScheme = 'app';
export const appOrigin = 'app://console';

/** Whether an address is one of our own pages. */
export function isOurPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  // For a scheme of our own, `URL.origin` is "null" in Node, so the parts are compared.
  const { protocol, host, username, password, port } = new URL(address);
  return (
    protocol === `${appScheme}:` &&
    host === 'console' &&
    username === '' &&
    password === '' &&
    port === ''
  );
}

/** What of a frame decides whether it may speak to the main process. */
export type SenderFrame = {
  readonly url: string;
  /** `null` for the main frame of a window. */
  readonly parent: unknown;
};

/** Whether a message came from the main frame of our own page; a frame that is gone is nobody. */
export function isOurFrame(frame: SenderFrame | null | undefined): boolean {
  if (frame === null || frame === undefined) return false;
  return frame.parent === null && isOurPage(frame.url);
}
