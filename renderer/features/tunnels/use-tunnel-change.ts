import type { TunnelStatus } from '../../../shared/tunnels/model.ts';
import { useLink } from '../../link/link-context.tsx';
import { type ChangeInput, useChange } from '../../link/use-change.ts';

/** A change of the tunnel, whose answer is how it stands now. */
export function useTunnelChange<I extends { readonly requestId: string }>(
  procedure: (input: I) => Promise<TunnelStatus>,
  onSuccess?: (input: ChangeInput<I>) => void,
) {
  const { queries, queryClient } = useLink();
  return useChange<I, TunnelStatus>(procedure, {
    onSuccess: (status, input) => {
      queryClient.setQueryData(queries.tunnels.status.queryKey({ input: {} }), status);
      onSuccess?.(input);
    },
  });
}
