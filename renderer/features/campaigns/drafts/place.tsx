import type { ReactNode } from 'react';

/** Where a field of the draft stands, so that a problem can lead to it. */
export function Place({ path, children }: { readonly path: string; readonly children: ReactNode }) {
  return <div data-field={path}>{children}</div>;
}

/** Puts the focus into a field of the draft, or into the nearest thing around it. */
export function goToField(path: string): void {
  const question = path.replace(/\..*$/, '');
  const place = [path, question]
    .map((name) => document.querySelector(`[data-field="${CSS.escape(name)}"]`))
    .find((found) => found !== null);
  const control = place?.querySelector<HTMLElement>('input, select, textarea, button');
  place?.scrollIntoView({ block: 'center' });
  control?.focus({ preventScroll: true });
}
