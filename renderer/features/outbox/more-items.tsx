import { Button } from '../../ui/button.tsx';
import { outboxText } from './text.ts';
import type { ItemList } from './use-items.ts';
import styles from './outbox.module.css';

/** The way to the rest of a list. */
export function MoreItems({ list }: { readonly list: ItemList }) {
  if (!list.hasMore) return null;
  return (
    <div className={styles.more}>
      <Button size="small" busy={list.isLoadingMore} onClick={list.loadMore}>
        {outboxText.showMore}
      </Button>
    </div>
  );
}
