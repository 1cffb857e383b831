import { useState } from 'react';
import { Button, buttonClass } from './button.tsx';
import type { TextPart } from './candidate-text-parts.ts';
import { Dialog } from './dialog-on-demand.tsx';
import { uiText } from './text.ts';
import styles from './candidate-text.module.css';

/** A link that somebody else wrote: with the host it really leads to, and opened only after a look at the whole of it. */
export function CandidateLink({ link }: { readonly link: Extract<TextPart, { kind: 'link' }> }) {
  // Nothing of the dialog is there before it is asked for; afterwards it stays, to give the focus back.
  const [isLooking, setLooking] = useState<boolean>();
  const close = () => setLooking(false);
  return (
    <>
      <button type="button" className={styles.link} onClick={() => setLooking(true)}>
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
