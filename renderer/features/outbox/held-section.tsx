import { Button } from '../../ui/button.tsx';
import { CandidateText } from '../../ui/candidate-text.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Section } from '../../ui/section.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import type { AskedAction } from './action-dialog.tsx';
import { ItemActions } from './item-actions.tsx';
import { ItemCampaign, ItemPlace } from './item-place.tsx';
import { candidateOf, kinds } from './item-words.ts';
import { MoreItems } from './more-items.tsx';
import { outboxText } from './text.ts';
import { useItems } from './use-items.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import type { Places } from './use-places.ts';
import styles from './outbox.module.css';

const shownAtOnce = 20;

type HeldSectionProps = {
  readonly workspaceId: string;
  readonly places: Places;
  readonly onAsk: (asked: AskedAction) => void;
  readonly onShow: (itemId: string) => void;
};

/** Items that have not left, each with its reason. */
export function HeldSection({ workspaceId, places, onAsk, onShow }: HeldSectionProps) {
  const list = useItems(workspaceId, 'held', shownAtOnce);
  const rows = useKeptFocus<HTMLUListElement>(list.items?.length ?? 0);
  return (
    <Section title={outboxText.heldTitle} purpose={outboxText.heldPurpose}>
      {list.items === undefined ? (
        list.failure === null ? (
          <SkeletonRows rows={3} height={64} />
        ) : (
          <Failure inline failure={list.failure} onRetry={list.retry} />
        )
      ) : (
        <ul ref={rows} tabIndex={-1} className={styles.items}>
          {list.items.map((item) => {
            const name = candidateOf(item);
            const { word, icon: Icon } = kinds[item.kind];
            return (
              <li key={item.id} className={styles.item}>
                <div className={styles.itemTop}>
                  <Icon size={16} className={styles.itemIcon ?? ''} aria-hidden />
                  <div className={styles.itemWords}>
                    <h3 className={styles.itemName}>
                      <CandidateText text={name} withoutLinks />
                    </h3>
                    <p className={styles.meta}>
                      <span>{word}</span>
                      <ItemCampaign item={item} places={places} />
                      <ItemPlace item={item} places={places} />
                    </p>
                    {item.reason === undefined ? null : <p className={styles.why}>{item.reason}</p>}
                  </div>
                  <div className={styles.itemActions}>
                    <Button
                      size="small"
                      look="quiet"
                      aria-label={outboxText.receiptOf(name)}
                      onClick={() => onShow(item.id)}
                    >
                      {outboxText.receipt}
                    </Button>
                    <ItemActions item={item} onAsk={onAsk} small />
                  </div>
                </div>
              </li>
            );
          })}
        </ul>
      )}
      <MoreItems list={list} />
    </Section>
  );
}
