import { useEffect } from 'react';
import { focusHeading, focusWhenThere } from './arrival.ts';

/** Where the focus was, with everything around it, from the inside out. */
type Place = { readonly element: HTMLElement; readonly around: readonly Element[] };

const floating = 'dialog, [role="dialog"], [role="menu"]';
const named = 'section, article, form, [aria-label], [aria-labelledby]';
const headings = 'h1, h2, h3, h4';

/**
 * Keeps the focus on the page. What was pressed may go away by that (a row that is left out, a step that was taken) or rest while
 * it works; the browser then lets the focus fall, and whoever works by the keyboard starts over. Here it stays near where it was.
 */
export function useFocusKeeper(): void {
  useEffect(() => {
    let last: Place | undefined;
    let onPage: Place | undefined;
    let rested: HTMLElement | undefined;

    const onFocusIn = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement) || target === document.body) return;
      last = { element: target, around: ancestorsOf(target) };
      rested = undefined;
      if (target.closest(floating) === null) onPage = last;
    };
    const onFocusOut = ({ target, relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null || !(target instanceof HTMLElement)) return;
      // A click beside everything lets the focus go on purpose.
      requestAnimationFrame(() => {
        if (!isFallen() || !target.isConnected || target.matches(':disabled')) return;
        if (last?.element === target) last = undefined;
        if (onPage?.element === target) onPage = undefined;
      });
    };
    const look = () => {
      if (!isFallen() || last === undefined) return;
      if (last.element.isConnected) {
        if (last.element.matches(':disabled')) rested = last.element;
        else if (rested === last.element) rested.focus({ preventScroll: true });
        return;
      }
      if (document.querySelector('dialog[open], [aria-modal="true"]') !== null) return;
      const place = onPage ?? last;
      last = undefined;
      stayNear(place);
    };

    const watcher = new MutationObserver(look);
    watcher.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['disabled'],
    });
    document.addEventListener('focusin', onFocusIn);
    document.addEventListener('focusout', onFocusOut);
    return () => {
      watcher.disconnect();
      document.removeEventListener('focusin', onFocusIn);
      document.removeEventListener('focusout', onFocusOut);
    };
  }, []);
}

function isFallen(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

function ancestorsOf(element: Element): readonly Element[] {
  const around: Element[] = [];
  for (let outer = element.parentElement; outer !== null; outer = outer.parentElement) {
    around.push(outer);
  }
  return around;
}

function stayNear({ element, around }: Place): void {
  if (element.isConnected) {
    element.focus({ preventScroll: true });
    return;
  }
  const near = around.find(
    (outer) => outer.isConnected && isShown(outer) && (outer.matches(named) || isPage(outer)),
  );
  if (near === undefined || isPage(near)) {
    focusHeading();
    return;
  }
  const target = near.querySelector('[role="row"][tabindex="0"]') ?? near.querySelector(headings);
  focusWhenThere(target ?? near);
}

function isShown(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width > 0 && height > 0;
}

function isPage(element: Element): boolean {
  return element.id === 'page';
}
