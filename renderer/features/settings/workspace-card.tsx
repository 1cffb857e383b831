import { useMutation, useQuery } from '@tanstack/react-query';
import { IconKey, IconPencil, IconPlugConnected, IconTrash, IconWorld } from '@tabler/icons-react';
import { useState } from 'react';
import type { Workspace } from '../../../shared/workspaces/model.ts';
import { CommandButton } from '../../app/commands/command-button.tsx';
import { useCommands } from '../../app/commands/use-commands.ts';
import { useManaged } from '../../app/managed.ts';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { ActionMenu, type MenuAction } from '../../ui/action-menu.tsx';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Failure } from '../../ui/failure.tsx';
import type { IconType } from '../../ui/icon.ts';
import { Facts } from '../../ui/section.tsx';
import { showUndo } from '../../ui/toasts.ts';
import { ConnectionResult } from '../workspaces/connection-result.tsx';
import { ClearKeyDialog, KeyDialog } from './key-dialogs.tsx';
import { KeyWords } from './key-words.tsx';
import { settingsText } from './text.ts';
import { WorkspaceChip } from './workspace-chip.tsx';
import { ConnectionDialog, RenameDialog } from './workspace-dialogs.tsx';
import styles from './settings.module.css';

type OpenDialog = 'key' | 'clear-key' | 'rename' | 'connection';

/** One workspace: where it is connected, its key, and what can be done. */
export function WorkspaceCard({
  workspace,
  isCurrent,
}: {
  readonly workspace: Workspace;
  readonly isCurrent: boolean;
}) {
  const { client, queries, queryClient } = useLink();
  const { id: workspaceId, name } = workspace;
  const isPractice = workspace.kind === 'practice';
  const managed = useManaged();
  const [dialog, setDialog] = useState<OpenDialog>();
  const keyStatus = useQuery({
    ...queries.workspaces.keyStatus.queryOptions({ input: { workspaceId } }),
    enabled: !isPractice,
  });
  const switchTo = useChange(client.workspaces.switchTo, {
    onSuccess: () => void queryClient.invalidateQueries(),
  });
  const restore = useChange(client.workspaces.restore);
  const remove = useChange(client.workspaces.remove, {
    onSuccess: () => {
      showUndo(settingsText.removed(name), settingsText.undo, () =>
        restore.mutate({ workspaceId }),
      );
    },
  });
  const test = useMutation({
    mutationFn: () => client.workspaces.testConnection({ workspaceId }),
  });
  const failure = switchTo.error ?? remove.error ?? restore.error ?? test.error ?? keyStatus.error;
  const hasKey = keyStatus.data?.state === 'present';
  const close = () => {
    setDialog(undefined);
    test.reset();
  };
  const actions: MenuAction[] = [
    { label: settingsText.rename, icon: IconPencil, run: () => setDialog('rename') },
    ...(isPractice
      ? []
      : [
          {
            label: settingsText.changeConnection,
            icon: IconWorld,
            run: () => setDialog('connection'),
          },
          {
            label: settingsText.clearKey,
            icon: IconKey,
            disabled: !hasKey,
            run: () => setDialog('clear-key'),
          },
        ]),
    {
      label: settingsText.remove,
      icon: IconTrash,
      danger: true,
      apart: true,
      run: () => remove.mutate({ workspaceId }),
    },
  ];
  const further: readonly (readonly [OpenDialog, string, IconType])[] = [
    ['rename', settingsText.renameOf(name), IconPencil],
    ...(isPractice
      ? []
      : ([['connection', settingsText.changeConnectionOf(name), IconWorld]] as const)),
    ...(hasKey ? ([['clear-key', settingsText.clearKeyOf(name), IconKey]] as const) : []),
  ];
  useCommands(
    further.map(([opens, label, icon]) => ({
      id: `settings.${opens} ${workspaceId}`,
      label,
      icon,
      run: () => setDialog(opens),
    })),
  );

  return (
    <article className={styles.card} aria-label={name}>
      <header className={styles.cardHead}>
        <h3 className={styles.cardTitle}>{name}</h3>
        <WorkspaceChip workspace={workspace} />
        <div className={styles.cardActions}>
          {isCurrent ? (
            <span className={styles.openNow}>{settingsText.openNow}</span>
          ) : (
            <Button
              size="small"
              busy={switchTo.isPending}
              onClick={() => switchTo.mutate({ workspaceId })}
            >
              {settingsText.open}
            </Button>
          )}
          <ActionMenu label={settingsText.moreActions(name)} actions={actions} />
        </div>
      </header>
      {isPractice ? (
        <p className={styles.quiet}>{settingsText.practiceFacts}</p>
      ) : (
        <>
          <Facts
            facts={[
              [settingsText.organization, workspace.organizationId],
              [settingsText.address, workspace.baseUrl],
              [settingsText.key, <KeyWords key="key" status={keyStatus.data} />],
            ]}
          />
          {workspace.state === 'waiting-for-key' ? (
            <Callout tone="amber">{settingsText.waitingForKey}</Callout>
          ) : null}
          {workspace.state === 'not-allowed' ? (
            <Callout tone="amber">
              {managed.state === 'broken' ? settingsText.policyBroken : settingsText.notAllowed}
            </Callout>
          ) : null}
          {workspace.state === 'keychain-locked' ? (
            <Callout
              tone="amber"
              action={
                <Button size="small" onClick={() => void keyStatus.refetch()}>
                  {settingsText.tryAgain}
                </Button>
              }
            >
              {settingsText.keychainLocked}
            </Callout>
          ) : null}
        </>
      )}
      {test.data === undefined ? null : <ConnectionResult result={test.data} />}
      {failure === null ? null : <Failure inline failure={failure} />}
      <div className={styles.cardFoot}>
        <CommandButton
          command={{ id: `settings.test ${workspaceId}`, label: settingsText.testOf(name) }}
          size="small"
          icon={IconPlugConnected}
          busy={test.isPending}
          aria-label={settingsText.testOf(name)}
          onClick={() => test.mutate()}
        >
          {settingsText.test}
        </CommandButton>
        {isPractice ? null : (
          <CommandButton
            command={{
              id: `settings.key ${workspaceId}`,
              label: hasKey ? settingsText.replaceKeyOf(name) : settingsText.enterKeyOf(name),
            }}
            size="small"
            icon={IconKey}
            look={hasKey ? 'plain' : 'primary'}
            onClick={() => setDialog('key')}
          >
            {hasKey ? settingsText.replaceKey : settingsText.enterKey}
          </CommandButton>
        )}
      </div>
      {dialog === 'key' ? <KeyDialog workspace={workspace} onClose={close} /> : null}
      {dialog === 'clear-key' ? <ClearKeyDialog workspace={workspace} onClose={close} /> : null}
      {dialog === 'rename' ? <RenameDialog workspace={workspace} onClose={close} /> : null}
      {dialog === 'connection' ? <ConnectionDialog workspace={workspace} onClose={close} /> : null}
    </article>
  );
}
