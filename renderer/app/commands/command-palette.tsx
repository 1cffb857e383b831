import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { CandidateText } from '../../ui/candidate-text.tsx';
import { classes } from '../../ui/classes.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { useCurrentWorkspace } from '../current-workspace.ts';
import { offeredCommands, runCommand } from './command.ts';
import { useCommandView } from './command-view.ts';
import { KeyCaps } from './key-caps.tsx';
import { keys } from './keys.ts';
import { entriesOf, type Entry, typedEntries, untyped } from './palette-entries.ts';
import { isAppleKeyboard, pressed } from './shortcut.ts';
import { commandText } from './text.ts';
import { isOf, useFoundNames } from './use-found-names.ts';
import styles from './command-palette.module.css';

/** Everything that can be done or opened from here, found by its words; arrows choose, Enter does it. */
export function CommandPalette() {
  const close = useCommandView((view) => view.close);
  const recent = useCommandView((view) => view.recent);
  const used = useCommandView((view) => view.used);
  const known = useCommandView((view) => view.known);
  const workspaceId = useCurrentWorkspace()?.id ?? '';
  const dialog = useModal();
  const id = useId();
  // What is possible is read once: nothing on the list moves while someone looks at it.
  const [commands] = useState(offeredCommands);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string>();
  const query = typed.trim();
  const names = useFoundNames(query);
  const entries = entriesOf(commands, runCommand);
  const groups =
    query === ''
      ? untyped(entries, known.filter(isOf(workspaceId)), recent)
      : typedEntries(query, commands, entries, names, recent);
  const shown = groups.flatMap((group) => group.entries);
  const active = shown.find((entry) => entry.id === chosen) ?? shown[0];

  function run(entry: Entry): void {
    // The focus is back where it was before anything is done with it.
    flushSync(close);
    used(entry);
    entry.run();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const at = active === undefined ? -1 : shown.indexOf(active);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: (at + 1) % shown.length,
      ArrowUp: (at - 1 + shown.length) % shown.length,
      PageDown: Math.min(at + pageStep, shown.length - 1),
      PageUp: Math.max(at - pageStep, 0),
    };
    const target = steps[event.key];
    if (target !== undefined) setChosen(shown[target]?.id);
    else if (event.key === 'Enter' && active !== undefined) run(active);
    else if (event.key === 'Escape') close();
    else if (pressed(event.nativeEvent, isAppleKeyboard()) === keys.palette) close();
    else return;
    event.preventDefault();
  }

  return (
    // A click beside it closes it, as Escape does.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      className={styles.palette}
      aria-label={commandText.palette}
      onCancel={close}
      // Beside it is the dialog's own ground; what is inside covers the rest of it.
      onClick={({ target, currentTarget }) => {
        if (target === currentTarget) close();
      }}
    >
      <div className={styles.inside}>
        <div className={styles.field}>
          <IconSearch size={16} aria-hidden />
          <input
            type="text"
            role="combobox"
            aria-label={commandText.palette}
            aria-expanded
            aria-controls={`${id}-list`}
            aria-activedescendant={active === undefined ? undefined : optionId(id, active)}
            aria-autocomplete="list"
            autoComplete="off"
            spellCheck={false}
            placeholder={commandText.placeholder}
            value={typed}
            onChange={({ target }) => {
              setTyped(target.value);
              setChosen(undefined);
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label={commandText.palette}
          className={styles.list}
        >
          {groups.map((group) => (
            <div key={group.heading} role="group" aria-label={group.heading}>
              <p className={styles.heading} aria-hidden>
                {group.heading}
              </p>
              {group.entries.map((entry) => (
                <Option
                  key={entry.id}
                  id={optionId(id, entry)}
                  entry={entry}
                  isActive={entry.id === active?.id}
                  onRun={() => run(entry)}
                />
              ))}
            </div>
          ))}
        </div>
        {shown.length === 0 ? <p className={styles.nothing}>{commandText.nothing(query)}</p> : null}
        <VisuallyHidden>
          <output aria-live="polite">{query === '' ? '' : commandText.found(shown.length)}</output>
        </VisuallyHidden>
        <Foot />
      </div>
    </dialog>
  );
}

const pageStep = 8;

function optionId(id: string, entry: Entry): string {
  return `${id}-${entry.id}`;
}

/** A dialog of the browser's own: what is behind it cannot be reached, and closing gives the focus back. */
function useModal() {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return dialog;
}

type OptionProps = {
  readonly id: string;
  readonly entry: Entry;
  readonly isActive: boolean;
  readonly onRun: () => void;
};

function Option({ id, entry, isActive, onRun }: OptionProps) {
  const { icon: Icon, label, detail, shortcut, isTheirs } = entry;
  const option = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) option.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    // The keyboard works in the field above, which has the focus all the time.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      ref={option}
      id={id}
      role="option"
      aria-selected={isActive}
      className={classes(styles.option, isActive && styles.active)}
      onClick={onRun}
    >
      {Icon === undefined ? (
        <span className={styles.noIcon} />
      ) : (
        <Icon size={16} stroke={1.75} className={styles.icon ?? ''} aria-hidden />
      )}
      <span className={styles.label}>
        {isTheirs === true ? <CandidateText text={label} withoutLinks /> : label}
      </span>
      {detail === undefined ? null : (
        <span className={styles.detail}>
          <CandidateText text={detail} withoutLinks />
        </span>
      )}
      {shortcut === undefined ? null : <KeyCaps shortcut={shortcut} />}
    </div>
  );
}

function Foot() {
  return (
    <p className={styles.foot} aria-hidden>
      <KeyCaps shortcut="ArrowUp" />
      <KeyCaps shortcut="ArrowDown" />
      {commandText.choose}
      <KeyCaps shortcut="Enter" />
      {commandText.run}
      <KeyCaps shortcut="Escape" />
      {commandText.close}
    </p>
  );
}
