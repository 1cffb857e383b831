/** Characters that are not seen: byte order mark, zero width, bidirectional controls, soft hyphen. */
const unseen = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
/** Control characters other than tab and the line ends. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

/** One line of text as a person would read it: no unseen characters, single spaces, nothing around it. */
export function cleanLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(unseen, '')
    .replace(controls, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Text of several lines, such as a message: line ends are kept, joiners inside emoji too. */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u202A-\u202E\u2066-\u2069\uFEFF]/g, '')
    .replace(controls, '')
    .replace(/\r\n?/g, '\n')
    .trim();
}

/** A cell without what spreadsheets add to keep it text: `="+44…"` and a leading apostrophe. */
export function withoutSpreadsheetGuard(text: string): string {
  const formula = /^="(.*)"$/.exec(text);
  if (formula?.[1] !== undefined) return formula[1];
  return text.startsWith("'") ? text.slice(1) : text;
}

/** The way e-mail addresses are compared and sent: lower case, no `mailto:`. */
export function normalEmail(text: string): string {
  return cleanLine(withoutSpreadsheetGuard(text))
    .replace(/^mailto:/i, '')
    .toLowerCase();
}

/** Whether a text is one plain e-mail address; stricter than the standard, as mailboxes are in practice. */
export function isEmail(text: string): boolean {
  if (text.length > 254) return false;
  const parts = /^([^\s@<>()[\],;:"\\]{1,64})@([^\s@]+)$/.exec(text);
  const [local, domain] = [parts?.[1], parts?.[2]];
  if (local === undefined || domain === undefined) return false;
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) return false;
  const labels = domain.split('.');
  return (
    labels.length >= 2 &&
    labels.every((label) => /^[\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u.test(label)) &&
    /^(\p{L}{2,}|xn--[a-z0-9-]+)$/iu.test(labels.at(-1) ?? '')
  );
}

/** A number that a spreadsheet has cut down to its leading digits, such as `4.4770E+11`. */
export function isShortenedNumber(text: string): boolean {
  return /^\+?\d[.,]\d+e\+?\d{1,2}$/i.test(text.replaceAll(' ', ''));
}

/** Whether a cell has the shape of a phone number; dates, amounts and references with letters do not. */
export function looksLikePhone(cell: string): boolean {
  const text = cleanLine(withoutSpreadsheetGuard(cell));
  if (isShortenedNumber(text)) return true;
  if (!/^\+?[\d\s().\-/\u2010-\u2015]+(?:\s*(?:x|ext\.?)\s*\d{1,6})?$/i.test(text)) return false;
  if (/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b/.test(text)) return false;
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b(?![\s-]*\d{3})/.test(text)) return false;
  const digits = text.replace(/\D/g, '').length;
  return digits >= 7 && digits <= 17;
}

/** Whether a phone-shaped cell also has something only phones have: a plus, a trunk zero, or grouping. */
export function isPlainlyPhone(cell: string): boolean {
  const text = cleanLine(withoutSpreadsheetGuard(cell));
  return looksLikePhone(text) && (/^(\+|\(?0)/.test(text) || /\d[\s().-]+\d/.test(text));
}
