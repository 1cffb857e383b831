import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { DesktopBridge, DesktopChannels, DesktopMessage } from '../../shared/desktop.ts';

// The whole way between the page and the main process: one port, tickets for dropped files, and where to go.

const channels = {
  link: 'link',
  fileTicket: 'file-ticket',
  go: 'go',
} as const satisfies DesktopChannels;

function tell(message: DesktopMessage, ports: MessagePort[] = []): void {
  window.postMessage(message, window.location.origin, ports);
}

contextBridge.exposeInMainWorld('desktop', {
  connect() {
    const { port1, port2 } = new MessageChannel();
    ipcRenderer.postMessage(channels.link, null, [port2]);
    tell({ type: 'desktop-port' }, [port1]);
  },
  ticketFor: (file) => ipcRenderer.invoke(channels.fileTicket, webUtils.getPathForFile(file)),
} satisfies DesktopBridge<File>);

ipcRenderer.on(channels.go, (_event, route: unknown) => {
  if (typeof route === 'string') tell({ type: 'desktop-go', route });
});
