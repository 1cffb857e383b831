/** Every sentence that the desktop app says outside its page. */
export const desktopText = {
  productName: 'Popp Console',
  open: 'Open Popp Console',
  quit: 'Quit Popp Console',
  needYou: (count: number) =>
    count === 0
      ? 'Nothing needs you'
      : count === 1
        ? '1 conversation needs you'
        : `${count} conversations need you`,
  tooltip: (count: number) =>
    count === 0 ? 'Popp Console' : `Popp Console: ${desktopText.needYou(count)}`,
  closedTitle: 'Popp Console goes on in the background',
  closedBody:
    'Candidates are still sent and watched. Open it again from its icon, or quit it there to stop.',
  noticeActions: { 'take-over': 'Take over', snooze: 'Snooze for an hour' },
  menuFile: 'File',
  menuEdit: 'Edit',
  menuView: 'View',
  menuGo: 'Go',
  menuHelp: 'Help',
  closeWindow: 'Close window',
  inbox: 'Inbox',
  campaigns: 'Campaigns',
  uploads: 'Uploads',
  schedule: 'Schedule',
  activity: 'Activity',
  settings: 'Settings',
  folder: 'This is a folder. Nothing was read. Drop the file itself.',
  unreadable:
    'The file could not be read. Nothing was sent. Check that it is still there and drop it again.',
  askLinkTitle: 'Open this link?',
  askLink: (host: string) => `It leads to ${host}, which is not Popp.`,
  askLinkOpen: 'Open in browser',
  cancel: 'Cancel',
  crashedTitle: 'The screen stopped several times',
  crashed:
    'What you sent goes on and what you entered is kept. Open the screen again, or quit and start Popp Console anew.',
  crashedAgain: 'Open again',
  failedTitle: 'Popp Console could not start',
  failed: (cause: string) => `Nothing was sent and nothing was changed. ${cause}`,
} as const;
