import type { ConnectionTest } from '../../../shared/workspaces/model.ts';
import { Callout } from '../../ui/callout.tsx';
import { LiveRegion } from '../../ui/visually-hidden.tsx';
import { workspacesText } from './text.ts';

/** How a try of the connection went, in words; read out when it is there. */
export function ConnectionResult({ result }: { readonly result: ConnectionTest }) {
  const title = workspacesText.outcomes[result.outcome];
  return (
    <>
      <LiveRegion>{`${title}. ${result.message}`}</LiveRegion>
      <Callout tone={result.outcome === 'works' ? 'green' : 'amber'} title={title}>
        {result.message}
      </Callout>
    </>
  );
}
