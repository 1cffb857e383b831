import { IconFlag, IconSearch } from '@tabler/icons-react';
import { useRef } from 'react';
import { CommandButton } from '../../app/commands/command-button.tsx';
import { keys } from '../../app/commands/keys.ts';
import { useCommands } from '../../app/commands/use-commands.ts';
import { CheckField, FilterField, SearchField } from '../../ui/field.tsx';
import { draftStatus } from './campaign-rows.ts';
import { type CampaignFilterState, hasFilter, noFilter } from './filter-store.ts';
import { campaignsText } from './text.ts';
import { channelWord, statusWord, typeWord } from './words.ts';
import styles from './campaigns.module.css';

type CampaignFiltersProps = {
  readonly filter: CampaignFilterState;
  readonly onChange: (filter: CampaignFilterState) => void;
  readonly statuses: readonly string[];
  readonly types: readonly string[];
  readonly channels: readonly string[];
};

/** Narrows the list by what occurs in it. */
export function CampaignFilters(props: CampaignFiltersProps) {
  const { filter, onChange, statuses, types, channels } = props;
  const place = useRef<HTMLElement>(null);
  useCommands([
    {
      id: 'campaigns.search',
      label: campaignsText.searchCommand,
      icon: IconSearch,
      shortcut: keys.search,
      run: () => place.current?.querySelector('input')?.focus(),
    },
    {
      id: 'campaigns.needs-you',
      label: campaignsText.needsYouCommand,
      icon: IconFlag,
      run: filter.needsReview ? undefined : () => onChange({ ...filter, needsReview: true }),
    },
  ]);
  return (
    <search ref={place} className={styles.filters} aria-label={campaignsText.filters}>
      <SearchField
        label={campaignsText.search}
        value={filter.search}
        onChange={({ target }) => onChange({ ...filter, search: target.value })}
      />
      <Choice
        label={campaignsText.status}
        any={campaignsText.anyStatus}
        values={statuses}
        word={(value) => (value === draftStatus ? campaignsText.draftHere : statusWord(value))}
        value={filter.status}
        onChange={(status) => onChange({ ...filter, status })}
      />
      <Choice
        label={campaignsText.channel}
        any={campaignsText.anyChannel}
        values={channels}
        word={channelWord}
        value={filter.channel}
        onChange={(channel) => onChange({ ...filter, channel })}
      />
      <Choice
        label={campaignsText.type}
        any={campaignsText.anyType}
        values={types}
        word={typeWord}
        value={filter.type}
        onChange={(type) => onChange({ ...filter, type })}
      />
      <CheckField
        label={campaignsText.needsReviewOnly}
        checked={filter.needsReview}
        onChange={({ target }) => onChange({ ...filter, needsReview: target.checked })}
      />
      {hasFilter(filter) ? (
        <CommandButton
          command={{ id: 'campaigns.clear', label: campaignsText.clearFilters }}
          look="quiet"
          size="small"
          onClick={() => onChange(noFilter)}
        >
          {campaignsText.clear}
        </CommandButton>
      ) : null}
    </search>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly any: string;
  readonly values: readonly string[];
  readonly word: (value: string) => string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

function Choice({ label, any, values, word, value, onChange }: ChoiceProps) {
  // A chosen value stays choosable when nothing has it any more.
  const offered = value === '' || values.includes(value) ? values : [...values, value];
  return (
    <FilterField label={label} value={value} onChange={({ target }) => onChange(target.value)}>
      <option value="">{any}</option>
      {offered.map((each) => (
        <option key={each} value={each}>
          {word(each) ?? each}
        </option>
      ))}
    </FilterField>
  );
}
