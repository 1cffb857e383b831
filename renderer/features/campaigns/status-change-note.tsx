import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import type { CampaignDetail } from '../../../shared/campaigns/model.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { showFailure } from '../../ui/toasts.ts';
import { campaignsText } from './text.ts';
import { statusWord } from './words.ts';

/** How a change of status goes, and why it did not where it did not. */
export function StatusChangeNote({ campaign }: { readonly campaign: CampaignDetail }) {
  const { client } = useLink();
  const cancel = useChange(client.outbox.cancel, { onError: showFailure });
  const { statusChange } = campaign;
  // What Popp has since is what was wanted, by whatever way.
  if (statusChange === undefined || statusChange.wanted === campaign.status) return null;
  const word = statusWord(statusChange.wanted) ?? statusChange.wanted;
  const { state, reason, itemId } = statusChange;
  if (state === 'refused') {
    return (
      <Callout tone="amber" title={campaignsText.statusRefused(word)}>
        {reason}
      </Callout>
    );
  }
  const mayWithdraw = state === 'waiting' || state === 'held';
  return (
    <Callout
      tone={state === 'waiting' || state === 'sending' ? 'plain' : 'amber'}
      title={campaignsText.statusOnItsWay(word)}
      action={
        mayWithdraw ? (
          <Button size="small" busy={cancel.isPending} onClick={() => cancel.mutate({ itemId })}>
            {campaignsText.withdraw}
          </Button>
        ) : null
      }
    >
      {reason ?? campaignsText.statusWaiting}
    </Callout>
  );
}
