import { type ComponentProps, lazy, Suspense } from 'react';
import type * as Dialogs from './dialog.tsx';
import { useOnceOpened } from './use-once-opened.ts';

// Mantine's modal is a tenth of the first load, and no screen shows one before it was asked for.
const loadDialogs = () => import('./dialog.tsx');
const LazyDialog = lazy(async () => ({ default: (await loadDialogs()).Dialog }));
const LazyConfirmDialog = lazy(async () => ({ default: (await loadDialogs()).ConfirmDialog }));

/** The `Dialog` for what the first screen is made of: loaded when it is first opened. */
export function Dialog(props: ComponentProps<typeof Dialogs.Dialog>) {
  if (!useOnceOpened(props.opened)) return null;
  return (
    <Suspense fallback={null}>
      <LazyDialog {...props} />
    </Suspense>
  );
}

/** The `ConfirmDialog` for what the first screen is made of: loaded when it is first opened. */
export function ConfirmDialog(props: ComponentProps<typeof Dialogs.ConfirmDialog>) {
  if (!useOnceOpened(props.opened)) return null;
  return (
    <Suspense fallback={null}>
      <LazyConfirmDialog {...props} />
    </Suspense>
  );
}
