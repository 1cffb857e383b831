import { useState } from 'react';

/**
 * What was just chosen stands in the field while it is on its way, until something newer is told. The field is never disabled
 * meanwhile: it would lose the focus, and what is typed next would fall on the page.
 */
export function useGiven<T>(told: T): {
  readonly shown: T;
  readonly give: (value: T) => void;
  readonly takeBack: () => void;
} {
  const [given, setGiven] = useState<{ readonly value: T; readonly over: T }>();
  return {
    shown: given !== undefined && given.over === told ? given.value : told,
    give: (value) => setGiven({ value, over: told }),
    takeBack: () => setGiven(undefined),
  };
}
