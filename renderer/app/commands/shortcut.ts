/** Keys as they are written down here: `?`, `Shift+H`, `Mod+K`, `Escape`, or one key after another as in `g i`. */
export type Shortcut = string;

/** What a key press is judged by; a `KeyboardEvent` fits. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'
>;

const letterCode = /^Key([A-Z])$/;
const plainLetter = /^[a-z]$/i;

/** The press in the words of a shortcut, or nothing where a modifier makes it somebody else's. */
export function pressed(press: KeyPress, isApple: boolean): Shortcut | undefined {
  const { ctrlKey, metaKey, altKey, shiftKey } = press;
  const key = keyOf(press);
  const isMod = isApple ? metaKey && !ctrlKey : ctrlKey && !metaKey;
  if (isMod && !altKey && !shiftKey) return `Mod+${key.length === 1 ? key.toUpperCase() : key}`;
  // AltGr writes characters such as ? on some keyboards, and reads as Ctrl with Alt there.
  const isWriting = key.length === 1 && !plainLetter.test(key) && ctrlKey === altKey && !metaKey;
  if (isWriting) return key;
  if (ctrlKey || metaKey || altKey) return undefined;
  if (plainLetter.test(key)) return shiftKey ? `Shift+${key.toUpperCase()}` : key.toLowerCase();
  return shiftKey ? `Shift+${key}` : key;
}

// On a keyboard that writes no Latin letters the place of the key stands for its letter.
function keyOf({ key, code }: KeyPress): string {
  const letter = letterCode.exec(code)?.[1];
  const isForeign = key.length === 1 && key > '\u007F';
  return isForeign && letter !== undefined ? letter.toLowerCase() : key;
}

/** The keys of a shortcut that follow each other. */
export function stepsOf(shortcut: Shortcut): readonly string[] {
  return shortcut.split(' ');
}

/** True for a shortcut of characters alone: it may be turned off, and never acts while someone writes (WCAG 2.1.4). */
export function isSingleKey(shortcut: Shortcut): boolean {
  return stepsOf(shortcut).some((step) => step.replace(/^Shift\+/, '').length === 1);
}

/** Whether a key does something now: keys are turned off one by one, and those of characters all at once. */
export function isKeyOn(
  shortcut: Shortcut,
  settings: { readonly singleKeyShortcuts: boolean; readonly keysOff: readonly string[] },
): boolean {
  if (settings.keysOff.includes(shortcut)) return false;
  return settings.singleKeyShortcuts || !isSingleKey(shortcut);
}

const caps: Readonly<Record<string, string>> = { Escape: 'Esc', ArrowDown: '↓', ArrowUp: '↑' };

/** The caps to press at each step, as they stand on the recruiter's keyboard. */
export function keyCaps(shortcut: Shortcut, isApple: boolean): readonly (readonly string[])[] {
  return stepsOf(shortcut).map((step) =>
    step.split('+').map((part) => {
      if (part === 'Mod') return isApple ? '⌘' : 'Ctrl';
      return caps[part] ?? (part.length === 1 ? part.toUpperCase() : part);
    }),
  );
}

/** The value of `aria-keyshortcuts`; keys that follow each other cannot be said there. */
export function ariaKeys(shortcut: Shortcut, isApple: boolean): string | undefined {
  if (stepsOf(shortcut).length > 1) return undefined;
  return shortcut.replace('Mod', isApple ? 'Meta' : 'Control');
}

/** Whether this computer has a Command key. */
export function isAppleKeyboard(): boolean {
  return /mac|iphone|ipad/i.test(navigator.userAgent);
}
