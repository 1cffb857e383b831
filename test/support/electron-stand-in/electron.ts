import { app } from './app.ts';
import {
  dialog,
  Menu,
  nativeImage,
  Notification,
  powerMonitor,
  screen,
  shell,
  Tray,
} from './desk.ts';
import { ipcMain } from './ipc.ts';
import { onlyProvided } from './provided.ts';
import { protocol, session } from './session.ts';
import { BrowserWindow } from './window.ts';

// The module `electron` as the main process of the desktop app finds it under plain Node.

export { app } from './app.ts';
export {
  dialog,
  Menu,
  nativeImage,
  Notification,
  powerMonitor,
  screen,
  shell,
  Tray,
} from './desk.ts';
export { ipcMain } from './ipc.ts';
export { protocol, session } from './session.ts';
export { BrowserWindow } from './window.ts';

// oxlint-disable-next-line import/no-default-export -- some packages ask for the whole of it.
export default onlyProvided('electron', {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeImage,
  Notification,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
  Tray,
});
