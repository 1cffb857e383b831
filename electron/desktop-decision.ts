/** Electron's binary as the project's own package has it. */
export type ElectronState = 'no-package' | 'no-binary' | 'other-version' | 'ready';

/** How an attempt to fetch Electron's binary ended. */
export type InstallOutcome = 'installed' | 'unreachable' | 'too-slow' | 'broken' | 'failed';

/** What decides whether the console opens a window of its own. */
export type DesktopFacts = {
  /** What the command line wishes. */
  readonly wish: 'desktop' | 'browser' | undefined;
  readonly hasDisplay: boolean;
  readonly isRoot: boolean;
  /** Whether the main process and the screens are built. */
  readonly isBuilt: boolean;
  readonly electron: ElectronState;
  /** Whether fetching this version failed within the last day. */
  readonly failedLately: boolean;
  /** How fetching it ended just now, where it was tried. */
  readonly install: InstallOutcome | undefined;
};

/** Which host it is; for the browser, why, as the end of a sentence. */
export type HostDecision =
  | { readonly host: 'desktop' }
  | { readonly host: 'fetch-first' }
  | { readonly host: 'browser'; readonly why: string };

const again = '"npm start -- --desktop" tries again';

/** How long fetching the binary may take. */
export const installLimitMinutes = 5;

/** How long a failure is remembered, so that starting the console does not pay for it each time. */
export const rememberFailureMs = 24 * 60 * 60 * 1000;

/** Decides between a window of its own and the browser; asks for the binary only where everything else is there. */
export function decideHost(facts: DesktopFacts): HostDecision {
  const why = reasonAgainst(facts);
  if (why !== undefined) return { host: 'browser', why };
  if (facts.electron === 'ready') return { host: 'desktop' };
  return { host: 'fetch-first' };
}

function reasonAgainst(facts: DesktopFacts): string | undefined {
  const { electron, install } = facts;
  if (facts.wish === 'browser') return 'you asked for it';
  if (!facts.isBuilt) return 'its window is not built, which "npm run build" does';
  if (!facts.hasDisplay) return 'its window needs a display, and there is none here';
  if (facts.isRoot) return 'you are the root user, and the sandbox of its window refuses that';
  if (electron === 'ready') return undefined;
  if (electron === 'no-package') {
    return 'its window needs the package "electron", which "npm ci" brings';
  }
  if (install !== undefined) return failedWords(install);
  if (facts.failedLately && facts.wish !== 'desktop') {
    return `its window (Electron) could not be fetched within the last day; ${again}`;
  }
  return undefined;
}

function failedWords(install: InstallOutcome): string {
  switch (install) {
    case 'unreachable':
      return `its window (Electron) could not be fetched, because where it comes from cannot be reached; ${again}`;
    case 'too-slow':
      return `fetching its window (Electron) took more than ${installLimitMinutes} minutes, and what had come was removed; ${again}`;
    case 'installed':
    case 'broken':
      return `its window (Electron) came broken, and what had come was removed; ${again}`;
    case 'failed':
      return `its window (Electron) could not be installed; ${again}`;
    default:
      return install satisfies never;
  }
}

/** How the installer ended, and what is there afterwards. */
export type InstallFacts = {
  readonly ended: 'by-itself' | 'time-limit';
  /** What it printed. */
  readonly output: string;
  readonly after: ElectronState;
  /** Whether it began to unpack. */
  readonly leftSomething: boolean;
};

/** Judges an attempt to fetch the binary by what is there afterwards, then by what the installer said. */
export function judgeInstall(facts: InstallFacts): InstallOutcome {
  if (facts.after === 'ready') return 'installed';
  if (facts.ended === 'time-limit') return 'too-slow';
  // The installer prints no more of a network failure than these words.
  if (/fetch failed|Response code|ENOTFOUND|ECONN|ETIMEDOUT|EAI_AGAIN/.test(facts.output)) {
    return 'unreachable';
  }
  if (facts.leftSomething || /checksum/i.test(facts.output)) return 'broken';
  return 'failed';
}

/** What is remembered of a failure. */
export type RememberedFailure = { readonly version: string; readonly failedAt: number };

/** Whether a remembered failure still counts; one of another version, or of a clock that ran ahead, does not. */
export function isFailureFresh(
  remembered: RememberedFailure | undefined,
  version: string,
  now: number,
): boolean {
  if (remembered === undefined || remembered.version !== version) return false;
  const ageMs = now - remembered.failedAt;
  return ageMs >= 0 && ageMs < rememberFailureMs;
}

/** Whether there is a display to open a window on. */
export function hasDisplay(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  if (platform === 'win32' || platform === 'darwin') return true;
  return [environment['DISPLAY'], environment['WAYLAND_DISPLAY']].some(
    (name) => name !== undefined && name !== '',
  );
}
