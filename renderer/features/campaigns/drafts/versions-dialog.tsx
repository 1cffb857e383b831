import { useQuery } from '@tanstack/react-query';
import { useLink } from '../../../link/link-context.tsx';
import { useChange } from '../../../link/use-change.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog-on-demand.tsx';
import { formatCount } from '../../../ui/locale.ts';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { Time } from '../../../ui/time.tsx';
import { showFailure, showToast } from '../../../ui/toasts.ts';
import { draftsText } from './text.ts';
import styles from './drafts.module.css';

type VersionsDialogProps = {
  readonly draftId: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly settle: () => Promise<number | undefined>;
};

/** What a draft said before; going back keeps what it says now among them. */
export function VersionsDialog({ draftId, opened, onClose, settle }: VersionsDialogProps) {
  const { client, queries } = useLink();
  const { data } = useQuery({
    ...queries.campaigns.draftVersions.queryOptions({ input: { draftId } }),
    enabled: opened,
  });
  const goBack = useChange(client.campaigns.goBackTo, {
    onError: showFailure,
    onSuccess: () => {
      onClose();
      showToast({ tone: 'plain', title: draftsText.wentBack, lastsMs: 6000 });
    },
  });
  async function back(to: number): Promise<void> {
    const version = await settle();
    if (version !== undefined) goBack.mutate({ draftId, version, to });
  }
  return (
    <Dialog
      opened={opened}
      title={draftsText.versionsTitle}
      onClose={onClose}
      actions={<Button onClick={onClose}>{draftsText.close}</Button>}
    >
      {data === undefined ? <SkeletonRows rows={3} /> : null}
      {data?.versions.length === 0 ? <p>{draftsText.versionsNone}</p> : null}
      <ul className={styles.versions}>
        {data?.versions.map(({ version, savedAt, title, characters, questions }) => (
          <li key={version} className={styles.version}>
            <span className={styles.versionWords}>
              <span>
                <Time at={savedAt} /> {title === '' ? draftsText.untitled : title}
              </span>
              <span className={styles.problemWords}>
                {draftsText.versionWords(formatCount(characters), questions)}
              </span>
            </span>
            <Button size="small" busy={goBack.isPending} onClick={() => void back(version)}>
              {draftsText.goBack}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
