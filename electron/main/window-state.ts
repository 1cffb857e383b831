import { z } from 'zod';

/** A rectangle on the desktop, in device-independent pixels. */
export type Bounds = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** What is remembered of the window. */
export type WindowState = { readonly bounds: Bounds; readonly isMaximized: boolean };

type Size = Pick<Bounds, 'width' | 'height'>;

/** The smallest window that looks composed, and the one of a first start. */
export const smallestSize: Size = { width: 1000, height: 700 };
export const firstSize: Size = { width: 1280, height: 800 };

const whole = z.number().int().min(-100_000).max(100_000);
const windowStateSchema = z.object({
  bounds: z.object({ x: whole, y: whole, width: whole.positive(), height: whole.positive() }),
  isMaximized: z.boolean(),
});

// So much of the window must lie on a monitor that its title bar can be taken hold of.
const graspWidth = 200;
const graspHeight = 40;

/** Where the window opens: where it was, unless that monitor is gone or the record cannot be read. */
export function restoreWindow(
  remembered: unknown,
  workAreas: readonly Bounds[],
): { readonly bounds: Partial<Bounds> & Size; readonly isMaximized: boolean } {
  const parsed = windowStateSchema.safeParse(remembered);
  if (!parsed.success) return { bounds: firstSize, isMaximized: false };
  const { bounds, isMaximized } = parsed.data;
  const area = workAreas.find((one) => isGraspable(bounds, one));
  const width = Math.max(smallestSize.width, bounds.width);
  const height = Math.max(smallestSize.height, bounds.height);
  // Without a place of its own the window is centred by the system.
  if (area === undefined) return { bounds: { ...firstSize }, isMaximized };
  return { bounds: { x: bounds.x, y: bounds.y, width, height }, isMaximized };
}

function isGraspable(window: Bounds, area: Bounds): boolean {
  const left = Math.max(window.x, area.x);
  const right = Math.min(window.x + window.width, area.x + area.width);
  const titleBarIsInside = window.y >= area.y && window.y + graspHeight <= area.y + area.height;
  return right - left >= graspWidth && titleBarIsInside;
}
