import { useLink } from '../link/link-context.tsx';
import type { CallFailure } from '../link/call-failure.ts';
import { useChange } from '../link/use-change.ts';
import type { ConsoleClient } from '../link/connect.ts';

/** Some settings to change; what is not named stays. */
export type SettingsPatch = Omit<Parameters<ConsoleClient['settings']['update']>[0], 'requestId'>;

/** Changes settings, and shows the answer at once wherever settings are shown. */
export function useSettingsChange(onError?: (failure: CallFailure) => void): {
  readonly change: (patch: SettingsPatch) => void;
  readonly failure: CallFailure | null;
} {
  const { client, queries, queryClient } = useLink();
  const update = useChange(client.settings.update, {
    ...(onError === undefined ? {} : { onError }),
    onSuccess: (settings) =>
      queryClient.setQueryData(queries.settings.get.queryKey({ input: {} }), settings),
  });
  return { change: (patch) => update.mutate(patch), failure: update.error };
}
