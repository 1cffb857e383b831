import { snippetFields } from '../../../shared/snippets/rules.ts';

/** Every sentence about snippets. */
export const snippetsText = {
  title: 'Your snippets',
  search: 'Find a snippet',
  list: 'Snippets',
  none: 'You have no snippets yet. A snippet is a text of your own that you put into replies.',
  noMatch: 'No snippet has these words.',
  add: 'New snippet',
  edit: (title: string) => `Edit ${title}`,
  remove: (title: string) => `Delete ${title}`,
  removed: (title: string) => `${title} was deleted`,
  undo: 'Undo',
  name: 'Name',
  body: 'Text',
  help: `Filled in when you put it in: ${snippetFields.map((field) => `{${field}}`).join(', ')}.`,
  save: 'Save',
  back: 'Back',
} as const;
