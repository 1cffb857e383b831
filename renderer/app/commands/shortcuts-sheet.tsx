import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useSettings } from '../settings.ts';
import { expectArrival } from './arrival.ts';
import { type Command, offeredCommands } from './command.ts';
import { useCommandView } from './command-view.ts';
import { KeyCaps } from './key-caps.tsx';
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
  const { singleKeyShortcuts } = useSettings();
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
  return (
    <Dialog
      kind="sheet"
      size="small"
      opened
      title={commandText.sheet}
      onClose={close}
      actions={<Button onClick={toSettings}>{commandText.toSettings}</Button>}
    >
      <Part title={commandText.groups.here} lines={lines(true)} />
      <Part title={commandText.everywhere} lines={lines(false)} />
      <Part title={commandText.lists} lines={inLists} />
      <p className={styles.note}>{singleKeyShortcuts ? commandText.on : commandText.off}</p>
    </Dialog>
  );
}

function Part({ title, lines }: { readonly title: string; readonly lines: readonly Line[] }) {
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
            <dd>
              <KeyCaps shortcut={shortcut} spoken />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
