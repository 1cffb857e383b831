import { selectingText } from './selecting-text.ts';
import { useSelection } from './selection-store.ts';
import styles from './selecting.module.css';

type RowCheckProps = { readonly id: string; readonly name: string };

/** The box at the edge of a row: shown where the row is pointed at or has the focus, and on all rows once one is selected. */
export function RowCheck({ id, name }: RowCheckProps) {
  const isChosen = useSelection(({ selection }) => selection.chosen.includes(id));
  const isSelecting = useSelection(({ selection }) => selection.chosen.length > 0);
  const toggle = useSelection((store) => store.toggle);
  const extend = useSelection((store) => store.extend);
  const hasKey = useSelection((store) => store.hasKey);
  return (
    <label className={styles.check} data-selecting={isSelecting}>
      <input
        type="checkbox"
        aria-label={selectingText.select(name)}
        checked={isChosen}
        // A key selects the row that has the focus, so that a box per row does not double the way through the list.
        tabIndex={hasKey ? -1 : 0}
        onChange={({ nativeEvent }) =>
          'shiftKey' in nativeEvent && nativeEvent.shiftKey === true
            ? extend(undefined, id)
            : toggle(id)
        }
      />
    </label>
  );
}
