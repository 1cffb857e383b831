import { ConsoleError } from '../../shared/errors.ts';

/** Why a keychain call did not answer: there is none, it is locked, or something else. */
export type KeychainFailure = 'absent' | 'locked' | 'failed';

/** Words of libsecret, the macOS keychain and the Windows vault that mean that a person has to unlock something. */
const lockedWords =
  /locked collection|collection is locked|IsLocked|user interaction is not allowed|user cancell?ed|passphrase you entered|dismissed|timed out/i;

/** Words that mean that no keychain answers on this machine: no session bus, no secret service, no library. */
const absentWords =
  /D-Bus|dbus|\$DISPLAY|org\.freedesktop\.secrets|ServiceUnknown|\.service files|could not connect|does not exist at path|libsecret|cannot open shared object|cannot find (?:module|package)|no native build|not supported|dlopen/i;

/** Reads what a keychain call threw; the libraries have words only, no codes. */
export function classifyKeychainFailure(error: unknown): KeychainFailure {
  const words = error instanceof Error ? error.message : String(error);
  if (lockedWords.test(words)) return 'locked';
  if (absentWords.test(words)) return 'absent';
  return 'failed';
}

/** The keychain is there and does not open; nothing is refused meanwhile. */
export function keychainLocked(cause?: unknown): ConsoleError {
  return new ConsoleError(
    'keychain-locked',
    'Your keychain is locked. Nothing was lost and nothing is sent meanwhile. Unlock it, then try again.',
    { retryable: true, cause },
  );
}

/** The keychain answered with an error that we do not know. */
export function keychainFailed(cause: unknown): ConsoleError {
  return new ConsoleError(
    'keychain-unavailable',
    'Your keychain answered with an error. Nothing was lost. Try again, or start the console again.',
    { retryable: true, cause },
  );
}
