import { useState } from 'react';

/** The fields that the recruiter has been in, or all of them once they asked for a review. */
export function useLookedAt() {
  const [paths, setPaths] = useState<ReadonlySet<string>>(() => new Set());
  const [isWhole, setWhole] = useState(false);
  return {
    isLookedAt: (path: string) => isWhole || paths.has(path),
    lookAtAll: () => setWhole(true),
    leave(target: Element) {
      const path = target.closest('[data-field]')?.getAttribute('data-field') ?? undefined;
      if (path !== undefined && !paths.has(path)) setPaths(new Set([...paths, path]));
    },
  };
}
