import { type ComponentProps, lazy, Suspense } from 'react';
import type { MirrorCandidate as Candidate } from './mirror-candidate.tsx';
import type { MirrorSource as Source } from './mirror-source.tsx';

const LazySection = lazy(async () => ({
  default: (await import('./mirror-section.tsx')).MirrorSection,
}));
const LazyCandidate = lazy(async () => ({
  default: (await import('./mirror-candidate.tsx')).MirrorCandidate,
}));
const LazySource = lazy(async () => ({
  default: (await import('./mirror-source.tsx')).MirrorSource,
}));

/** HighLevel's region of the settings, loaded with that page. */
export function MirrorSection() {
  return (
    <Suspense fallback={null}>
      <LazySection />
    </Suspense>
  );
}

/** A candidate's conversation in HighLevel, loaded when a thread is open. */
export function MirrorCandidate(props: ComponentProps<typeof Candidate>) {
  return (
    <Suspense fallback={null}>
      <LazyCandidate {...props} />
    </Suspense>
  );
}

/** A campaign's or an upload's way to HighLevel, loaded with its page. */
export function MirrorSource(props: ComponentProps<typeof Source>) {
  return (
    <Suspense fallback={null}>
      <LazySource {...props} />
    </Suspense>
  );
}
