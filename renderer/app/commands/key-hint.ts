import { useSettings } from '../settings.ts';
import { ariaKeys, isAppleKeyboard, isKeyOn, keyCaps, type Shortcut } from './shortcut.ts';
import { commandText } from './text.ts';

/** What a control says about its key: in its tooltip, and to those who listen. */
export type KeyHint = { readonly title?: string; readonly 'aria-keyshortcuts'?: string };

/** The keys in words: Ctrl K, G then I. */
export function keyWords(shortcut: Shortcut, isApple: boolean): string {
  return keyCaps(shortcut, isApple)
    .map((step) => step.join(' '))
    .join(` ${commandText.afterwards} `);
}

/** Gives a control the hint of its key, or nothing where such keys are turned off. */
export function useKeyHint(): (shortcut: Shortcut | undefined) => KeyHint {
  const settings = useSettings();
  return (shortcut) => {
    if (shortcut === undefined || !isKeyOn(shortcut, settings)) return {};
    const isApple = isAppleKeyboard();
    const spoken = ariaKeys(shortcut, isApple);
    return {
      title: commandText.press(keyWords(shortcut, isApple)),
      ...(spoken === undefined ? {} : { 'aria-keyshortcuts': spoken }),
    };
  };
}
