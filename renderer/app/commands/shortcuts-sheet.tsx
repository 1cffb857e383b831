import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { showFailure } from '../../ui/toasts.ts';
import { useSettings } from '../settings.ts';
import { useSettingsChange } from '../use-settings-change.ts';
import { expectArrival } from './arrival.ts';
import { type Command, offeredCommands } from './command.ts';
import { useCommandView } from './command-view.ts';
import { KeyCaps } from './key-caps.tsx';
import { keys } from './keys.ts';
import { isSingleKey, type Shortcut } from './shortcut.ts';
import { commandText } from './text.ts';
import styles from './shortcuts-sheet.module.css';

type Line = { readonly words: string; readonly shortcut: Shortcut };

const inLists: readonly Line[] = [
  { words: commandText.move, shortcut: 'ArrowUp ArrowDown' },
  { words: commandText.openRow, shortcut: 'Enter' },
];

/** Every key that does something here, in the words of the palette and the buttons. */
export function ShortcutsSheet() {
  const close = useCommandView((view) => view.close);
  const { singleKeyShortcuts, keysOff } = useSettings();
  const { change } = useSettingsChange(showFailure);
  const navigate = useNavigate();
  const [commands] = useState(offeredCommands);
  const lines = (isHere: boolean) =>
    commands
      .filter(({ group = 'here' }) => (group === 'here') === isHere)
      .flatMap(({ label, shortcut }: Command): Line[] =>
        shortcut === undefined || (isSingleKey(shortcut) && !singleKeyShortcuts)
          ? []
          : [{ words: label, shortcut }],
      );
  const toSettings = () => {
    close();
    expectArrival();
    void navigate({ to: '/settings' });
  };
  const turning = {
    keysOff,
    onTurn: (shortcut: Shortcut, isOn: boolean) =>
      change({
        keysOff: isOn ? keysOff.filter((one) => one !== shortcut) : [...keysOff, shortcut],
      }),
  };
  return (
    <Dialog
      kind="sheet"
      size="small"
      opened
      title={commandText.sheet}
      onClose={close}
      actions={<Button onClick={toSettings}>{commandText.toSettings}</Button>}
    >
      <Part title={commandText.groups.here} lines={lines(true)} {...turning} />
      <Part title={commandText.everywhere} lines={lines(false)} {...turning} />
      <Part title={commandText.lists} lines={inLists} />
      <p className={styles.note}>{singleKeyShortcuts ? commandText.on : commandText.off}</p>
    </Dialog>
  );
}

type PartProps = {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly keysOff?: readonly string[];
  /** Turns one key off or on; absent where its keys belong to the browser. */
  readonly onTurn?: (shortcut: Shortcut, isOn: boolean) => void;
};

function Part({ title, lines, keysOff = [], onTurn }: PartProps) {
  const id = useId();
  if (lines.length === 0) return null;
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h3 id={id} className={styles.title}>
        {title}
      </h3>
      <dl>
        {lines.map(({ words, shortcut }) => (
          <div key={`${words} ${shortcut}`} className={styles.line}>
            <dt>{words}</dt>
            <dd className={styles.keys}>
              <KeyCaps shortcut={shortcut} spoken />
              {onTurn === undefined || shortcut === keys.back ? null : (
                <input
                  type="checkbox"
                  aria-label={commandText.keyOn(words)}
                  title={commandText.keyOn(words)}
                  checked={!keysOff.includes(shortcut)}
                  onChange={({ currentTarget }) => onTurn(shortcut, currentTarget.checked)}
                />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
