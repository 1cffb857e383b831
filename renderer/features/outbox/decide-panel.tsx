import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { z } from 'zod';
import type { outboxSummarySchema } from '../../../shared/outbox/contract.ts';
import type { Workspace } from '../../../shared/workspaces/model.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { PageBody } from '../../ui/page-header.tsx';
import { ActionDialog, type AskedAction } from './action-dialog.tsx';
import { AlarmSection } from './alarm-section.tsx';
import { HeldSection } from './held-section.tsx';
import { ItemSheet } from './item-sheet.tsx';
import { UndecidedSection } from './undecided-section.tsx';
import { outboxText } from './text.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import type { Places } from './use-places.ts';
import styles from './outbox.module.css';

type DecidePanelProps = {
  readonly workspace: Workspace;
  readonly summary: z.infer<typeof outboxSummarySchema>;
  readonly places: Places;
  readonly onShowRecent: () => void;
};

/** What only the recruiter can settle, the most urgent first. */
export function DecidePanel({ workspace, summary, places, onShowRecent }: DecidePanelProps) {
  const [asked, setAsked] = useState<AskedAction>();
  const [isAsking, setAsking] = useState(false);
  const [shown, setShown] = useState<string>();
  const { undecided, held } = summary.counts;
  const { alarms } = summary;
  const panel = useKeptFocus<HTMLDivElement>(undecided + held + alarms);
  const ask = (next: AskedAction) => {
    setAsked(next);
    setAsking(true);
  };
  const part = { workspaceId: workspace.id, places, onAsk: ask };
  return (
    <PageBody>
      <div ref={panel} tabIndex={-1} className={styles.decide}>
        {undecided + held + alarms === 0 ? (
          <Empty
            icon={IconCircleCheck}
            title={outboxText.clearTitle}
            body={outboxText.clearBody}
            action={<Button onClick={onShowRecent}>{outboxText.clearAction}</Button>}
          />
        ) : null}
        {alarms === 0 ? null : <AlarmSection workspaceId={workspace.id} places={places} />}
        {undecided === 0 ? null : (
          <UndecidedSection {...part} isPractice={workspace.kind === 'practice'} />
        )}
        {held === 0 ? null : <HeldSection {...part} onShow={setShown} />}
      </div>
      <ActionDialog asked={asked} opened={isAsking} onClose={() => setAsking(false)} />
      <ItemSheet
        itemId={shown}
        places={places}
        onShow={setShown}
        onClose={() => setShown(undefined)}
      />
    </PageBody>
  );
}
