import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

const patienceMs = 4000;
const conversation = /^\/inbox\/./;

let isExpected = false;

/** Before going somewhere by a command: the focus is to go along, wherever it is now. */
export function expectArrival(): void {
  isExpected = true;
}

/** Whoever goes to a page by the keyboard, or loses their place by going, arrives at its heading. */
export function useArrival(): void {
  const path = useRouterState({
    select: ({ resolvedLocation, location }) => (resolvedLocation ?? location).pathname,
  });
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return undefined;
    before.current = path;
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (!isExpected && !isLost) return undefined;
    isExpected = false;
    return focusWhenThere(conversation.test(path) ? '#page [data-arrival]' : '#page h1');
  }, [path]);
}

/** Gives something the focus as soon as it is there, unless the focus has moved on meanwhile. */
export function focusWhenThere(selector: string): () => void {
  const from = document.activeElement;
  const look = (): boolean => {
    const isMoved = document.activeElement !== from && document.activeElement !== document.body;
    const target = document.querySelector<HTMLElement>(selector);
    if (target !== null && !isMoved) {
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
