import { focusWhenThere } from '../../app/commands/arrival.ts';

/** Where the focus goes from the reply: to its line in the list, else, where that is not drawn, to its name. */
export const openConversation =
  '[data-inbox-list] a[aria-current], #page:not(:has([data-inbox-list] a[aria-current])) [data-arrival]';

/** Where the focus goes from a field above the list: to the conversation that is open, else to the first. */
export const openRow =
  '[data-inbox-list] a[aria-current], [data-inbox-list]:not(:has(a[aria-current])) a';

/** The recruiter is about to write: into the reply, however they got here. */
export function focusReply(): void {
  replyField()?.focus();
}

/** The field in which the reply is written. */
export function replyField(): HTMLTextAreaElement | null {
  return document.querySelector<HTMLTextAreaElement>('[data-composer] textarea');
}

/** What was pressed is leaving the page: the focus stays with the conversation. */
export function focusConversation(): void {
  focusWhenThere('#page [data-arrival]');
}

/** The times to snooze until are offered where their button is. */
export function openSnoozeMenu(): void {
  document.querySelector<HTMLElement>('[data-snooze]')?.click();
}

/** The field in which the list is searched. */
export function focusSearch(): void {
  focusFirst('[data-inbox-search] input');
}

function focusFirst(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}
