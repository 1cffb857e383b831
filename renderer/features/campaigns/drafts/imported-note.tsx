import { addressesIn } from '../../../../shared/campaigns/draft-file.ts';
import type { DraftDetail } from '../../../../shared/campaigns/drafts-model.ts';
import { useLink } from '../../../link/link-context.tsx';
import { useChange } from '../../../link/use-change.ts';
import { Button } from '../../../ui/button.tsx';
import { Callout } from '../../../ui/callout.tsx';
import { CandidateText } from '../../../ui/candidate-text.tsx';
import { showFailure } from '../../../ui/toasts.ts';
import { fieldWord } from './field-words.ts';
import { draftsText } from './text.ts';
import styles from './drafts.module.css';

const verbatim = [
  'customTemplatedMessage',
  'customMessage',
  'meetingUrl',
  'contactNumber',
] as const;

/** What an imported draft would say to candidates, as new, until somebody has looked at it. */
export function ImportedNote({ detail }: { readonly detail: DraftDetail }) {
  const { client } = useLink();
  const done = useChange(client.campaigns.lookedAtNew, { onError: showFailure });
  if (detail.isNew.length === 0) return null;
  const fields = verbatim.filter((name) => detail.isNew.includes(name));
  const addresses = addressesIn(detail.draft);
  return (
    <Callout tone="amber" title={draftsText.importedTitle}>
      {draftsText.imported}
      <ul className={styles.newList}>
        {fields.map((name) => (
          <li key={name}>
            {fieldWord(name)}: <CandidateText text={detail.draft[name]} withoutLinks />
          </li>
        ))}
      </ul>
      {addresses.length === 0 ? null : (
        <>
          <p>{draftsText.importedAddresses}</p>
          <ul className={styles.newList}>
            {addresses.map((address) => (
              <li key={address}>
                <CandidateText text={address} withoutLinks />
              </li>
            ))}
          </ul>
        </>
      )}
      <div className={styles.actions}>
        <Button
          size="small"
          busy={done.isPending}
          onClick={() => done.mutate({ draftId: detail.id })}
        >
          {draftsText.importedDone}
        </Button>
      </div>
    </Callout>
  );
}
