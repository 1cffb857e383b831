import { isOurPage } from './origin.ts';

// Copying an address is all that our own page asks of the browser; notices are shown by the main process.
const allowed: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'notifications']);

/** Whether a page may have a permission: ours may notify and copy, and nobody may do anything else. */
export function mayHave(permission: string, address: string): boolean {
  return allowed.has(permission) && isOurPage(address);
}
