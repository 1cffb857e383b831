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
    if (!isLost) return undefined;
    const timer = setTimeout(() => setShown(true), patienceMs);
    return () => {
      clearTimeout(timer);
      setShown(false);
    };
  }, [isLost]);
  return (
    <output className={styles.region} aria-live="polite">
      {isShown ? (
        <span className={styles.banner}>
          <IconPlugConnectedX size={16} aria-hidden />
          {linkText.reconnecting}
        </span>
      ) : null}
    </output>
  );
}
