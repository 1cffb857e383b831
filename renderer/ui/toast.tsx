import {
  IconAlertTriangle,
  IconCircleCheck,
  IconFlag,
  IconInfoCircle,
  IconX,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Button, IconButton } from './button.tsx';
import { uiText } from './text.ts';
import { type ToastEntry, useToasts } from './toasts.ts';
import { classes } from './classes.ts';
import styles from './toast.module.css';

const icons = {
  plain: IconInfoCircle,
  good: IconCircleCheck,
  attention: IconFlag,
  bad: IconAlertTriangle,
} as const;

/** One notice; its time stands still while the pointer or the focus is on it. */
export function Toast({ toast }: { readonly toast: ToastEntry }) {
  const dismiss = useToasts((state) => state.dismiss);
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (toast.lastsMs === undefined || isHeld) return undefined;
    const timer = setTimeout(() => dismiss(toast.id), toast.lastsMs);
    return () => clearTimeout(timer);
  }, [toast, isHeld, dismiss]);
  const Icon = icons[toast.tone];
  const act = () => {
    dismiss(toast.id);
    toast.action?.run();
  };
  return (
    // The handlers only keep the notice while someone is on it; nothing is done by them.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="group"
      aria-label={toast.title}
      className={classes(styles.toast, toast.body !== undefined && styles.tall)}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon size={16} className={classes(styles.icon, styles[toast.tone])} aria-hidden />
      <div className={styles.words}>
        <p className={styles.title}>{toast.title}</p>
        {toast.body === undefined ? null : <p className={styles.body}>{toast.body}</p>}
      </div>
      {toast.action === undefined ? null : (
        <span className={styles.action}>
          <Button size="small" onClick={act}>
            {toast.action.label}
          </Button>
        </span>
      )}
      <IconButton
        size="small"
        icon={IconX}
        label={uiText.dismiss}
        onClick={() => dismiss(toast.id)}
      />
    </div>
  );
}
