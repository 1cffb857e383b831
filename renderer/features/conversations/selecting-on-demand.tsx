import { type ComponentProps, lazy, Suspense } from 'react';
import type { RowCheck as Check } from './selecting/row-check.tsx';
import type { Selecting as Bar } from './selecting/selecting.tsx';

// Read after the list: nothing is selected before it was seen.
const LazyCheck = lazy(async () => ({
  default: (await import('./selecting/row-check.tsx')).RowCheck,
}));
const LazySelecting = lazy(async () => ({
  default: (await import('./selecting/selecting.tsx')).Selecting,
}));

/** The box by which a row is selected. */
export function RowCheck(props: ComponentProps<typeof Check>) {
  return (
    <Suspense fallback={null}>
      <LazyCheck {...props} />
    </Suspense>
  );
}

/** What is done with several conversations. */
export function Selecting(props: ComponentProps<typeof Bar>) {
  return (
    <Suspense fallback={null}>
      <LazySelecting {...props} />
    </Suspense>
  );
}
