import { type KeyboardEvent, type PointerEvent, type RefObject, useState } from 'react';
import {
  cellMinutes,
  cellsPerDay,
  cellState,
  eraseHours,
  type OpenHours,
  paintHours,
} from '../../../../shared/scheduling/open-hours.ts';

/** One cell of the week: its weekday, 1 to 7, and its half hour. */
export type WeekCell = { readonly weekday: number; readonly cell: number };

/** A rectangle of the week that is being painted or erased. */
export type Marked = { readonly anchor: WeekCell; readonly end: WeekCell };

type Painting = {
  readonly hours: readonly OpenHours[];
  readonly onChange: (hours: readonly OpenHours[]) => void;
  /** The element of the cells of Monday, by which the pointer is placed. */
  readonly frame: RefObject<HTMLElement | null>;
};

function between(one: number, other: number, at: number): boolean {
  return Math.min(one, other) <= at && at <= Math.max(one, other);
}

/** Whether a cell lies within the rectangle. */
export function isMarked({ anchor, end }: Marked, { weekday, cell }: WeekCell): boolean {
  return between(anchor.weekday, end.weekday, weekday) && between(anchor.cell, end.cell, cell);
}

/** Painting a week with the pointer or the keys: whatever the first cell is, the rectangle becomes the opposite. */
export function useWeekPainting({ hours, onChange, frame }: Painting) {
  const [cursor, setCursor] = useState<WeekCell>({ weekday: 1, cell: 18 });
  const [marked, setMarked] = useState<Marked>();
  const [isDragging, setDragging] = useState(false);

  function apply({ anchor, end }: Marked): void {
    const first = Math.min(anchor.weekday, end.weekday);
    const days = Math.abs(anchor.weekday - end.weekday) + 1;
    const area = {
      weekdays: Array.from({ length: days }, (_, index) => first + index),
      from: Math.min(anchor.cell, end.cell) * cellMinutes,
      to: (Math.max(anchor.cell, end.cell) + 1) * cellMinutes,
    };
    const isOpen = cellState(hours, anchor.weekday, anchor.cell) === 'open';
    onChange(isOpen ? eraseHours(hours, area) : paintHours(hours, area));
    setMarked(undefined);
  }

  function cellAt({ clientX, clientY }: PointerEvent): WeekCell | undefined {
    const rows = [...(frame.current?.querySelectorAll('[data-weekday]') ?? [])];
    const row = rows.findLast((one) => one.getBoundingClientRect().top <= clientY) ?? rows[0];
    if (row === undefined) return undefined;
    const { left, width } = row.getBoundingClientRect();
    const cell = Math.floor(((clientX - left) / width) * cellsPerDay);
    return {
      weekday: Number(row.getAttribute('data-weekday')),
      cell: Math.min(cellsPerDay - 1, Math.max(0, cell)),
    };
  }

  function move({ weekday, cell }: WeekCell, isMarking: boolean): void {
    const end = {
      weekday: Math.min(7, Math.max(1, weekday)),
      cell: Math.min(cellsPerDay - 1, Math.max(0, cell)),
    };
    setCursor(end);
    setMarked(isMarking ? { anchor: marked?.anchor ?? cursor, end } : undefined);
  }

  return {
    cursor,
    marked,
    onPointerDown: (event: PointerEvent<HTMLElement>): void => {
      const at = event.button === 0 ? cellAt(event) : undefined;
      if (at === undefined) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setDragging(true);
      setCursor(at);
      setMarked({ anchor: at, end: at });
    },
    onPointerMove: (event: PointerEvent<HTMLElement>): void => {
      const at = isDragging ? cellAt(event) : undefined;
      if (at !== undefined && marked !== undefined) setMarked({ anchor: marked.anchor, end: at });
    },
    onPointerUp: (): void => {
      if (isDragging && marked !== undefined) apply(marked);
      setDragging(false);
    },
    onPointerCancel: (): void => {
      setDragging(false);
      setMarked(undefined);
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>): void => {
      const { weekday, cell } = cursor;
      const places: Readonly<Record<string, WeekCell>> = {
        ArrowLeft: { weekday, cell: cell - 1 },
        ArrowRight: { weekday, cell: cell + 1 },
        ArrowUp: { weekday: weekday - 1, cell },
        ArrowDown: { weekday: weekday + 1, cell },
        Home: { weekday, cell: 0 },
        End: { weekday, cell: cellsPerDay - 1 },
        PageUp: { weekday: 1, cell },
        PageDown: { weekday: 7, cell },
      };
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const place = places[event.key];
      if (place !== undefined) {
        event.preventDefault();
        move(place, event.shiftKey);
        return;
      }
      if (event.key === ' ' || event.key === 'Enter') {
        event.preventDefault();
        apply(marked ?? { anchor: cursor, end: cursor });
      }
      if (event.key === 'Escape' && marked !== undefined) {
        event.preventDefault();
        event.stopPropagation();
        setMarked(undefined);
      }
    },
  };
}
