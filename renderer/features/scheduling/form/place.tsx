import type { ReactNode } from 'react';

/** Where a field of the form stands, so that a problem can lead to it. */
export function Place({ path, children }: { readonly path: string; readonly children: ReactNode }) {
  return <div data-field={path}>{children}</div>;
}
