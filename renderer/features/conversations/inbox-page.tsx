import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { IconMessages } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useCurrentWorkspace, useWorkspaces } from '../../app/current-workspace.ts';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { Empty } from '../../ui/empty.tsx';
import { Panes } from '../../ui/panes.tsx';
import { ContextPane } from './context-pane.tsx';
import { InboxList } from './inbox-list.tsx';
import { useInboxView } from './inbox-store.ts';
import { useInboxCommands } from './use-inbox-commands.ts';
import { inboxText } from './text.ts';
import { ThreadPane } from './thread-pane.tsx';
import { useCounts } from './use-inbox.ts';

/** The conversations that need the recruiter first, and the one that is open. */
export function InboxPage() {
  const workspaceId = useCurrentWorkspace()?.id ?? '';
  const { conversationId } = useParams({ strict: false });
  const [contextFits, setContextFits] = useState(true);
  const { isContextOpen, setContextOpen } = useInboxView();
  useWorkspaceOfNotice();
  useInboxCommands(conversationId);
  // The list says so; there is nothing to choose.
  const hasNone = useCounts(workspaceId)?.all === 0;
  const isOpen = conversationId !== undefined && workspaceId !== '';
  return (
    <Panes
      id="inbox"
      list={{
        name: inboxText.list,
        content: <InboxList workspaceId={workspaceId} openId={conversationId} />,
        width: 360,
        least: 248,
        most: 520,
      }}
      detailName={inboxText.thread}
      detail={
        isOpen ? (
          <ThreadPane
            key={`${workspaceId} ${conversationId}`}
            workspaceId={workspaceId}
            conversationId={conversationId}
            onContext={contextFits ? undefined : () => setContextOpen(!isContextOpen)}
            isContextOpen={isContextOpen}
          />
        ) : hasNone ? null : (
          <Empty icon={IconMessages} title={inboxText.chooseTitle} body={inboxText.chooseBody} />
        )
      }
      context={
        isOpen
          ? {
              name: inboxText.context,
              content: (
                <ContextPane
                  workspaceId={workspaceId}
                  conversationId={conversationId}
                  onClose={contextFits ? undefined : () => setContextOpen(false)}
                />
              ),
              width: 296,
              least: 232,
              most: 420,
            }
          : undefined
      }
      contextOpen={isContextOpen}
      onRoom={setContextFits}
    />
  );
}

/** A notice outside the console may lead into a workspace that is not the current one: it is opened first. */
function useWorkspaceOfNotice(): void {
  const { client } = useLink();
  const navigate = useNavigate();
  const { all, current } = useWorkspaces();
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const asked = search['workspace'];
  const { mutate } = useChange(client.workspaces.switchTo);
  const isElsewhere = all.some((workspace) => workspace.id === asked) && current?.id !== asked;
  useEffect(() => {
    if (typeof asked !== 'string') return;
    if (isElsewhere) mutate({ workspaceId: asked });
    else void navigate({ to: '.', search: {}, replace: true });
  }, [asked, isElsewhere, mutate, navigate]);
}
