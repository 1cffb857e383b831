import type { Capabilities } from '../core/capabilities.ts';
import { createConsole, type Console } from '../core/console.ts';
import { webCapabilities } from './capabilities.ts';
import { startWebServer } from './server.ts';

/** How the browser host is started. */
export type WebHostOptions = {
  readonly pages: string;
  readonly port: number;
  readonly dataFolder: string;
  readonly practice: boolean;
  /** Capabilities that differ from the host's own: where a built file lies, or what a test supplies. */
  readonly override?: Partial<Capabilities>;
};

/** The console in a browser. */
export type WebHost = {
  readonly console: Console;
  /** A fresh address with a single-use code. */
  address(): string;
  stop(): Promise<void>;
};

/** Puts the core behind 127.0.0.1 for any browser on this machine. */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const { capabilities, files } = await webCapabilities(options.dataFolder);
  const console = await createConsole({ ...capabilities, ...options.override });
  try {
    if (options.practice) await console.openPractice();
    const server = await startWebServer({
      pages: options.pages,
      port: options.port,
      links: console.links,
      files,
      clock: capabilities.clock,
      logger: capabilities.logger,
    });
    return {
      console,
      address: () => server.address(),
      async stop() {
        await server.close();
        await console.stop();
      },
    };
  } catch (error) {
    await console.stop();
    throw error;
  }
}
