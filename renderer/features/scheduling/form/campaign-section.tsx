import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { CampaignMatch } from '../../../../shared/scheduling/contract.ts';
import { toCallFailure } from '../../../link/call-failure.ts';
import { useLink } from '../../../link/link-context.tsx';
import { Button } from '../../../ui/button.tsx';
import { CandidateText } from '../../../ui/candidate-text.tsx';
import { SelectField, TextField } from '../../../ui/field.tsx';
import { Section } from '../../../ui/section.tsx';
import { channelWord } from '../../campaigns/words.ts';
import { formText } from './form-text.ts';
import { Place } from './place.tsx';
import styles from './form.module.css';

type CampaignSectionProps = {
  readonly workspaceId: string;
  readonly campaignId: string;
  readonly onChange: (campaignId: string) => void;
  readonly error: string | undefined;
};

/** Which campaign's agent writes; chosen, or found by what was pasted. */
export function CampaignSection({
  workspaceId,
  campaignId,
  onChange,
  error,
}: CampaignSectionProps) {
  const { queries } = useLink();
  const { data } = useQuery(
    queries.campaigns.list.queryOptions({ input: { workspaceId, status: 'LIVE' } }),
  );
  const live = data?.campaigns ?? [];
  const isListed = live.some(({ id }) => id === campaignId);
  const other = useQuery({
    ...queries.campaigns.get.queryOptions({ input: { workspaceId, campaignId } }),
    enabled: campaignId !== '' && data !== undefined && !isListed,
  }).data?.campaign;
  return (
    <Section title={formText.campaignTitle} purpose={formText.campaignPurpose}>
      <div className={styles.fields}>
        <Place path="campaignId">
          <SelectField
            label={formText.campaign}
            value={campaignId}
            error={error}
            {...(data !== undefined && live.length === 0 ? { help: formText.noCampaigns } : {})}
            onChange={({ target }) => onChange(target.value)}
          >
            <option value="">{formText.chooseCampaign}</option>
            {live.map(({ id, title, channel }) => (
              <option key={id} value={id}>
                {[title, channelWord(channel)].filter(Boolean).join(', ')}
              </option>
            ))}
            {campaignId === '' || isListed ? null : (
              <option value={campaignId}>{other?.title ?? campaignId}</option>
            )}
          </SelectField>
        </Place>
        <PastedCampaign workspaceId={workspaceId} onFound={onChange} />
      </div>
    </Section>
  );
}

function PastedCampaign({
  workspaceId,
  onFound,
}: {
  readonly workspaceId: string;
  readonly onFound: (campaignId: string) => void;
}) {
  const { client } = useLink();
  const [text, setText] = useState('');
  const find = useMutation({
    mutationFn: () => client.scheduling.findCampaign({ workspaceId, text: text.trim() }),
    onSuccess({ campaigns }) {
      const [one] = campaigns;
      if (one !== undefined && campaigns.length === 1) onFound(one.campaignId);
    },
  });
  const found = find.data?.campaigns;
  const failure = find.error === null ? undefined : toCallFailure(find.error).message;

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (text.trim() !== '' && !find.isPending) find.mutate();
  }

  return (
    <form className={styles.found} onSubmit={submit}>
      <div className={styles.paste}>
        <TextField
          label={formText.paste}
          optional
          value={text}
          error={failure ?? (found?.length === 0 ? formText.foundNone : undefined)}
          onChange={({ target }) => {
            setText(target.value);
            find.reset();
          }}
        />
        <Button type="submit" busy={find.isPending} disabled={text.trim() === ''}>
          {formText.find}
        </Button>
      </div>
      {found === undefined || found.length === 0 ? null : (
        <Found found={found} onChoose={onFound} />
      )}
    </form>
  );
}

type FoundProps = {
  readonly found: readonly CampaignMatch[];
  readonly onChoose: (campaignId: string) => void;
};

function Found({ found, onChoose }: FoundProps) {
  const [one] = found;
  if (one !== undefined && found.length === 1) {
    return (
      <p role="status" className={styles.help}>
        <CandidateText text={formText.found(one.title, formText.foundBy[one.by])} withoutLinks />
      </p>
    );
  }
  return (
    <div role="status">
      <p className={styles.help}>{formText.foundSeveral}</p>
      <div className={styles.adds}>
        {found.map(({ campaignId, title }) => (
          <Button key={campaignId} size="small" onClick={() => onChoose(campaignId)}>
            {title}
          </Button>
        ))}
      </div>
    </div>
  );
}
