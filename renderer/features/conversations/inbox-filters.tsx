import { useQuery } from '@tanstack/react-query';
import type { InboxSort } from '../../../shared/conversations/lists.ts';
import { knownConversationStatuses } from '../../../shared/popp/statuses.ts';
import { useLink } from '../../link/link-context.tsx';
import { Button } from '../../ui/button.tsx';
import { FilterField } from '../../ui/field.tsx';
import { listText } from './list-text.ts';
import { isNarrowed, useInboxChoice } from './use-inbox-choice.ts';
import { channelWord, conversationStatuses } from './words.ts';
import styles from './inbox-list.module.css';

/** Narrows the list by campaign, channel and status, and orders it. */
export function InboxFilters({ workspaceId }: { readonly workspaceId: string }) {
  const { queries } = useLink();
  const { choice, choose } = useInboxChoice();
  const { data } = useQuery({
    ...queries.campaigns.list.queryOptions({ input: { workspaceId } }),
    enabled: workspaceId !== '',
  });
  const campaigns = data?.campaigns ?? [];
  const campaignId = choice.campaign?.workspaceId === workspaceId ? choice.campaign.id : '';
  return (
    <search className={styles.filters} aria-label={listText.filters}>
      <FilterField
        label={listText.sort}
        value={choice.sort === 'waiting' ? '' : choice.sort}
        onChange={({ target }) =>
          choose({ sort: target.value === 'newest' ? 'newest' : 'waiting' })
        }
      >
        {(['waiting', 'newest'] satisfies InboxSort[]).map((sort) => (
          <option key={sort} value={sort === 'waiting' ? '' : sort}>
            {listText.sorts[sort]}
          </option>
        ))}
      </FilterField>
      <FilterField
        label={listText.campaign}
        value={campaignId}
        onChange={({ target: { value } }) =>
          choose({ campaign: value === '' ? undefined : { workspaceId, id: value } })
        }
      >
        <option value="">{listText.anyCampaign}</option>
        {campaigns.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
        {/* One that is gone, or not read yet, stays chosen. */}
        {campaignId === '' || campaigns.some(({ id }) => id === campaignId) ? null : (
          <option value={campaignId}>{campaignId}</option>
        )}
      </FilterField>
      <FilterField
        label={listText.channel}
        value={choice.channel ?? ''}
        onChange={({ target: { value } }) => choose({ channel: value === '' ? undefined : value })}
      >
        <option value="">{listText.anyChannel}</option>
        {withChosen(data?.channels ?? [], choice.channel).map((channel) => (
          <option key={channel} value={channel}>
            {channelWord(channel)}
          </option>
        ))}
      </FilterField>
      <FilterField
        label={listText.status}
        value={choice.status ?? ''}
        onChange={({ target: { value } }) => choose({ status: value === '' ? undefined : value })}
      >
        <option value="">{listText.anyStatus}</option>
        {withChosen(knownConversationStatuses, choice.status).map((status) => (
          <option key={status} value={status}>
            {conversationStatuses[status]?.word ?? status}
          </option>
        ))}
      </FilterField>
      {isNarrowed(choice) ? (
        <Button
          look="quiet"
          size="small"
          onClick={() => choose({ campaign: undefined, channel: undefined, status: undefined })}
        >
          {listText.clearFilters}
        </Button>
      ) : null}
    </search>
  );
}

// A chosen value stays choosable when nothing has it any more.
function withChosen(values: readonly string[], chosen: string | undefined): readonly string[] {
  return chosen === undefined || values.includes(chosen) ? values : [...values, chosen];
}
