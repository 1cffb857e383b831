import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

const patienceMs = 4000;
const heading = '#page h1';
const conversation = '#page [data-arrival]';

let expectedUntil = 0;

/** Before going somewhere by a command: the focus is to go along, wherever it is now. */
export function expectArrival(): void {
  expectedUntil = performance.now() + patienceMs;
}

/** Whoever goes to a page by a command arrives at its heading; by a link the focus stays on the link. */
export function useArrival(): void {
  const path = useRouterState({
    select: ({ resolvedLocation, location }) => (resolvedLocation ?? location).pathname,
  });
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return undefined;
    before.current = path;
    if (performance.now() > expectedUntil) return undefined;
    expectedUntil = 0;
    return focusWhenThere(/^\/inbox\/./.test(path) ? conversation : heading);
  }, [path]);
}

/** Leads the focus to what the page is about: the conversation that is open, else the title. */
export function focusHeading(): void {
  focusWhenThere(document.querySelector(conversation) ?? heading);
}

/** Gives something the focus as soon as it is there, unless the focus has moved on meanwhile. */
export function focusWhenThere(what: string | Element): () => void {
  const from = document.activeElement;
  const look = (): boolean => {
    const isMoved = document.activeElement !== from && document.activeElement !== document.body;
    const target = typeof what === 'string' ? document.querySelector(what) : what;
    if (target instanceof HTMLElement && !isMoved) {
      if (target.tabIndex < 0) target.tabIndex = -1;
      target.focus({ preventScroll: true });
    }
    return target !== null || isMoved;
  };
  if (look()) return () => undefined;
  const observer = new MutationObserver(() => {
    if (look()) stop();
  });
  const timer = setTimeout(() => stop(), patienceMs);
  function stop(): void {
    clearTimeout(timer);
    observer.disconnect();
  }
  observer.observe(document.body, { childList: true, subtree: true });
  return stop;
}
