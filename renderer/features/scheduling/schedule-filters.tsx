import { useQuery } from '@tanstack/react-query';
import { IconSearch } from '@tabler/icons-react';
import { useRef } from 'react';
import { meetingStates } from '../../../shared/scheduling/model.ts';
import { keys } from '../../app/commands/keys.ts';
import { useCommands } from '../../app/commands/use-commands.ts';
import { useLink } from '../../link/link-context.tsx';
import { FilterField, SearchField } from '../../ui/field.tsx';
import { formatCount } from '../../ui/locale.ts';
import { Segments } from '../../ui/segments.tsx';
import { filterOf, useScheduleView } from './schedule-store.ts';
import { scheduleText } from './text.ts';
import type { MeetingList } from './use-meetings.ts';
import styles from './schedule.module.css';

const views = [
  { key: 'agenda', label: scheduleText.views.agenda },
  { key: 'week', label: scheduleText.views.week },
] as const;

type ScheduleFiltersProps = { readonly workspaceId: string; readonly list: MeetingList };

/** Narrows the meetings by state and campaign, and turns the agenda into a week and back. */
export function ScheduleFilters({ workspaceId, list }: ScheduleFiltersProps) {
  const { queries } = useLink();
  const place = useRef<HTMLElement>(null);
  const { view, setView, filter, setFilter } = useScheduleView();
  const campaigns =
    useQuery(queries.campaigns.list.queryOptions({ input: { workspaceId } })).data?.campaigns ?? [];
  useCommands([
    {
      id: 'schedule.search',
      label: scheduleText.searchCommand,
      icon: IconSearch,
      shortcut: keys.search,
      run: () => place.current?.querySelector('input')?.focus(),
    },
  ]);
  return (
    <search ref={place} className={styles.filters} aria-label={scheduleText.filters}>
      <SearchField
        label={scheduleText.search}
        value={filter.search}
        onChange={({ target }) => setFilter({ ...filter, search: target.value })}
      />
      <FilterField
        label={scheduleText.state}
        value={filter.state === 'all' ? '' : filter.state}
        onChange={({ target }) => setFilter({ ...filter, state: filterOf(target.value) })}
      >
        <option value="">{scheduleText.anyState}</option>
        <option value="needs-you">{withCount(scheduleText.needsYouState, list.needsYou)}</option>
        {meetingStates.map((state) => (
          <option key={state} value={state}>
            {withCount(capital(scheduleText.states[state]), list.counts[state] ?? 0)}
          </option>
        ))}
      </FilterField>
      <FilterField
        label={scheduleText.campaign}
        value={filter.campaignId}
        onChange={({ target }) => setFilter({ ...filter, campaignId: target.value })}
      >
        <option value="">{scheduleText.anyCampaign}</option>
        {campaigns.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </FilterField>
      <span className={styles.views}>
        <Segments label={scheduleText.view} segments={views} value={view} onChange={setView} />
      </span>
    </search>
  );
}

function withCount(word: string, count: number): string {
  return count === 0 ? word : `${word} (${formatCount(count)})`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
