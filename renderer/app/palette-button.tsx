import { IconSearch } from '@tabler/icons-react';
import { classes } from '../ui/classes.ts';
import { useCommandView } from './commands/command-view.ts';
import { KeyCaps } from './commands/key-caps.tsx';
import { useKeyHint } from './commands/key-hint.ts';
import { keys } from './commands/keys.ts';
import { commandText } from './commands/text.ts';
import styles from './palette-button.module.css';

/** Opens the palette, for those who do not know its key yet. */
export function PaletteButton({ narrow }: { readonly narrow: boolean }) {
  const show = useCommandView((view) => view.show);
  return (
    <button
      type="button"
      aria-label={commandText.palette}
      {...useKeyHint()(keys.palette)}
      className={classes(styles.open, narrow && styles.narrow)}
      onClick={() => show('palette')}
    >
      <IconSearch size={16} stroke={1.75} aria-hidden />
      <span className={styles.words}>{commandText.search}</span>
      <span className={styles.key}>
        <KeyCaps shortcut={keys.palette} />
      </span>
    </button>
  );
}
