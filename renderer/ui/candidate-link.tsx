import { useState } from 'react';
import { judgeOutside } from '../../shared/outside-links.ts';
import { Button, buttonClass } from './button.tsx';
import type { TextPart } from './candidate-text-parts.ts';
import { Dialog } from './dialog-on-demand.tsx';
import { uiText } from './text.ts';
import styles from './candidate-text.module.css';

/**
 * A link that somebody else wrote: with the host it really leads to, and opened only after one look at the whole of it. What
 * the desktop's main process asks about is not asked here as well: it takes no page's word for it, so its question is the one
 * that stays. What it would open unasked, and what is not opened at all, is looked at here.
 */
export function CandidateLink({ link }: { readonly link: Extract<TextPart, { kind: 'link' }> }) {
  // Nothing of the dialog is there before it is asked for; afterwards it stays, to give the focus back.
  const [isLooking, setLooking] = useState<boolean>();
  const close = () => setLooking(false);
  const look = () => {
    if (!link.isDisguised && isAskedByDesktop(link.href))
      window.open(link.href, '_blank', 'noopener');
    else setLooking(true);
  };
  return (
    <>
      <button type="button" className={styles.link} onClick={look}>
        {link.text}
      </button>
      <span className={styles.host}>{` (${uiText.opensHost(link.host)})`}</span>
      {isLooking === undefined ? null : (
        <Dialog
          size="small"
          opened={isLooking}
          title={uiText.linkTitle}
          onClose={close}
          hasOwnStart
          actions={
            <>
              <Button onClick={close} data-autofocus>
                {uiText.cancel}
              </Button>
              {link.isDisguised ? null : (
                <a
                  className={buttonClass('primary')}
                  href={link.href}
                  target="_blank"
                  rel="noopener noreferrer nofollow"
                  onClick={close}
                >
                  {uiText.linkOpen}
                </a>
              )}
            </>
          }
        >
          {link.isDisguised ? uiText.linkDisguised(link.host) : uiText.linkBody(link.host)}
          <p className={styles.address} dir="ltr">
            {link.href}
          </p>
        </Dialog>
      )}
    </>
  );
}

function isAskedByDesktop(address: string): boolean {
  return window.desktop !== undefined && judgeOutside(new URL(address)) === 'ask';
}
