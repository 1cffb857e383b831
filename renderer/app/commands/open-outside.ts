/** Opens an address outside the console, as a link to it does. */
export function openOutside(url: string): void {
  window.open(url, '_blank', 'noopener,noreferrer');
}
