import { useMutation } from '@tanstack/react-query';
import { IconDownload } from '@tabler/icons-react';
import { useLink } from '../../link/link-context.tsx';
import { Button } from '../../ui/button.tsx';
import { formatCount } from '../../ui/locale.ts';
import { showToast } from '../../ui/toasts.ts';
import { sentLogParts } from './sent-log.ts';
import { outboxText } from './text.ts';
import { usePlaces } from './use-places.ts';

/** Saves who was sent what and when as a CSV file, the way the browser or the system saves files. */
export function ExportLog({ workspaceId }: { readonly workspaceId: string }) {
  const { client } = useLink();
  const places = usePlaces(workspaceId);
  const save = useMutation({
    mutationFn: () =>
      sentLogParts(
        (after) => client.outbox.sent({ workspaceId, ...(after === undefined ? {} : { after }) }),
        places,
      ),
    onSuccess: ({ parts, count }) => {
      offer(new Blob([...parts], { type: 'text/csv;charset=utf-8' }));
      showToast({ tone: 'good', title: outboxText.logSaved(formatCount(count)) });
    },
    onError: () => showToast({ tone: 'bad', title: outboxText.logNotSaved, lastsMs: 8000 }),
  });
  return (
    <Button icon={IconDownload} look="quiet" busy={save.isPending} onClick={() => save.mutate()}>
      {outboxText.exportLog}
    </Button>
  );
}

function offer(file: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `${outboxText.logFile}-${new Date().toISOString().slice(0, 10)}.csv`;
  link.click();
  // The download has taken hold of the file by the next turn; what is revoked at once may be empty.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
