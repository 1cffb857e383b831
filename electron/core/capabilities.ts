import type { NoticeFate } from '../../shared/notifications/model.ts';
import type { PolicyReading } from '../../shared/settings/managed.ts';
import type { Secret } from './secret.ts';

/** Wall time, monotonic time and timers; injected, so that tests own time. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds that never go back; for waits and graces. */
  monotonicMs(): number;
  /** Runs the task once after the delay; the answer cancels it. */
  schedule(delayMs: number, task: () => void): () => void;
}

/** Where a secret is kept, as the screen says it. */
export type SecretPlace = 'keychain' | 'memory';

/** The OS keychain, or this run's memory where there is none. Every call may fail with `keychain-locked`. */
export interface SecretStore {
  /** Where secrets go now; settles within the keychain's time limit of 10 s. */
  place(): Promise<SecretPlace>;
  get(account: string): Promise<Secret | undefined>;
  set(account: string, secret: Secret): Promise<void>;
  delete(account: string): Promise<void>;
}

/** A notice that the host shows natively; a click opens `route` in the console. */
export type Notice = {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly route: string;
  readonly sound: boolean;
  /** What it lets the recruiter do at once, where the system has buttons on notices. */
  readonly actions: readonly NoticeAction[];
};

/** What a recruiter may do from a notice, without looking first. */
export const noticeActions = ['take-over', 'snooze'] as const;

/** One of the things that a notice lets a recruiter do. */
export type NoticeAction = (typeof noticeActions)[number];

/** Shows native notifications. */
export interface Notifier {
  /** Who shows them: the system, the page in a browser that hears of them by itself, or nobody. */
  readonly shower: () => 'system' | 'page' | 'nobody';
  /** Tells what became of it, at once or later, and again where that changes. */
  show(notice: Notice, report: (fate: NoticeFate) => void): void;
}

/** Shows outside the page how many conversations need the recruiter: tray, dock, taskbar. */
export interface Attention {
  show(count: number): void;
}

/** Opens links outside the console after the host's own checks. */
export interface Opener {
  openExternal(url: URL): Promise<void>;
}

/** A file that a recruiter dropped, behind a one-time ticket; no path crosses the contract. */
export type TicketedFile = {
  readonly name: string;
  readonly sizeBytes: number;
  readonly path: string;
  /** Removes a copy that the host made; never touches the recruiter's own file. */
  release(): Promise<void>;
};

/** Redeems tickets for dropped files, once each. */
export interface FileTickets {
  /** Answers `undefined` for a ticket that is unknown, used or expired. */
  redeem(ticket: string): Promise<TicketedFile | undefined>;
}

/** Proxy and certificates for every outgoing connection. */
export interface Network {
  /** Additional trusted certificates in PEM. */
  certificates(): readonly string[];
  /** The proxy for an address, or `undefined` for a direct connection. */
  proxyFor(url: URL): Promise<URL | undefined>;
}

/** Sleep and wake of the laptop. */
export interface Power {
  onWake(listener: () => void): () => void;
}

/** Structured local log: status, code and masked extracts, never bodies or secrets. */
export interface Logger {
  info(event: string, facts?: Readonly<Record<string, unknown>>): void;
  warn(event: string, facts?: Readonly<Record<string, unknown>>): void;
  error(event: string, facts?: Readonly<Record<string, unknown>>): void;
}

/** What went wrong with the file of preferences: set aside because it was damaged, or not to be read or written. */
export type PreferencesTrouble =
  | { readonly state: 'set-aside'; readonly file: string }
  | { readonly state: 'not-kept' };

/** Small settings that are not candidate data. */
export interface Preferences {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
  /** Nothing where the preferences are kept as they should be. */
  trouble?(): PreferencesTrouble | undefined;
}

/** The instance record that is kept outside the data folder, to notice a restored or copied database. */
export interface InstanceWitness {
  read(): Promise<string | undefined>;
  write(value: string): Promise<void>;
}

/** What a company has decided for this computer, where only its administrators could have written it. */
export interface PolicySource {
  read(): PolicyReading;
}

/** What the host says about itself. */
export type HostFacts = {
  readonly version: string;
  /** 'Desktop app' or 'Browser', as the screen says it. */
  readonly host: string;
  readonly platform: string;
  readonly runtime: string;
  /** Whether it is an installed app, and whether that names a place to look for newer versions. */
  readonly isPackaged: boolean;
  readonly hasUpdateFeed: boolean;
};

/** Where each thread's entry file is; a host that bundles supplies its own. */
export type Workers = {
  /** Reads an upload. */
  readonly upload: URL;
  /** Carries the database's journal over. */
  readonly checkpoint: URL;
};

/** Everything a host supplies to the core. */
export type Capabilities = {
  /** Absolute path; created with mode 0700. */
  readonly dataFolder: string;
  readonly facts: HostFacts;
  readonly clock: Clock;
  readonly secrets: SecretStore;
  readonly notifier: Notifier;
  readonly attention: Attention;
  readonly opener: Opener;
  readonly fileTickets: FileTickets;
  readonly network: Network;
  readonly power: Power;
  readonly logger: Logger;
  readonly preferences: Preferences;
  readonly policy: PolicySource;
  readonly witness: InstanceWitness;
  /** The socket of the recruiter's SSH agent, where one runs. */
  readonly sshAgent?: string | undefined;
  readonly workers: Workers;
};
