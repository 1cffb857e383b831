import { appText } from './text.ts';
import { useToasts } from '../ui/toasts.ts';
import { Toast } from '../ui/toast.tsx';
import styles from './notices.module.css';

/** The stack of notices in the corner; read out as they come. */
export function Notices() {
  const toasts = useToasts((state) => state.toasts);
  return (
    <section
      className={styles.stack}
      aria-label={appText.notices}
      aria-live="polite"
      aria-relevant="additions"
    >
      {toasts.map((toast) => (
        <Toast key={toast.id} toast={toast} />
      ))}
    </section>
  );
}
