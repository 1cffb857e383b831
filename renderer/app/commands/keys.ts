import type { Shortcut } from './shortcut.ts';

/**
 * Every key of the console, in one place so that none is given twice. They are the ones that people know from their mail: J and K
 * through a list, R to answer, E when something is dealt with, G and a letter to go somewhere (M for the meetings of the schedule).
 */
export const keys = {
  palette: 'Mod+K',
  sheet: '?',
  back: 'Escape',
  search: '/',
  newestNotice: 'n',
  inbox: 'g i',
  campaigns: 'g c',
  uploads: 'g u',
  schedule: 'g m',
  activity: 'g a',
  settings: 'g s',
  next: 'j',
  previous: 'k',
  takeOver: 't',
  reply: 'r',
  send: 'Mod+Enter',
  snippet: 'Mod+J',
  handBack: 'h',
  handBackNext: 'Shift+H',
  handled: 'e',
  snooze: 'z',
  about: 'i',
  chooseFile: 'c',
  review: 's',
  arrange: 'm',
  select: 'x',
  selectDown: 'Shift+ArrowDown',
  selectUp: 'Shift+ArrowUp',
  arrangeSelected: 'Shift+M',
  today: 'd',
} as const satisfies Readonly<Record<string, Shortcut>>;
