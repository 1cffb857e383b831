// Plain Chromium cannot open app://, so our pages stand at an https address that never leaves the machine.

/** The origin of our pages as the main process knows it, and as the browser does. */
export const appOrigin = 'app://console';
export const browserOrigin = 'https://app-console.invalid';

/** An address as the browser opens it. */
export function forBrowser(address: string): string {
  return swap(address, appOrigin, browserOrigin);
}

/** An address as the main process knows it. */
export function forMain(address: string): string {
  return swap(address, browserOrigin, appOrigin);
}

function swap(address: string, from: string, to: string): string {
  const isUnder = address === from || address.startsWith(`${from}/`);
  return isUnder ? `${to}${address.slice(from.length)}` : address;
}
