import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { TimeThere } from '../../../../shared/conversations/time-there.ts';
import { CommandButton } from '../../../app/commands/command-button.tsx';
import { expectArrival } from '../../../app/commands/arrival.ts';
import { keys } from '../../../app/commands/keys.ts';
import { useCurrentWorkspace } from '../../../app/current-workspace.ts';
import type { ConsoleClient } from '../../../link/connect.ts';
import { useLink } from '../../../link/link-context.tsx';
import { useChange } from '../../../link/use-change.ts';
import { Button } from '../../../ui/button.tsx';
import { Callout } from '../../../ui/callout.tsx';
import { CandidateText } from '../../../ui/candidate-text.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { CheckField } from '../../../ui/field.tsx';
import { Facts } from '../../../ui/section.tsx';
import { Time } from '../../../ui/time.tsx';
import { showToast } from '../../../ui/toasts.ts';
import type { Arrangement } from './arrange-store.ts';
import { formText } from './form-text.ts';
import { setupFacts } from './setup-facts.tsx';
import styles from './form.module.css';

type ReadCandidate = Awaited<ReturnType<ConsoleClient['scheduling']['readCandidate']>>;

type ArrangeSheetProps = {
  readonly workspaceId: string;
  readonly arrangement: Arrangement;
  readonly read: ReadCandidate | undefined;
  readonly there: TimeThere | undefined;
  readonly now: number;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** It was handed over: the next candidate begins with an empty form. */
  readonly onAsked: () => void;
};

/** The one look before it leaves: who is asked for what, and what happens then. */
export function ArrangeSheet(props: ArrangeSheetProps) {
  const { workspaceId, arrangement, read, there, now, opened, onClose, onAsked } = props;
  const { candidate, campaignId, options, setup } = arrangement;
  const { client, queries } = useLink();
  const navigate = useNavigate();
  const isPractice = useCurrentWorkspace()?.kind === 'practice';
  const [isAgain, setAgain] = useState(false);
  const campaign = useQuery({
    ...queries.campaigns.get.queryOptions({ input: { workspaceId, campaignId } }),
    enabled: opened,
  }).data;
  const name = [candidate.firstName, candidate.lastName]
    .map((part) => part.trim())
    .join(' ')
    .trim();
  const ask = useChange(client.scheduling.ask, {
    onSuccess: ({ meetingId, known }) => {
      showToast({
        tone: known ? 'attention' : 'good',
        title: known ? formText.known(name) : formText.asked(name),
        lastsMs: 6000,
      });
      onClose();
      onAsked();
      expectArrival();
      void navigate({ to: '/schedule/$meetingId', params: { meetingId } });
    },
  });
  const askedBefore = read?.askedBefore ?? [];
  const mayAsk =
    read?.optedOut !== true && (askedBefore.length === 0 || isAgain) && read?.contact !== undefined;
  const collecting = setup.participants.find(({ availability }) => availability === 'collect');

  function leave(): void {
    ask.mutate({
      workspaceId,
      campaignId,
      candidate,
      setup,
      ...options,
      ...(askedBefore.length > 0 && isAgain ? { again: true } : {}),
    });
  }

  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      formText.facts.candidate,
      <CandidateText
        key="candidate"
        text={[name, read?.contact].filter(Boolean).join(', ')}
        withoutLinks
      />,
    ],
    [
      formText.facts.campaign,
      <CandidateText key="campaign" text={campaign?.campaign.title ?? campaignId} withoutLinks />,
    ],
    ...setupFacts(setup, now, there?.earliest),
    [formText.facts.first, options.inBusinessHours ? formText.firstInHours : formText.firstAtOnce],
    ...(candidate.externalId.trim() === ''
      ? []
      : [[formText.facts.reference, candidate.externalId.trim()] as const]),
  ];
  return (
    <Dialog
      kind="sheet"
      opened={opened}
      title={formText.sheetTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{formText.notYet}</Button>
          <CommandButton
            command={{
              id: 'arrange.ask',
              label: formText.ask,
              shortcut: keys.send,
              inDialog: true,
            }}
            look="primary"
            disabled={!mayAsk}
            busy={ask.isPending}
            onClick={leave}
          />
        </>
      }
    >
      <div className={styles.stack}>
        <p className={styles.big}>
          <CandidateText text={formText.sheetAsk(name)} withoutLinks />
        </p>
        <Callout tone={isPractice ? 'plain' : 'amber'}>
          {isPractice ? formText.sheetPractice : formText.sheetReal}
          {collecting === undefined ? null : (
            <p>{formText.sheetCollect(collecting.name.trim() || collecting.email.trim())}</p>
          )}
        </Callout>
        {read?.optedOut === true ? <Callout tone="red">{formText.sheetOptedOut}</Callout> : null}
        {askedBefore.length === 0 ? null : (
          <Callout tone="amber" title={formText.sheetAsked}>
            <ul>
              {askedBefore.map(({ meetingId, at }) => (
                <li key={meetingId}>
                  <Time at={at} form="full" />
                </li>
              ))}
            </ul>
            <CheckField
              label={formText.sheetAskedAgain}
              checked={isAgain}
              onChange={({ target }) => setAgain(target.checked)}
            />
          </Callout>
        )}
        {read?.conversationId === undefined ? null : (
          <Callout tone="amber">
            {options.skipDuplicationCheck ? formText.sheetThereSkips : formText.sheetThere}
          </Callout>
        )}
        {campaign?.freshness.problem === undefined ? null : (
          <Callout>{formText.sheetOffline}</Callout>
        )}
        <Facts facts={facts} />
        {ask.error === null ? null : <Failure inline failure={ask.error} />}
      </div>
    </Dialog>
  );
}
