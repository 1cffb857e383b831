import type { ComponentType } from 'react';

/** An icon of the one set, drawn at 16 px beside words. */
export type IconType = ComponentType<{
  readonly size?: number | string;
  readonly stroke?: number | string;
  readonly className?: string;
  readonly 'aria-hidden'?: boolean;
}>;
