import { useQuery } from '@tanstack/react-query';
import type { Managed } from '../../shared/settings/managed.ts';
import { unmanaged } from '../../shared/settings/managed-rules.ts';
import { useLink } from '../link/link-context.tsx';

/** What a company has decided for this computer; until that is known, nothing. */
export function useManaged(): Managed {
  const { queries } = useLink();
  const options = queries.settings.managed.queryOptions({ input: {} });
  // Read once at the start of the console, so it cannot change while it runs.
  return useQuery({ ...options, staleTime: Infinity }).data ?? unmanaged;
}
