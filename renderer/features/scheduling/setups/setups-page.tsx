import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { IconBookmarks, IconCalendarPlus, IconPlus } from '@tabler/icons-react';
import { hoursWords } from '../../../../shared/scheduling/open-hours.ts';
import type { SavedSetup } from '../../../../shared/scheduling/setup.ts';
import { expectArrival } from '../../../app/commands/arrival.ts';
import { CommandButton } from '../../../app/commands/command-button.tsx';
import { useBackCommand } from '../../../app/commands/use-back-command.ts';
import { useCurrentWorkspace } from '../../../app/current-workspace.ts';
import { useLink } from '../../../link/link-context.tsx';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { PageBody, PageHeader } from '../../../ui/page-header.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { minutesInWords } from '../form/minute-words.ts';
import { openLook } from './setup-looks.ts';
import { SetupMenu } from './setup-menu.tsx';
import { setupsText } from './setups-text.ts';
import styles from './setups.module.css';

const back = { to: '/schedule', label: setupsText.back } as const;

/** The meetings that a recruiter arranges often, by name. */
export function SetupsPage() {
  const workspace = useCurrentWorkspace();
  if (workspace === undefined) return null;
  return <Setups key={workspace.id} workspaceId={workspace.id} />;
}

function Setups({ workspaceId }: { readonly workspaceId: string }) {
  const { queries } = useLink();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(
    queries.scheduling.setups.queryOptions({ input: { workspaceId } }),
  );
  useBackCommand('/schedule', setupsText.backCommand);
  const add = () => {
    expectArrival();
    void navigate({ to: '/schedule/setups/$setupId', params: { setupId: 'new' } });
  };
  return (
    <>
      <PageHeader
        title={setupsText.title}
        back={back}
        actions={
          <CommandButton
            command={{ id: 'setups.add', label: setupsText.add, icon: IconPlus }}
            look="primary"
            onClick={add}
          />
        }
      />
      <PageBody width="reading">
        {data === undefined ? (
          error === null ? (
            <SkeletonRows height={64} />
          ) : (
            <Failure failure={error} onRetry={() => void refetch()} />
          )
        ) : data.setups.length === 0 ? (
          <Empty
            icon={IconBookmarks}
            title={setupsText.emptyTitle}
            body={setupsText.emptyBody}
            action={<Button onClick={add}>{setupsText.add}</Button>}
          />
        ) : (
          <ul className={styles.list} aria-label={setupsText.list}>
            {data.setups.map((saved) => (
              <SetupRow key={saved.id} workspaceId={workspaceId} saved={saved} />
            ))}
          </ul>
        )}
      </PageBody>
    </>
  );
}

type SetupRowProps = { readonly workspaceId: string; readonly saved: SavedSetup };

function SetupRow({ workspaceId, saved }: SetupRowProps) {
  const navigate = useNavigate();
  const { setup, name, id, open } = saved;
  const { tone, icon, word } = openLook(open);
  const facts = [
    minutesInWords(Math.max(0, setup.durationMinutes)),
    setupsText.people(setup.participants.length),
    hoursWords(setup.openHours),
  ];
  return (
    <li className={styles.row}>
      <span className={styles.words}>
        <Link to="/schedule/setups/$setupId" params={{ setupId: id }} className={styles.name ?? ''}>
          {name}
        </Link>
        <span className={styles.facts}>{facts.filter((fact) => fact !== '').join(' · ')}</span>
      </span>
      <Chip tone={tone} icon={icon} bare>
        {word}
      </Chip>
      <Button
        size="small"
        icon={IconCalendarPlus}
        aria-label={setupsText.takeOf(name)}
        onClick={() => {
          expectArrival();
          void navigate({ to: '/schedule/new', search: { setup: id } });
        }}
      >
        {setupsText.take}
      </Button>
      <SetupMenu workspaceId={workspaceId} saved={saved} />
    </li>
  );
}
