import { IconCircleX, IconEye, IconLoader2, IconPlayerStop, IconSend } from '@tabler/icons-react';
import type { UploadStatus } from '../../../shared/uploads/model.ts';
import { StatusChip, type KnownStatus } from '../../ui/chip.tsx';
import { uploadsText } from './text.ts';

const words = uploadsText.statuses;

const known = {
  reading: { tone: 'accent', icon: IconLoader2, word: words.reading },
  checking: { tone: 'accent', icon: IconLoader2, word: words.checking },
  'cut-off': { tone: 'amber', icon: IconPlayerStop, word: words['cut-off'] },
  unreadable: { tone: 'red', icon: IconCircleX, word: words.unreadable },
  ready: { tone: 'grey', icon: IconEye, word: words.ready },
  sent: { tone: 'green', icon: IconSend, word: words.sent },
} satisfies Readonly<Record<UploadStatus, KnownStatus>>;

/** Where an upload stands, in a word. */
export function UploadChip({
  status,
  bare = false,
}: {
  readonly status: UploadStatus;
  readonly bare?: boolean;
}) {
  return <StatusChip status={status} known={known} bare={bare} />;
}
