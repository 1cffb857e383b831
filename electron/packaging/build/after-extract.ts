import { rmSync } from 'node:fs';
import path from 'node:path';

/** Takes Electron's own welcome app and version file out of the folder that an app is built around. */
export function afterExtract(context: {
  readonly appOutDir: string;
  readonly electronPlatformName: string;
}): void {
  const resources =
    context.electronPlatformName === 'darwin' ? 'Electron.app/Contents/Resources' : 'resources';
  rmSync(path.join(context.appOutDir, resources, 'default_app.asar'), { force: true });
  rmSync(path.join(context.appOutDir, 'version'), { force: true });
}
