import type { OutboxItem } from '../../../shared/outbox/contract.ts';
import { Chip } from '../../ui/chip.tsx';
import { statusOf } from './item-words.ts';

type ItemStatusProps = { readonly item: OutboxItem; readonly bare?: boolean };

/** Where an item stands: icon and word, its reason on hover. */
export function ItemStatus({ item, bare = false }: ItemStatusProps) {
  const { tone, icon, word } = statusOf(item);
  return (
    <Chip tone={tone} icon={icon} bare={bare} title={item.reason ?? word}>
      {word}
    </Chip>
  );
}
