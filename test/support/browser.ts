import { spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Browser, type LaunchOptions } from '@playwright/test';

/** A Chromium-family browser on this machine and how it is started. */
export type FoundBrowser = {
  readonly from: 'installed' | 'playwright' | 'npm package';
  readonly executablePath: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
};

const cacheFolder = path.resolve(import.meta.dirname, '../../.cache');
const names = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'msedge',
];
const fixedPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

// Background services would only look up hosts that tests never need.
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  // Letters stand where the page puts them, so that pictures look as they do on a real screen.
  '--font-render-hinting=none',
];

/** Finds a browser: installed, Playwright's own, or the one inside an npm package; no root, no download. */
export async function findBrowser(): Promise<FoundBrowser> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const installed = installedBrowser();
  if (installed !== undefined)
    return { from: 'installed', executablePath: installed, args: [...quiet, ...sandbox], env: {} };
  const own = chromium.executablePath();
  if (own !== '' && existsSync(own))
    return { from: 'playwright', executablePath: own, args: [...quiet, ...sandbox], env: {} };
  if (process.platform === 'linux' && process.arch === 'x64') return unpackedBrowser();
  throw new Error(
    'No browser for the tests: install Chrome, Chromium or Edge, or run "npx playwright install chromium".',
  );
}

/** Starts the browser that `findBrowser` finds, headless. */
export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({ ...(await launchOptions()), ...options });
}

/** What Playwright needs to start the browser that `findBrowser` finds. */
export async function launchOptions(): Promise<LaunchOptions> {
  const found = await findBrowser();
  return {
    executablePath: found.executablePath,
    args: [...found.args],
    env: { ...environment(), ...found.env },
  };
}

function installedBrowser(): string | undefined {
  const named = process.env['POPP_CONSOLE_BROWSER'];
  if (named !== undefined && named !== '') return named;
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const places = [
    ...names.flatMap((name) => folders.map((folder) => path.join(folder, name))),
    ...fixedPlaces,
  ];
  return places.find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Unpacks the npm package's browser once; workers that start at the same moment wait for the first. */
async function unpackedBrowser(): Promise<FoundBrowser> {
  // The package hides its package.json, so it is read from beside the entry file.
  const manifest = path.resolve(
    import.meta.dirname,
    '../../node_modules/@sparticuz/chromium/package.json',
  );
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const folder = path.join(cacheFolder, `chromium-${version}`);
  const lock = `${folder}.lock`;
  mkdirSync(cacheFolder, { recursive: true });
  while (!existsSync(folder)) {
    if (takeLock(lock)) {
      try {
        if (!existsSync(folder)) unpack(folder);
      } finally {
        rmSync(lock, { recursive: true, force: true });
      }
    } else {
      await wait(200);
    }
  }
  return {
    from: 'npm package',
    executablePath: path.join(folder, 'chromium'),
    args: [
      ...quiet,
      '--no-sandbox',
      '--no-zygote',
      // Without a graphics card, drawing by the processor alone takes half of what an emulated card takes.
      '--disable-gpu',
      '--disable-software-rasterizer',
    ],
    env: {
      LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'),
      FONTCONFIG_PATH: path.join(folder, 'fonts'),
      // Playwright's own sandbox probe reads HOME; crash reports go here too.
      XDG_CONFIG_HOME: path.join(folder, 'config'),
    },
  };
}

function takeLock(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

function unpack(folder: string): void {
  const half = `${folder}.half`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  // The package unpacks into the temporary folder and takes its own libraries only where it believes to be on Lambda.
  const done = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      "const { default: c } = await import('@sparticuz/chromium'); await c.executablePath();",
    ],
    {
      cwd: path.resolve(cacheFolder, '..'),
      env: { ...process.env, TMPDIR: half, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
      encoding: 'utf8',
    },
  );
  if (done.status !== 0 || !existsSync(path.join(half, 'chromium'))) {
    throw new Error(`The Chromium of @sparticuz/chromium could not be unpacked: ${done.stderr}`);
  }
  writeFileSync(path.join(half, 'fonts', 'fonts.conf'), fontSettings(folder));
  renameSync(half, folder);
}

// The package's own settings look for fonts in Lambda's folders; without any font this Chromium dies at a text field.
function fontSettings(folder: string): string {
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    `  <dir>${path.join(folder, 'fonts')}</dir>`,
    '  <dir>/usr/share/fonts</dir>',
    `  <cachedir>${path.join(folder, 'fonts-cache')}</cachedir>`,
    '</fontconfig>',
    '',
  ].join('\n');
}

function environment(): Record<string, string> {
  const entries = Object.entries(process.env);
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
