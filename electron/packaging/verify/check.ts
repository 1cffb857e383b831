/** One thing that was looked at, and what is wrong with it; nothing wrong is an empty list. */
export type Check = { readonly name: string; readonly problems: readonly string[] };

// A package that went wrong as a whole would otherwise fill the screen.
const shownProblems = 5;

/** The line that a person reads. */
export function lineOf({ name, problems }: Check): string {
  if (problems.length === 0) return `ok    ${name}`;
  const shown = problems.slice(0, shownProblems).join('; ');
  const more =
    problems.length > shownProblems ? `; and ${problems.length - shownProblems} more` : '';
  return `FAIL  ${name}: ${shown}${more}`;
}
