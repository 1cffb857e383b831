import type { App } from 'electron';

/** What Windows calls the app; notices and the taskbar go by it. The same as in electron-builder.yml. */
export const appUserModelId = 'com.popp-console.desktop';

/** The class that a click on a notice starts when the app does not run. The same as in resources/installer.nsh. */
export const toastActivator = '{CE6F1121-D6C5-426D-BD55-0BFFFCE9730A}';

/** Tells Windows who we are, before anything is shown; elsewhere there is nothing to tell. */
export function introduce(
  app: Pick<App, 'setAppUserModelId' | 'setToastActivatorCLSID'>,
  platform: NodeJS.Platform,
): void {
  if (platform !== 'win32') return;
  app.setAppUserModelId(appUserModelId);
  app.setToastActivatorCLSID(toastActivator);
}
