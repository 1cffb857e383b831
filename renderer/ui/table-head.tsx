import type { KeyboardEvent, PointerEvent } from 'react';
import { classes } from './classes.ts';
import { type Column, narrowestColumn } from './table-columns.ts';
import { uiText } from './text.ts';
import styles from './table.module.css';

type TableHeadProps<Row> = {
  readonly columns: readonly Column<Row>[];
  readonly template: string;
  readonly setWidth: (key: string, width: number) => void;
  readonly resetWidth: (key: string) => void;
};

/** The row of headings; its edges set the widths, by pointer or by arrow keys. */
export function TableHead<Row>({ columns, template, setWidth, resetWidth }: TableHeadProps<Row>) {
  return (
    <div role="rowgroup" className={styles.head}>
      <div
        role="row"
        aria-rowindex={1}
        className={styles.headRow}
        style={{ gridTemplateColumns: template }}
      >
        {columns.map((column) => (
          <div
            key={column.key}
            role="columnheader"
            // Its own words alone: the edge inside it has a name of its own.
            aria-label={column.header}
            className={classes(styles.heading, column.align === 'end' && styles.end)}
          >
            <span className={styles.headingText}>{column.header}</span>
            <Edge column={column} setWidth={setWidth} onReset={() => resetWidth(column.key)} />
          </div>
        ))}
      </div>
    </div>
  );
}

const stepPx = 16;

function Edge<Row>({
  column,
  setWidth,
  onReset,
}: {
  readonly column: Column<Row>;
  readonly setWidth: (key: string, width: number) => void;
  readonly onReset: () => void;
}) {
  const widthOf = (edge: Element) =>
    edge.parentElement?.getBoundingClientRect().width ?? column.width;
  const onPointerDown = (event: PointerEvent<HTMLSpanElement>) => {
    const edge = event.currentTarget;
    const start = widthOf(edge) - event.clientX;
    edge.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) => setWidth(column.key, start + moved.clientX);
    edge.addEventListener('pointermove', move);
    edge.addEventListener(
      'lostpointercapture',
      () => edge.removeEventListener('pointermove', move),
      { once: true },
    );
  };
  const onKeyDown = (event: KeyboardEvent<HTMLSpanElement>) => {
    const step = event.key === 'ArrowLeft' ? -stepPx : event.key === 'ArrowRight' ? stepPx : 0;
    if (step === 0) return;
    event.preventDefault();
    setWidth(column.key, widthOf(event.currentTarget) + step);
  };
  return (
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={uiText.resizeColumn(column.header)}
      aria-valuenow={column.width}
      aria-valuemin={narrowestColumn}
      tabIndex={0}
      className={styles.edge}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onDoubleClick={onReset}
    />
  );
}
