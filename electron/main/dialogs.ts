import { dialog, type BrowserWindow, type MessageBoxOptions } from 'electron';
import { desktopText } from './text.ts';

/** Shows the whole address of a link that does not lead to Popp, and asks. */
export async function askAboutLink(url: URL, window: BrowserWindow | undefined): Promise<boolean> {
  return ask(window, {
    type: 'question',
    title: desktopText.askLinkTitle,
    message: desktopText.askLink(url.host),
    detail: url.href,
    buttons: [desktopText.askLinkOpen, desktopText.cancel],
    defaultId: 1,
    cancelId: 1,
  });
}

/** Says that the page stopped several times; answers whether to open it again, else the console quits. */
export async function askAfterCrashes(window: BrowserWindow): Promise<boolean> {
  return ask(window, {
    type: 'warning',
    title: desktopText.crashedTitle,
    message: desktopText.crashedTitle,
    detail: desktopText.crashed,
    buttons: [desktopText.crashedAgain, desktopText.quit],
    defaultId: 0,
    cancelId: 0,
  });
}

async function ask(
  window: BrowserWindow | undefined,
  options: MessageBoxOptions,
): Promise<boolean> {
  const { response } =
    window === undefined
      ? await dialog.showMessageBox(options)
      : await dialog.showMessageBox(window, options);
  return response === 0;
}
