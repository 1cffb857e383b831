import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useLink } from '../../link/link-context.tsx';
import { CandidateText } from '../../ui/candidate-text.tsx';
import { StatusChip } from '../../ui/chip.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { inboxText } from './text.ts';
import { usePoppNow } from './use-inbox.ts';
import { conversationStatuses } from './words.ts';
import styles from './context.module.css';

type OtherConversationsProps = { readonly workspaceId: string; readonly conversationId: string };

/** Other conversations with the same number or e-mail address, the newest first. */
export function OtherConversations({ workspaceId, conversationId }: OtherConversationsProps) {
  const { queries } = useLink();
  const now = usePoppNow(workspaceId);
  const { data } = useQuery(
    queries.conversations.others.queryOptions({ input: { workspaceId, conversationId } }),
  );
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Section quiet title={inboxText.others}>
      <ul className={styles.others}>
        {data.items.map((item) => (
          <li key={item.id}>
            <Link to="/inbox/$conversationId" params={{ conversationId: item.id }}>
              <CandidateText text={item.campaignTitle ?? item.name} withoutLinks />
            </Link>
            <p className={styles.otherFacts}>
              <StatusChip status={item.status} known={conversationStatuses} bare />
              <Time at={item.activityAt} now={now} />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
