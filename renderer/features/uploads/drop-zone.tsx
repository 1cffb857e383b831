import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useRef } from 'react';
import { CommandButton } from '../../app/commands/command-button.tsx';
import { keys } from '../../app/commands/keys.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Failure } from '../../ui/failure.tsx';
import { Progress } from '../../ui/progress.tsx';
import { showToast } from '../../ui/toasts.ts';
import { PreselectedCampaign } from '../campaigns/preselected-campaign.tsx';
import { uploadsText } from './text.ts';
import { useFileDrop } from './use-file-drop.ts';
import { useOpenUpload } from './use-open-upload.ts';
import styles from './uploads.module.css';

type DropZoneProps = {
  readonly workspaceId: string | undefined;
  /** While there is nothing else on the page: it is the one next step, and says what will be here. */
  readonly isAlone?: boolean;
};

/** Where a candidate file is dropped or chosen. */
export function DropZone({ workspaceId, isAlone = false }: DropZoneProps) {
  const { taking, failure, take, takeBack } = useOpenUpload(workspaceId);
  const input = useRef<HTMLInputElement>(null);

  function takeFirst(files: FileList | null): void {
    const [first] = files ?? [];
    if (first === undefined) return;
    if ((files?.length ?? 0) > 1)
      showToast({ tone: 'plain', title: uploadsText.oneFile, lastsMs: 6000 });
    take(first);
  }
  const isOver = useFileDrop(takeFirst);

  return (
    <section
      aria-label={uploadsText.dropTitle}
      className={classes(styles.drop, isAlone && styles.dropAlone, isOver && styles.over)}
    >
      <IconFileSpreadsheet size={24} stroke={1.5} className={styles.dropIcon ?? ''} aria-hidden />
      <div className={styles.dropWords}>
        <h2 className={styles.dropTitle}>
          {isOver ? uploadsText.dropHere : uploadsText.dropTitle}
        </h2>
        <p className={styles.quiet}>
          {workspaceId === undefined ? uploadsText.noWorkspace : uploadsText.dropBody}
        </p>
        {isAlone ? <p className={styles.quiet}>{uploadsText.emptyBody}</p> : null}
        <PreselectedCampaign workspaceId={workspaceId} />
      </div>
      <input
        ref={input}
        type="file"
        aria-label={uploadsText.fileInput}
        className={styles.fileInput}
        tabIndex={-1}
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
        onChange={({ target }) => {
          takeFirst(target.files);
          // The same file may be chosen again after it was corrected.
          target.value = '';
        }}
      />
      <CommandButton
        command={{
          id: 'uploads.choose',
          label: uploadsText.choose,
          words: uploadsText.chooseWords,
          icon: IconFileSpreadsheet,
          shortcut: keys.chooseFile,
        }}
        look="primary"
        busy={taking !== undefined}
        disabled={workspaceId === undefined}
        onClick={() => input.current?.click()}
      />
      {taking === undefined ? null : (
        <div className={styles.dropMore}>
          <Progress
            label={uploadsText.sending(taking.name)}
            done={taking.progress.sentBytes}
            total={taking.progress.totalBytes}
            unit="bytes"
            actions={
              <Button size="small" onClick={takeBack}>
                {uploadsText.takeBack}
              </Button>
            }
          />
        </div>
      )}
      {failure === undefined ? null : (
        <div className={styles.dropMore}>
          <Failure inline title={uploadsText.openFailed} failure={failure} />
        </div>
      )}
    </section>
  );
}
