// What the stand-in provides of Electron's main process; each is typed by Electron's own types, and throws by name for the rest.
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
