/** Every sentence that the link itself says. */
export const linkText = {
  disconnected:
    'The connection to the console was lost before it answered. Nothing is sent twice: try again when the connection is back.',
  invalidInput:
    'The console could not accept this. Nothing was changed. Check what you entered and try again.',
  internal:
    'Something went wrong inside the console. Nothing was sent. Try again, and give the id if you report it.',
  uploadRefused:
    'The file could not be taken in. Nothing was sent. Try again, or choose another file.',
  uploadTooLarge:
    'This file is larger than the console accepts. Nothing was taken in. Split it and try again.',
  signedOutTitle: 'This tab is not signed in',
  signedOutBody:
    'Open the console again from the address printed by npm start. An address works once, and only while that console is running. Nothing was lost.',
  elsewhereTitle: 'The console is open in another tab',
  elsewhereBody:
    'Only one tab is live at a time, so that nothing is answered twice. Nothing was lost.',
  takeBack: 'Use it here',
  reconnecting: 'Reconnecting to the console. What you see may be a moment old; nothing is lost.',
} as const;
