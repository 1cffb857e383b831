import { lazy, Suspense } from 'react';
import { useOnceOpened } from '../../ui/use-once-opened.ts';
import { useWhyView } from './why-view.ts';

const LazyWhy = lazy(async () => ({ default: (await import('./why-dialog.tsx')).WhyDialog }));

/** 'Why was I not notified?' over every page, loaded when it is first asked. */
export function WhyOnDemand() {
  const isOpen = useWhyView((view) => view.isOpen);
  if (!useOnceOpened(isOpen)) return null;
  return (
    <Suspense fallback={null}>
      <LazyWhy />
    </Suspense>
  );
}
