import { IconCircleCheck, IconClock, IconKey, IconLock, IconSchool } from '@tabler/icons-react';
import type { Workspace, WorkspaceState } from '../../../shared/workspaces/model.ts';
import { Chip, type KnownStatus } from '../../ui/chip.tsx';
import { settingsText } from './text.ts';

const looks: Readonly<Record<WorkspaceState, KnownStatus>> = {
  ready: { tone: 'green', icon: IconCircleCheck, word: settingsText.states.ready },
  checking: { tone: 'grey', icon: IconClock, word: settingsText.states.checking },
  'waiting-for-key': { tone: 'amber', icon: IconKey, word: settingsText.states['waiting-for-key'] },
  'keychain-locked': {
    tone: 'amber',
    icon: IconLock,
    word: settingsText.states['keychain-locked'],
  },
  'not-allowed': { tone: 'amber', icon: IconLock, word: settingsText.states['not-allowed'] },
};

/** Whether a workspace can talk to Popp, or that it only pretends to. */
export function WorkspaceChip({ workspace }: { readonly workspace: Workspace }) {
  if (workspace.kind === 'practice') {
    return (
      <Chip tone="accent" icon={IconSchool}>
        {settingsText.practiceKind}
      </Chip>
    );
  }
  const { tone, icon, word } = looks[workspace.state];
  return (
    <Chip tone={tone} icon={icon}>
      {word}
    </Chip>
  );
}
