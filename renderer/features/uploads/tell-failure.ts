import { showToast } from '../../ui/toasts.ts';

/** Says in the corner of the screen why a small action did not work. */
export function tellFailure(failure: { readonly message: string }): void {
  showToast({ tone: 'bad', title: failure.message, lastsMs: 10_000 });
}
