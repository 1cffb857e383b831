import { IconBrowserCheck, IconKeyOff } from '@tabler/icons-react';
import { useLink } from '../link/link-context.tsx';
import { linkText } from '../link/text.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import styles from './shell.module.css';

/** Shown when the host does not know this tab: only a fresh address helps. */
export function SignedOutScreen() {
  return (
    <main className={styles.alone}>
      <Empty
        icon={IconKeyOff}
        title={linkText.signedOutTitle}
        body={linkText.signedOutBody}
        level={1}
      />
    </main>
  );
}

/** Shown when another tab took over; this one can take it back. */
export function ElsewhereScreen() {
  const { connection } = useLink();
  return (
    <main className={styles.alone}>
      <Empty
        icon={IconBrowserCheck}
        title={linkText.elsewhereTitle}
        body={linkText.elsewhereBody}
        level={1}
        action={
          <Button look="primary" onClick={connection.retryNow}>
            {linkText.takeBack}
          </Button>
        }
      />
    </main>
  );
}
