import { unreachable } from '../../../shared/errors.ts';
import type { KeyStatus } from '../../../shared/workspaces/model.ts';
import { settingsText } from './text.ts';

/** What may be said about a key. */
export function KeyWords({ status }: { readonly status: KeyStatus | undefined }) {
  if (status === undefined) return settingsText.keyChecking;
  const { state } = status;
  switch (state) {
    case 'missing':
      return settingsText.keyMissing;
    case 'keychain-locked':
      return settingsText.keyLocked;
    case 'not-needed':
      return null;
    case 'present': {
      const kept =
        status.place === 'memory' ? settingsText.keptInMemory : settingsText.keptInKeychain;
      return `${settingsText.keyPresent(status.lastFour ?? '')}, ${kept}`;
    }
    default:
      return unreachable(state);
  }
}
