import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react';
import { classes } from './classes.ts';
import { TableHead } from './table-head.tsx';
import { type Column, useColumns } from './table-columns.ts';
import { useRoom } from './use-room.ts';
import styles from './table.module.css';

type TableProps<Row> = {
  /** Names the table for those who listen, and its remembered widths. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly count: number;
  /** The row at a place, or nothing while it is on its way. */
  readonly rowAt: (index: number) => Row | undefined;
  readonly rowKey: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  readonly selectedKey?: string | undefined;
  /** Buttons that appear on hover and on focus, at the end of a row, and the room that is kept for them. */
  readonly actions?: (row: Row) => ReactNode;
  readonly actionsWidth?: number;
  readonly rowTone?: (row: Row) => 'amber' | 'red' | 'faint' | undefined;
  readonly rowHeight?: number;
  /** Which rows are on screen, so that more can be read. */
  readonly onVisible?: (first: number, last: number) => void;
};

/** A table that draws only what can be seen, whatever its length; arrows move, Enter opens. */
export function Table<Row>(props: TableProps<Row>) {
  const { label, count, rowAt, onOpen, rowHeight = 36, onVisible } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const room = useRoom(scroller);
  const { columns, template, leastWidth, setWidth, resetWidth } = useColumns(
    label,
    props.columns,
    room,
    props.actionsWidth,
  );
  // The virtualiser changes without telling React's compiler, which we do not use.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight,
  });
  const items = virtual.getVirtualItems();
  const first = items.at(0)?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (count > 0) onVisible?.(first, last);
  }, [first, last, count, onVisible]);

  const focusRow = (index: number) => {
    const target = Math.max(0, Math.min(count - 1, index));
    setActive(target);
    virtual.scrollToIndex(target);
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-index="${target}"]`)?.focus();
    });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: count - 1,
    };
    const target = moves[event.key];
    if (target !== undefined) {
      event.preventDefault();
      focusRow(target);
    } else if (event.key === 'Enter' && onOpen !== undefined) {
      const row = rowAt(active);
      if (row !== undefined) onOpen(row);
    }
  };

  return (
    <div ref={scroller} className={styles.scroller}>
      <div
        role="table"
        aria-label={label}
        aria-rowcount={count + 1}
        style={{ minWidth: leastWidth }}
      >
        <TableHead
          columns={columns}
          template={template}
          setWidth={setWidth}
          resetWidth={resetWidth}
        />
        <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => (
            <TableRow
              key={item.key}
              {...props}
              columns={columns}
              index={item.index}
              top={item.start}
              height={rowHeight}
              template={template}
              isActive={item.index === Math.min(active, count - 1)}
              onFocus={() => setActive(item.index)}
              onKeyDown={onKeyDown}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

type TableRowProps<Row> = TableProps<Row> & {
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly template: string;
  readonly isActive: boolean;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
};

function TableRow<Row>(props: TableRowProps<Row>) {
  const { index, columns, rowAt, rowKey, onOpen, selectedKey, actions, rowTone, isActive } = props;
  const row = rowAt(index);
  const tone = row === undefined ? undefined : rowTone?.(row);
  const isSelected = row !== undefined && selectedKey !== undefined && rowKey(row) === selectedKey;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-current={isSelected || undefined}
      data-index={index}
      tabIndex={isActive ? 0 : -1}
      className={classes(
        styles.row,
        onOpen !== undefined && styles.opens,
        isSelected && styles.selected,
        tone !== undefined && styles[tone],
      )}
      style={{
        height: props.height,
        transform: `translateY(${props.top}px)`,
        gridTemplateColumns: props.template,
      }}
      onFocus={props.onFocus}
      onKeyDown={props.onKeyDown}
      onClick={(event) => {
        if (row !== undefined && !isOfItsOwn(event)) onOpen?.(row);
      }}
    >
      {columns.map((column, place) => (
        <div
          key={column.key}
          role="cell"
          className={classes(
            styles.cell,
            column.align === 'end' && styles.end,
            place === columns.length - 1 && actions === undefined && styles.lastCell,
          )}
        >
          {row === undefined ? <span className={styles.unknown} aria-hidden /> : column.cell(row)}
        </div>
      ))}
      {row === undefined || actions === undefined ? null : (
        <div role="cell" className={styles.actions}>
          {actions(row)}
        </div>
      )}
    </div>
  );
}

// What has a click of its own inside a row does not open the row too.
function isOfItsOwn(event: MouseEvent): boolean {
  return (
    event.target instanceof Element &&
    event.target.closest('button, a, input, select, label') !== null
  );
}
