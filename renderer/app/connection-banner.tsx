import { IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useConnectionState } from '../link/link-context.tsx';
import { linkText } from '../link/text.ts';
import styles from './connection-banner.module.css';

const patienceMs = 1000;

/** Says that the connection is gone, once it has been gone for a second. */
export function ConnectionBanner() {
  const state = useConnectionState();
  const isLost = state === 'lost' || state === 'connecting';
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (!isLost) {
      setShown(false);
      return undefined;
    }
    const timer = setTimeout(() => setShown(true), patienceMs);
    return () => clearTimeout(timer);
  }, [isLost]);
  return (
    <div role="status" aria-live="polite">
      {isShown ? (
        <p className={styles.banner}>
          <IconPlugConnectedX size={16} aria-hidden />
          {linkText.reconnecting}
        </p>
      ) : null}
    </div>
  );
}
