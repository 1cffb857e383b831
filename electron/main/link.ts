import type { IpcMain } from 'electron';
import type { DesktopChannels } from '../../shared/desktop.ts';
import type { Logger } from '../core/capabilities.ts';
import { linkPortOf, readyFrame, type MessagePortLike } from '../core/link/message-port.ts';
import type { LinkServer } from '../core/link/serve.ts';
import { isOurFrame } from './security/origin.ts';

const channel: DesktopChannels['link'] = 'link';

/** Serves the contract on ports from our own page; a port from anywhere else is closed unread. */
export function serveLink(ipcMain: Pick<IpcMain, 'on'>, links: LinkServer, logger: Logger): void {
  let live: MessagePortLike | undefined;
  ipcMain.on(channel, (event) => {
    const [port] = event.ports;
    if (port === undefined) return;
    if (!isOurFrame(event.senderFrame)) {
      logger.warn('port refused');
      port.close();
      return;
    }
    // A page that was loaded anew has forgotten the port it had.
    live?.close();
    live = port;
    const link = linkPortOf(port);
    links.serve(link, { link: 'message-port' });
    link.send(readyFrame);
    port.start();
  });
}
