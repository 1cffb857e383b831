import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';

/** The test event that was sent last from this screen, and what became of it. */
export function useTestEvent() {
  const { client, queries, queryClient } = useLink();
  return useChange(client.webhooks.sendTest, {
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: queries.webhooks.key() }),
  });
}
