import { useEffect, useEffectEvent, useRef } from 'react';
import { useSettings } from '../settings.ts';
import { type Command, offeredCommands } from './command.ts';
import { isAppleKeyboard, isKeyOn, isSingleKey, pressed, stepsOf } from './shortcut.ts';

const nextStepMs = 1500;
const modifiers: readonly string[] = ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph'];
const fields =
  'input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, select, [contenteditable]';

/** Listens for the keys of what is offered. Keys that are characters act only where nobody writes, and can be turned off. */
export function useShortcuts(): void {
  const settings = useSettings();
  const wasModal = useRef(false);
  const begun = useRef<{ readonly step: string; readonly at: number }>(undefined);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || modifiers.includes(event.key)) return;
    const target = event.target instanceof Element ? event.target : document.body;
    const isModal = wasModal.current || isModalNow();
    // A menu or an explanation that is open has the keys to itself.
    if (!isModal && target.closest('[role="menu"], [role="dialog"]') !== null) return;
    const step = pressed(event, isAppleKeyboard());
    if (step === undefined) return;
    const isWriting = target.closest(fields) !== null;
    const keys = isWriting ? step : after(begun.current, step);
    const may = ({ shortcut, run, ownKey, inDialog, repeats }: Command) =>
      shortcut !== undefined &&
      run !== undefined &&
      ownKey !== true &&
      (inDialog === true || !isModal) &&
      (repeats === true || !event.repeat) &&
      isKeyOn(shortcut, settings) &&
      (!isSingleKey(shortcut) || !isWriting);
    const possible = offeredCommands().filter(may);
    const command = possible.findLast(({ shortcut }) => shortcut === keys);
    begun.current = undefined;
    if (step === 'Escape' && isWriting && !isModal) {
      leaveField(event, target);
      return;
    }
    if (command?.run === undefined) {
      const begins = possible.some(({ shortcut = '' }) => startsWith(shortcut, step));
      if (begins) begun.current = { step, at: performance.now() };
      return;
    }
    event.preventDefault();
    command.run();
  });
  useEffect(() => {
    // A dialog that a key closes at once, as without motion, is gone before the key gets here: it was still that dialog's.
    const note = () => {
      wasModal.current = isModalNow();
    };
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', note, true);
    document.addEventListener('keydown', listener);
    return () => {
      window.removeEventListener('keydown', note, true);
      document.removeEventListener('keydown', listener);
    };
  }, []);
}

function isModalNow(): boolean {
  return document.querySelector('dialog[open], [aria-modal="true"]') !== null;
}

function after(
  before: { readonly step: string; readonly at: number } | undefined,
  step: string,
): string {
  const isRecent = before !== undefined && performance.now() - before.at < nextStepMs;
  return isRecent ? `${before.step} ${step}` : step;
}

function startsWith(shortcut: string, step: string): boolean {
  const steps = stepsOf(shortcut);
  return steps.length > 1 && steps[0] === step;
}

// One step back from writing: a search that has words is emptied by the browser itself, everything else is left.
function leaveField(event: KeyboardEvent, field: Element): void {
  if (field instanceof HTMLInputElement && field.type === 'search' && field.value !== '') return;
  event.preventDefault();
  const place = field.closest('[data-leave-to]')?.getAttribute('data-leave-to');
  const target = place === null || place === undefined ? null : document.querySelector(place);
  const page = target ?? document.querySelector('#page');
  if (!(page instanceof HTMLElement)) return;
  if (page.tabIndex < 0) page.tabIndex = -1;
  page.focus({ preventScroll: true });
  // A line of a long list may be drawn beyond what is seen of it.
  target?.scrollIntoView({ block: 'nearest' });
}
