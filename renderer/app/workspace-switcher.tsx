import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { IconBuilding, IconCheck, IconPlus, IconSchool, IconSelector } from '@tabler/icons-react';
import type { Workspace } from '../../shared/workspaces/model.ts';
import { useLink } from '../link/link-context.tsx';
import { useChange } from '../link/use-change.ts';
import { classes } from '../ui/classes.ts';
import { menuClasses } from '../ui/action-menu.tsx';
import { showFailure } from '../ui/toasts.ts';
import { expectArrival } from './commands/arrival.ts';
import { commandText } from './commands/text.ts';
import { useCommands } from './commands/use-commands.ts';
import { useWorkspaces } from './current-workspace.ts';
import { appText } from './text.ts';
import styles from './workspace-switcher.module.css';

/** Shows the workspace that is open, and opens another. */
export function WorkspaceSwitcher({ narrow }: { readonly narrow: boolean }) {
  const { client, queryClient } = useLink();
  const navigate = useNavigate();
  const { all, current } = useWorkspaces();
  const switchTo = useChange(client.workspaces.switchTo, {
    onError: showFailure,
    onSuccess: () => {
      void queryClient.invalidateQueries();
      void navigate({ to: '/inbox' });
    },
  });
  const add = () => {
    expectArrival();
    void navigate({ to: '/welcome' });
  };
  useCommands([
    ...all
      .filter(({ id }) => id !== current?.id)
      .map(({ id, name, kind }) => ({
        id: `workspace.${id}`,
        label: commandText.switchTo(name),
        group: 'workspaces' as const,
        icon: kind === 'practice' ? IconSchool : IconBuilding,
        run: () => switchTo.mutate({ workspaceId: id }),
      })),
    {
      id: 'workspace.add',
      label: appText.addWorkspace,
      group: 'workspaces',
      icon: IconPlus,
      run: add,
    },
  ]);
  const name = current?.name ?? appText.noWorkspace;
  return (
    <Menu
      position="bottom-start"
      width={240}
      classNames={menuClasses}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <button
          type="button"
          className={classes(styles.switcher, narrow && styles.narrow)}
          title={name}
        >
          <Mark workspace={current} />
          <span className={styles.name}>{name}</span>
          <IconSelector size={14} className={styles.arrows ?? ''} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{appText.workspaces}</Menu.Label>
        {all.map((workspace) => (
          <Menu.Item
            key={workspace.id}
            leftSection={<Mark workspace={workspace} />}
            rightSection={
              workspace.id === current?.id ? (
                <IconCheck size={16} aria-label={appText.currentWorkspace} />
              ) : null
            }
            onClick={() => {
              if (workspace.id !== current?.id) switchTo.mutate({ workspaceId: workspace.id });
            }}
          >
            {workspace.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={
            <span className={styles.plus}>
              <IconPlus size={16} aria-hidden />
            </span>
          }
          onClick={add}
        >
          {appText.addWorkspace}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Mark({ workspace }: { readonly workspace: Workspace | undefined }) {
  const isPractice = workspace?.kind === 'practice';
  const Icon = isPractice ? IconSchool : IconBuilding;
  return (
    <span className={classes(styles.mark, isPractice && styles.practice)}>
      <Icon size={14} stroke={1.75} aria-hidden />
    </span>
  );
}
