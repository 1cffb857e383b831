// What a spreadsheet would calculate instead of show (OWASP: CSV injection); a bare phone number is harmless.
// Behind apostrophes as well, so that taking one away gives back the cell, whatever it began with.
const formula = /^'*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;
const phoneNumber = /^\+\d{5,15}$/;

/** One line of a CSV file, with its end. Nothing in it is taken for a formula. */
export function csvLine(cells: readonly (string | undefined)[]): string {
  return `${cells.map((cell) => csvCell(cell ?? '')).join(',')}\r\n`;
}

function csvCell(text: string): string {
  const shown = formula.test(text) && !phoneNumber.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}
