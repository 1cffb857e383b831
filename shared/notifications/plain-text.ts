// Controls, and what turns the direction of text around or hides in it: outside the console nothing would show them.
const invisible = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]+/gu;

/** Text from outside as a system may show it: one line, without what cannot be seen, and not longer than asked. */
export function plainLine(text: string, longest: number): string {
  const plain = text.replaceAll(invisible, ' ').replaceAll(/\s+/g, ' ').trim();
  const letters = Array.from(plain);
  return letters.length <= longest ? plain : `${letters.slice(0, longest - 1).join('')}…`;
}

/** The same text for a system that reads markup in it: the desktops of Linux read `<b>` and `<a>` in a body. */
export function escapedMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
