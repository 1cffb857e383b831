import type { ItemAction, OutboxItem } from '../../../shared/outbox/contract.ts';
import { Button } from '../../ui/button.tsx';
import type { AskedAction } from './action-dialog.tsx';
import { actionWords } from './action-words.ts';

type ItemActionsProps = {
  readonly item: OutboxItem;
  readonly onAsk: (asked: AskedAction) => void;
  readonly small?: boolean;
  /** Left out where the place offers it already. */
  readonly without?: readonly ItemAction[];
};

/** What may be done with an item now, as the outbox says. */
export function ItemActions({ item, onAsk, small = false, without = [] }: ItemActionsProps) {
  return item.actions
    .filter((action) => !without.includes(action))
    .map((action) => {
      const words = actionWords(action, item);
      return (
        <Button
          key={action}
          size={small ? 'small' : 'normal'}
          aria-label={words.buttonOf}
          onClick={() => onAsk({ action, item })}
        >
          {words.button}
        </Button>
      );
    });
}
