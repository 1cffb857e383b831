import { useState } from 'react';
import { confirmAbove } from '../../../../shared/scheduling/many.ts';
import type { SavedSetup } from '../../../../shared/scheduling/setup.ts';
import { CommandButton } from '../../../app/commands/command-button.tsx';
import { keys } from '../../../app/commands/keys.ts';
import { useCurrentWorkspace } from '../../../app/current-workspace.ts';
import { useLink } from '../../../link/link-context.tsx';
import { useChange } from '../../../link/use-change.ts';
import { Button } from '../../../ui/button.tsx';
import { Callout } from '../../../ui/callout.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { TextField } from '../../../ui/field.tsx';
import { formatCount } from '../../../ui/locale.ts';
import { Facts } from '../../../ui/section.tsx';
import { usePoppNow } from '../../conversations/use-inbox.ts';
import { formText } from '../form/form-text.ts';
import { setupFacts } from '../form/setup-facts.tsx';
import { manyText } from './many-text.ts';
import type { AskedMany } from './who-section.tsx';
import styles from '../form/form.module.css';

type AskManySheetProps = {
  readonly who: AskedMany;
  readonly inBusinessHours: boolean;
  readonly saved: SavedSetup;
  readonly toAsk: number;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onSent: (done: { readonly asked: number; readonly known: number }) => void;
};

/** The one look before many requests leave; a large number is typed before it goes. */
export function AskManySheet(props: AskManySheetProps) {
  const { who, inBusinessHours, saved, toAsk, opened, onClose, onSent } = props;
  const { client } = useLink();
  const now = usePoppNow(who.workspaceId);
  const isPractice = useCurrentWorkspace()?.kind === 'practice';
  const [typed, setTyped] = useState('');
  const ask = useChange(client.scheduling.askMany, { onSuccess: onSent });
  const isLarge = toAsk > confirmAbove;
  const confirmed = Number(typed.replaceAll(/[\s.,]/g, ''));
  const mayAsk = !isLarge || confirmed === toAsk;
  const count = formatCount(toAsk);
  return (
    <Dialog
      kind="sheet"
      opened={opened}
      title={manyText.sheetTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{formText.notYet}</Button>
          <CommandButton
            command={{
              id: 'arrange-many.ask',
              label: toAsk === 1 ? manyText.sendOne : manyText.send(count),
              shortcut: keys.send,
              inDialog: true,
            }}
            look="primary"
            disabled={!mayAsk}
            busy={ask.isPending}
            onClick={() =>
              ask.mutate({
                ...who,
                inBusinessHours,
                setup: saved.setup,
                reviewedCount: toAsk,
                ...(isLarge ? { confirmCount: confirmed } : {}),
              })
            }
          />
        </>
      }
    >
      <div className={styles.stack}>
        <p className={styles.big}>{manyText.sheetWill(count, saved.setup.title)}</p>
        <Callout tone={isPractice ? 'plain' : 'amber'}>
          {isPractice ? manyText.sheetPractice : manyText.sheetReal}
        </Callout>
        <Facts
          facts={[
            ...setupFacts(saved.setup, now, undefined),
            [formText.facts.first, inBusinessHours ? formText.firstInHours : formText.firstAtOnce],
          ]}
        />
        {isLarge ? (
          <TextField
            label={manyText.confirm(count)}
            help={manyText.confirmHelp}
            inputMode="numeric"
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        ) : null}
        {ask.error === null ? null : <Failure inline failure={ask.error} />}
      </div>
    </Dialog>
  );
}
