import { setNonce } from 'get-nonce';

/** The nonce that the host put into the page; the same one allows our style elements. */
export function readNonce(page: Document): string {
  return page.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? '';
}

/** Gives the nonce to the scroll lock beneath dialogs, which makes a style element of its own. */
export function shareNonce(nonce: string): void {
  setNonce(nonce);
}
