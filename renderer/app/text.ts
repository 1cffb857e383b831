/** The words that belong to no single feature. */
export const appText = {
  productName: 'Popp Console',
  skipToContent: 'Skip to the page',
  rail: 'Menu',
  navigation: 'Pages',
  inbox: 'Inbox',
  campaigns: 'Campaigns',
  uploads: 'Uploads',
  schedule: 'Schedule',
  activity: 'Activity',
  settings: 'Settings',
  collapseRail: 'Make the menu narrow',
  expandRail: 'Make the menu wide',
  needAction: (count: number) => `${count} need${count === 1 ? 's' : ''} you`,
  tunnel: 'Tunnel',
  tunnelWords: {
    off: 'none',
    opening: 'connecting',
    open: 'open',
    waiting: 'trying again',
    'confirm-host': 'compare key',
    failed: 'not connected',
  },
  tunnelHeadings: {
    open: 'Events from Popp can get here',
    closed: 'Events from Popp cannot get here now',
  },
  tunnelExplanations: {
    open: 'The tunnel is open. What Popp announces arrives at once.',
    closed: 'Nothing is lost: the console asks Popp every 20 seconds.',
  },
  openSettings: 'Open Settings',
  practiceBand: 'Practice: nothing is sent to real people',
  practiceTime: (time: string) => `Practice time ${time}`,
  practiceWords: 'practice time clock',
  skipHour: 'Skip an hour',
  skipMorning: 'Skip to the next morning',
  notFoundTitle: 'There is no such page',
  notFoundBody: 'The address may be from an older version, or mistyped. Nothing was lost.',
  goToInbox: 'Go to the inbox',
  crashTitle: 'This page stopped working',
  crashBody: 'The rest of the console is still running. Nothing was sent and nothing was lost.',
  crashNext:
    'Open the page again. If it stops once more, copy the details and send them to whoever looks after the console.',
  openAgain: 'Open the page again',
  open: 'Open',
  managed: 'Your company has set this.',
  retry: 'Try again',
  notices: 'Notices',
  moreNeedYou: (count: number) => `and ${count} more need${count === 1 ? 's' : ''} you`,
  workspaces: 'Workspaces',
  noWorkspace: 'No workspace',
  currentWorkspace: 'Open now',
  addWorkspace: 'Add a workspace',
  startupTitles: {
    locked: 'Another console is using this data folder',
    'read-only': 'The data folder cannot be written to',
    corrupt: 'The data of the console is damaged',
    newer: 'This data was written by a newer version',
    failed: 'The data of the console could not be opened',
  },
  startupFolder: 'Folder',
  stateBanner: 'What limits the console now',
  restoredFromBackup:
    'The data was damaged, and a backup was opened. What was waiting to be sent is held until you look at it.',
  keysInMemory:
    'This computer has no keychain that can be used: API keys are forgotten when the console stops.',
  preferencesSetAside: (file: string) =>
    `The file with your settings was damaged. It was set aside as ${file}, and the defaults hold. Workspaces, keys and candidates are as they were.`,
  preferencesNotKept:
    'Your settings cannot be written to this computer: what you change holds until the console stops. Check the disk and the rights of the data folder.',
  restoreBackup: (when: string) => `Open the backup of ${when}`,
  status: 'Status',
  openActivity: 'Open Activity',
  outbox: 'Outbox',
  outboxPaused: {
    recruiter: { word: 'paused', heading: 'You paused the outbox' },
    'not-let-in': { word: 'stopped', heading: 'Popp did not let the console in' },
    instance: { word: 'held', heading: 'This data was copied or restored' },
  },
  outboxDecide: {
    word: (count: string) => `${count} to decide`,
    heading: 'The outbox needs your decision',
    explanation:
      'It could not be settled whether these arrived, so they are not sent again unasked. Look at each in Activity.',
  },
  outboxPreflight: {
    word: 'checking',
    heading: 'Looking for candidates who are already there',
    explanation: 'Before anything leaves, the conversations of the campaign are read once.',
  },
  outboxBusy: {
    word: (count: string) => `${count} left`,
    heading: 'The outbox is at work',
    explanation: 'Each item leaves once. Closing this tab stops nothing.',
  },
  outboxClear: {
    word: 'clear',
    heading: 'Nothing waits to be sent',
    explanation: 'Everything you sent has an answer.',
  },
  popp: 'Popp',
  practicePopp: 'Practice Popp',
  poppUnknown: {
    word: 'waiting',
    heading: 'Reconnecting to the console',
    explanation:
      'This page lost its connection to the console on this computer. It is trying again by itself. Nothing was lost.',
  },
  poppReady: {
    word: 'ready',
    heading: 'Popp is ready',
    explanation:
      'The API key is in place. The console reads and sends with it when there is something to do.',
  },
  hearing: (words: string) => `What needs you is heard of by: ${words}.`,
  poppProblem: { word: 'trouble', heading: 'The last reading did not work' },
  poppChecking: {
    word: 'checking',
    heading: 'Looking for the API key',
    explanation:
      'The console is asking the keychain of this computer for the key. Nothing is refused or lost.',
  },
  enterKey: 'Enter the key',
  choose: 'Choose a workspace',
  poppPractice: {
    word: 'ready',
    heading: 'A pretend Popp on this computer',
    explanation: 'It behaves as Popp does, and reaches no one. Try anything.',
  },
  poppNoKey: {
    word: 'needs key',
    heading: 'The API key is missing',
    explanation: 'Nothing is refused or lost: sending waits until you enter the key in Settings.',
  },
  poppKeychain: {
    word: 'locked',
    heading: 'The keychain is locked',
    explanation:
      'The API key is there but cannot be read. Unlock the keychain of this computer; sending goes on by itself.',
  },
  poppNotAllowed: {
    word: 'not allowed',
    heading: 'Your company does not allow this address',
    explanation: 'Nothing was lost, and nothing is sent. Settings says what is allowed here.',
  },
  policyBroken: (file: string, problem: string) =>
    `The settings of your company cannot be read, so nothing leaves for Popp. Nothing was lost. Ask your IT team to mend ${file} (${problem}), then start the console again.`,
  policyNotFollowed: (file: string, problem: string) =>
    `The settings of your company are not followed, because ${problem}. Ask your IT team to let administrators alone write ${file}.`,
  poppNone: {
    word: 'none',
    heading: 'No workspace is open',
    explanation: 'Open the practice workspace or connect to Popp.',
  },
} as const;
