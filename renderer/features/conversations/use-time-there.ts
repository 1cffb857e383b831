import { useEffect, useState } from 'react';
import type * as Rules from '../../../shared/conversations/time-there.ts';

let rules: typeof Rules | undefined;

/** What the clocks show where a number belongs. Zones and area codes are no small list, so it comes after the first look. */
export function useTimeThere(
  phone: string | undefined,
  nowMs: number,
): Rules.TimeThere | undefined {
  const [, setLoaded] = useState(rules !== undefined);
  useEffect(() => {
    if (rules !== undefined) return;
    import('../../../shared/conversations/time-there.ts').then(
      (loaded) => {
        rules = loaded;
        setLoaded(true);
      },
      // Without it the time is not told, and everything else is there.
      () => undefined,
    );
  }, []);
  return rules?.timeThere(phone, nowMs);
}
