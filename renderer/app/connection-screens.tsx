import { useLink } from '../link/link-context.tsx';
import { linkText } from '../link/text.ts';
import { Alone } from '../ui/alone.tsx';
import { Button } from '../ui/button.tsx';

/** Shown when the host does not know this tab: only a fresh address helps. */
export function SignedOutScreen() {
  return <Alone title={linkText.signedOutTitle} body={linkText.signedOutBody} />;
}

/** Shown when another tab took over; this one can take it back. */
export function ElsewhereScreen() {
  const { connection } = useLink();
  return (
    <Alone
      title={linkText.elsewhereTitle}
      body={linkText.elsewhereBody}
      actions={
        <Button look="primary" onClick={connection.retryNow}>
          {linkText.takeBack}
        </Button>
      }
    />
  );
}
