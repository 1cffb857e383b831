import type { CommandGroup } from './command.ts';

/** The words of the command palette and of the sheet of shortcuts. */
export const commandText = {
  palette: 'Search and actions',
  search: 'Search',
  placeholder: 'Type a name or what you want to do',
  groups: {
    here: 'On this page',
    go: 'Go to',
    workspaces: 'Workspaces',
    console: 'Console',
  } satisfies Readonly<Record<CommandGroup, string>>,
  recent: 'Recent',
  conversations: 'Conversations',
  campaigns: 'Campaigns',
  uploads: 'Uploads',
  found: (count: number) => (count === 1 ? '1 result' : `${count} results`),
  nothing: (typed: string) =>
    `Nothing is called “${typed}”. Names of candidates, campaigns and files are found too.`,
  choose: 'to choose',
  run: 'to open or do',
  close: 'to close',

  sheet: 'Keyboard shortcuts',
  everywhere: 'Everywhere',
  lists: 'In lists and tables',
  move: 'Go up and down',
  openRow: 'Open',
  off: 'Shortcuts of one key are turned off in Settings.',
  on: 'Shortcuts of one key rest while you write. They can be turned off in Settings.',
  toSettings: 'Open Settings',
  press: (keys: string) => `Press ${keys}`,
  afterwards: 'then',

  goTo: (page: string) => `Go to ${page}`,
  newestNotice: 'Go to the newest notice',
  switchTo: (name: string) => `Switch to ${name}`,
  lightTheme: 'Use the light theme',
  darkTheme: 'Use the dark theme',
  systemTheme: 'Use the theme of the computer',
  themeWords: 'appearance colours dark light mode',
  settingsWords: 'preferences',
  pauseWords: 'stop outbox sending',
  whyWords: 'notification missed silent quiet permission',
  letLeave: 'Let what is paused leave again',
  singleKeysOff: 'Turn shortcuts of one key off',
  singleKeysOn: 'Turn shortcuts of one key on',
} as const;
