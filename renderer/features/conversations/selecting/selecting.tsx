import { useNavigate } from '@tanstack/react-router';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useEffect } from 'react';
import { mostChosen } from '../../../../shared/scheduling/many.ts';
import { expectArrival } from '../../../app/commands/arrival.ts';
import { CommandButton } from '../../../app/commands/command-button.tsx';
import { useKeyHint } from '../../../app/commands/key-hint.ts';
import { keys } from '../../../app/commands/keys.ts';
import { Button } from '../../../ui/button.tsx';
import { LiveRegion } from '../../../ui/visually-hidden.tsx';
import { openRow } from '../focus.ts';
import { selectingCommands } from './commands.ts';
import { selectingText } from './selecting-text.ts';
import { useSelection } from './selection-store.ts';
import { useSelectingKeys } from './use-selecting-keys.ts';
import styles from './selecting.module.css';

type SelectingProps = {
  readonly workspaceId: string;
  readonly openId: string | undefined;
  /** The conversations that the list shows now. */
  readonly items: readonly { readonly id: string }[] | undefined;
};

/** What is done with several conversations: a bar below the list while some are selected, and the keys for it. */
export function Selecting({ workspaceId, openId, items }: SelectingProps) {
  const show = useSelection((store) => store.show);
  const isShown = useSelection((store) => store.workspaceId === workspaceId);
  const chosen = useSelection(({ selection }) => selection.chosen);
  useEffect(() => show(workspaceId, idsOf(items)), [show, workspaceId, items]);
  useSelectingKeys(openId);
  const count = isShown ? chosen.length : 0;
  const words =
    count === 0
      ? ''
      : count === mostChosen
        ? selectingText.most(count)
        : selectingText.count(count);
  return (
    <>
      <LiveRegion>{words}</LiveRegion>
      {count === 0 ? null : (
        <Bar words={words} chosen={chosen} elsewhere={notIn(idsOf(items), chosen)} />
      )}
    </>
  );
}

function idsOf(items: SelectingProps['items']): string[] {
  return (items ?? []).map(({ id }) => id);
}

function notIn(listed: readonly string[], chosen: readonly string[]): number {
  const there = new Set(listed);
  return chosen.filter((id) => !there.has(id)).length;
}

type BarProps = {
  readonly words: string;
  readonly chosen: readonly string[];
  readonly elsewhere: number;
};

function Bar({ words, chosen, elsewhere }: BarProps) {
  const navigate = useNavigate();
  const clear = useSelection((store) => store.clear);
  const hint = useKeyHint();
  return (
    <section className={styles.bar} aria-label={selectingText.bar}>
      <p className={styles.count}>
        {words}
        {elsewhere === 0 ? null : (
          <span className={styles.elsewhere} title={selectingText.elsewhereHint}>
            {selectingText.elsewhere(elsewhere)}
          </span>
        )}
      </p>
      <CommandButton
        command={selectingCommands.arrange}
        icon={IconCalendarPlus}
        size="small"
        look="primary"
        onClick={() => {
          expectArrival();
          void navigate({ to: '/schedule/many', search: { conversations: chosen } });
        }}
      >
        {selectingText.arrange}
      </CommandButton>
      <Button
        {...hint(keys.back)}
        size="small"
        look="quiet"
        onClick={() => {
          clear();
          // The bar goes away with its buttons.
          document.querySelector<HTMLElement>(openRow)?.focus();
        }}
      >
        {selectingText.clear}
      </Button>
    </section>
  );
}
