import { useQuery } from '@tanstack/react-query';
import type { Settings } from '../../shared/settings/contract.ts';
import { defaultSettings } from '../../shared/settings/defaults.ts';
import { useLink } from '../link/link-context.tsx';

/** The recruiter's settings; until they are known, what holds by default. */
export function useSettings(): Settings {
  const { queries } = useLink();
  return useQuery(queries.settings.get.queryOptions({ input: {} })).data ?? defaultSettings;
}
