import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useLayoutEffect,
  useRef,
} from 'react';
import { classes } from './classes.ts';
import { uiText } from './text.ts';
import { useRoom } from './use-room.ts';
import { useWidths } from './widths.ts';
import styles from './panes.module.css';

/** One side pane: its name for those who listen, and how wide it may be. */
export type SidePane = {
  readonly name: string;
  readonly content: ReactNode;
  readonly width: number;
  readonly least: number;
  readonly most: number;
};

type PanesProps = {
  /** Names the widths that are remembered. */
  readonly id: string;
  readonly list: SidePane;
  readonly detail: ReactNode;
  readonly detailName: string;
  readonly context?: SidePane | undefined;
  /** Shows the context over the detail where there is no room beside it. */
  readonly contextOpen?: boolean;
  /** Told when the room changes: whether the context fits beside the detail. */
  readonly onRoom?: (fits: boolean) => void;
};

const leastDetail = 456;
const tightestDetail = 296;
const stepPx = 16;

/** Lists left, detail in the middle, context furthest right; the edges move by pointer and by arrow keys. */
export function Panes({
  id,
  list,
  detail,
  detailName,
  context,
  contextOpen = false,
  onRoom,
}: PanesProps) {
  const frame = useRef<HTMLDivElement>(null);
  const room = useRoom(frame);
  const widths = useWidths((state) => state.widths);
  const setWidth = useWidths((state) => state.setWidth);

  const usualContext = context === undefined ? 0 : (widths[`${id}/context`] ?? context.width);
  const fits = room - usualContext - list.least >= leastDetail;
  // Asked for in a small window, all three stand beside one another as narrow as they may be.
  const isTight =
    context !== undefined &&
    !fits &&
    contextOpen &&
    room - context.least - list.least >= tightestDetail;
  const contextWidth = isTight ? context.least : usualContext;
  const isBeside = fits || isTight;
  const besides = context !== undefined && isBeside ? contextWidth : 0;
  const mostList = isTight
    ? list.least
    : Math.max(list.least, Math.min(list.most, room - besides - leastDetail));
  const listWidth = Math.min(mostList, widths[`${id}/list`] ?? list.width);
  useLayoutEffect(() => {
    if (Number.isFinite(room)) onRoom?.(fits);
  }, [fits, room, onRoom]);

  return (
    // Groups, not landmarks: what they hold has landmarks and headings of its own.
    <div
      ref={frame}
      className={styles.panes}
      data-panes={context !== undefined && isBeside ? 'three' : 'two'}
    >
      <section
        role="group"
        className={styles.list}
        style={{ width: listWidth }}
        aria-label={list.name}
      >
        {list.content}
      </section>
      <Edge
        name={list.name}
        width={listWidth}
        least={list.least}
        most={mostList}
        direction={1}
        onWidth={(width) => setWidth(`${id}/list`, width)}
        onReset={() => setWidth(`${id}/list`, undefined)}
      />
      <section role="group" className={styles.detail} aria-label={detailName}>
        {detail}
      </section>
      {context === undefined || (!fits && !contextOpen) ? null : (
        <>
          {fits ? (
            <Edge
              name={context.name}
              width={contextWidth}
              least={context.least}
              most={context.most}
              direction={-1}
              onWidth={(width) => setWidth(`${id}/context`, width)}
              onReset={() => setWidth(`${id}/context`, undefined)}
            />
          ) : null}
          <aside
            className={classes(styles.context, !isBeside && styles.over)}
            style={{ width: contextWidth }}
            aria-label={context.name}
          >
            {context.content}
          </aside>
        </>
      )}
    </div>
  );
}

type EdgeProps = {
  readonly name: string;
  readonly width: number;
  readonly least: number;
  readonly most: number;
  readonly direction: 1 | -1;
  readonly onWidth: (width: number) => void;
  readonly onReset: () => void;
};

function Edge({ name, width, least, most, direction, onWidth, onReset }: EdgeProps) {
  const set = (next: number) => onWidth(Math.round(Math.max(least, Math.min(most, next))));
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const edge = event.currentTarget;
    const from = event.clientX;
    edge.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent) =>
      set(width + (moved.clientX - from) * direction);
    edge.addEventListener('pointermove', move);
    edge.addEventListener(
      'lostpointercapture',
      () => edge.removeEventListener('pointermove', move),
      { once: true },
    );
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const targets: Readonly<Record<string, number>> = {
      ArrowLeft: width - stepPx * direction,
      ArrowRight: width + stepPx * direction,
      Home: least,
      End: most,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    set(target);
  };
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={uiText.resizePane(name)}
      aria-valuenow={Math.round(width)}
      aria-valuemin={least}
      aria-valuemax={Math.max(least, Math.round(most))}
      tabIndex={0}
      className={styles.edge}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onDoubleClick={onReset}
    />
  );
}
