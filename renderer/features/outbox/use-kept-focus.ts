import { type RefObject, useEffect, useRef } from 'react';

/** What was decided leaves the page with its buttons: the focus then stays at what is left, instead of starting over. */
export function useKeptFocus<E extends HTMLElement>(count: number): RefObject<E | null> {
  const place = useRef<E>(null);
  const before = useRef(count);
  useEffect(() => {
    const isShorter = count < before.current;
    before.current = count;
    if (isShorter && document.activeElement === document.body) place.current?.focus();
  }, [count]);
  return place;
}
