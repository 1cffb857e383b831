/** What the preload of the desktop app adds to its page, as `window.desktop`; `DroppedFile` is the page’s `File`. */
export type DesktopBridge<DroppedFile> = {
  /** Asks the console for a new connection; its port comes in a `desktop-port` message. */
  readonly connect: () => void;
  /** Hands a dropped file over; the page learns a ticket and never a path. */
  readonly ticketFor: (file: DroppedFile) => Promise<TicketAnswer>;
};

/** The one-time ticket of a dropped file, or why there is none, in words for the recruiter. */
export type TicketAnswer =
  | { readonly ticket: string }
  | { readonly code: 'file-unreadable' | 'file-too-large'; readonly message: string };

/** What the preload says to its page by window message; the port of the first travels beside it. */
export type DesktopMessage =
  | { readonly type: 'desktop-port' }
  /** The recruiter chose a place outside the page: a notice, the menu, the tray. */
  | { readonly type: 'desktop-go'; readonly route: string };

/** The names that the preload and the main process call each other by. */
export type DesktopChannels = {
  readonly link: 'link';
  readonly fileTicket: 'file-ticket';
  readonly go: 'go';
};
