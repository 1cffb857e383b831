import { useNavigate } from '@tanstack/react-router';
import { IconPlus } from '@tabler/icons-react';
import { useWorkspaces } from '../../app/current-workspace.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/section.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { settingsText } from './text.ts';
import { WorkspaceCard } from './workspace-card.tsx';
import styles from './settings.module.css';

/** Every workspace on this computer. */
export function WorkspacesSection() {
  const navigate = useNavigate();
  const { all, current, isKnown } = useWorkspaces();
  return (
    <Section
      title={settingsText.workspaces}
      purpose={settingsText.workspacesPurpose}
      actions={
        <Button size="small" icon={IconPlus} onClick={() => void navigate({ to: '/welcome' })}>
          {settingsText.addWorkspace}
        </Button>
      }
    >
      {isKnown ? (
        <div className={styles.cards}>
          {all.map((workspace) => (
            <WorkspaceCard
              key={workspace.id}
              workspace={workspace}
              isCurrent={workspace.id === current?.id}
            />
          ))}
        </div>
      ) : (
        <SkeletonRows rows={2} height={64} />
      )}
    </Section>
  );
}
