/** Every sentence about notices outside the console. */
export const notificationsText = {
  browser: 'Notices of this browser',
  allow: 'Allow notices in this browser',
  asking: 'Your browser asks you now',
  granted: 'This browser shows notices while the console is open in a tab.',
  denied:
    'This browser does not allow notices from the console. You can change that in the browser’s settings for this page; notices inside the console go on.',
  default:
    'Notices appear inside the console. To be told while you work in another window, allow them in this browser.',
  unsupported: 'This browser has no notices. Those inside the console go on.',
} as const;
