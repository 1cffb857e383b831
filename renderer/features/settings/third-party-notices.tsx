import { IconScale } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { settingsText } from './text.ts';
import styles from './third-party-notices.module.css';

/** What the console is built on, and under which terms; the text comes with the app and is read only when asked for. */
export function ThirdPartyNotices() {
  const [notices, setNotices] = useState<string>();
  const [isOpen, setOpen] = useState(false);
  const open = () => {
    setOpen(true);
    if (notices !== undefined) return;
    import('../../../resources/third-party-notices.txt?raw').then(
      (text) => setNotices(text.default),
      () => setNotices(settingsText.noticesMissing),
    );
  };
  return (
    <>
      <p className={styles.line}>
        {settingsText.noticesPurpose}
        <Button size="small" icon={IconScale} onClick={open}>
          {settingsText.noticesRead}
        </Button>
      </p>
      <Dialog
        opened={isOpen}
        size="large"
        title={settingsText.notices}
        onClose={() => setOpen(false)}
      >
        {/* A field, because it is reached and scrolled by keyboard like any other. */}
        <textarea
          className={styles.text}
          readOnly
          aria-label={settingsText.notices}
          aria-busy={notices === undefined}
          value={notices ?? settingsText.noticesLoading}
        />
      </Dialog>
    </>
  );
}
