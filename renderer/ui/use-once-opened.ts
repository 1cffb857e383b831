import { useState } from 'react';

/** Whether it was ever open: what is loaded on demand is drawn from then on, so that closing it can give the focus back. */
export function useOnceOpened(isOpen: boolean): boolean {
  const [wasOpened, setOpened] = useState(isOpen);
  if (isOpen && !wasOpened) setOpened(true);
  return wasOpened || isOpen;
}
