import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import type { IconType } from './icon.ts';
import styles from './button.module.css';

/** How much a button asks for: one primary on a screen, danger for what cannot be undone. */
export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger';

type ButtonProps = Omit<ComponentProps<'button'>, 'className'> & {
  readonly look?: ButtonLook;
  readonly size?: 'normal' | 'small';
  readonly icon?: IconType;
  /** Work is under way: the button keeps its width and focus and does nothing. */
  readonly busy?: boolean;
  readonly children: ReactNode;
};

/** The class of something that is a link but reads as a button. */
export function buttonClass(
  look: ButtonLook = 'plain',
  size: 'normal' | 'small' = 'normal',
): string {
  return classes(styles.button, styles[look], size === 'small' && styles.small);
}

/** A button with words; an icon may stand before them. */
export function Button({
  look = 'plain',
  size = 'normal',
  icon: Icon,
  busy = false,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass(look, size)}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : rest.onClick}
    >
      {Icon === undefined ? null : <Icon size={16} stroke={1.75} aria-hidden />}
      <span className={styles.words}>{children}</span>
      {busy ? <span className={styles.working} aria-hidden /> : null}
    </button>
  );
}

type IconButtonProps = Omit<ComponentProps<'button'>, 'className' | 'children' | 'aria-label'> & {
  readonly icon: IconType;
  /** What it does: read out, and shown on hover. */
  readonly label: string;
  readonly look?: 'plain' | 'quiet';
  readonly size?: 'normal' | 'small';
};

/** A button that is only an icon, for places without room for words. */
export function IconButton({
  icon: Icon,
  label,
  look = 'quiet',
  size = 'normal',
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      {...rest}
      aria-label={label}
      className={classes(
        styles.button,
        styles.iconOnly,
        styles[look],
        size === 'small' && styles.small,
      )}
    >
      <Icon size={16} stroke={1.75} aria-hidden />
    </button>
  );
}
