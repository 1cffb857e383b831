import { create } from 'zustand';

/** Whether this browser may show notices; `default` means that nobody has been asked. */
export type BrowserPermission = NotificationPermission | 'unsupported';

function read(): BrowserPermission {
  return typeof Notification === 'undefined' ? 'unsupported' : Notification.permission;
}

/** What the browser allows, and the way to ask; it is asked only when the recruiter presses a button. */
export const useBrowserPermission = create<{
  readonly permission: BrowserPermission;
  readonly isAsking: boolean;
  readonly ask: () => Promise<void>;
}>()((set) => ({
  permission: read(),
  isAsking: false,
  async ask() {
    if (typeof Notification === 'undefined') return;
    set({ isAsking: true });
    try {
      set({ permission: await Notification.requestPermission() });
    } finally {
      set({ isAsking: false });
    }
  },
}));
