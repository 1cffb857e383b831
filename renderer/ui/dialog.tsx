import { Drawer, Modal } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { Button } from './button.tsx';
import { uiText } from './text.ts';
import styles from './dialog.module.css';

type DialogProps = {
  readonly opened: boolean;
  readonly title: ReactNode;
  /** Escape, the cross, and a click beside it. */
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** The buttons at the foot; the one that goes on stands last. */
  readonly actions?: ReactNode;
  readonly size?: 'small' | 'normal' | 'large';
  /** A sheet comes from the right and is as high as the window. */
  readonly kind?: 'dialog' | 'sheet';
  /** A field or button of it asks for the focus with `data-autofocus`. */
  readonly hasOwnStart?: boolean;
};

const widths = { small: 400, normal: 560, large: 800 } as const;

/** Something that has to be answered first: it holds the focus, and gives it back. */
export function Dialog({
  opened,
  title,
  onClose,
  children,
  actions,
  size = 'normal',
  kind = 'dialog',
  hasOwnStart = false,
}: DialogProps) {
  const id = useId();
  const classNames = {
    overlay: styles.overlay ?? '',
    content: (kind === 'sheet' ? styles.sheet : styles.content) ?? '',
    header: styles.header ?? '',
    title: styles.title ?? '',
    close: styles.close ?? '',
    body: styles.body ?? '',
  };
  const shared = {
    id,
    opened,
    onClose,
    title,
    size: widths[size],
    classNames,
    closeButtonProps: { 'aria-label': uiText.close },
    overlayProps: { backgroundOpacity: 1 },
  };
  const inside = (
    <>
      {/* Where the focus starts, and a stop of its own, since arrows scroll it. A question starts at its buttons. */}
      <div
        className={styles.inside}
        {...(hasOwnStart
          ? {}
          : {
              role: 'group',
              'aria-labelledby': `${id}-title`,
              tabIndex: 0,
              'data-autofocus': true,
            })}
      >
        {children}
      </div>
      {actions === undefined ? null : <footer className={styles.actions}>{actions}</footer>}
    </>
  );
  if (kind === 'sheet') {
    return (
      <Drawer
        {...shared}
        position="right"
        transitionProps={{ transition: 'slide-left', duration: 120 }}
      >
        {inside}
      </Drawer>
    );
  }
  return (
    <Modal {...shared} centered transitionProps={{ transition: 'fade', duration: 100 }}>
      {inside}
    </Modal>
  );
}

type ConfirmProps = {
  readonly opened: boolean;
  readonly title: ReactNode;
  /** What will happen, with the name of the thing. */
  readonly children: ReactNode;
  readonly confirmLabel: string;
  readonly look?: 'primary' | 'danger';
  readonly busy?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

/** Asks before what cannot be undone or goes to a candidate. */
export function ConfirmDialog({
  confirmLabel,
  look = 'primary',
  busy = false,
  onConfirm,
  ...rest
}: ConfirmProps) {
  return (
    <Dialog
      {...rest}
      size="small"
      hasOwnStart
      actions={
        <>
          <Button onClick={rest.onClose} data-autofocus>
            {uiText.cancel}
          </Button>
          <Button look={look} busy={busy} onClick={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    />
  );
}
