import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import type { ConversationSummary } from '../../../shared/conversations/model.ts';
import { useInboxView } from './inbox-store.ts';

const writing = 'input, textarea, select, [contenteditable], [role="menu"], [role="dialog"]';

/** J and K, or the arrows inside the list, go through the conversations; Escape goes one step back. */
export function useListKeys(
  items: readonly ConversationSummary[],
  openId: string | undefined,
  onMove: (index: number) => void,
): void {
  const navigate = useNavigate();
  const { isContextOpen, setContextOpen } = useInboxView();
  function leave(target: Element): void {
    if (document.querySelector('[role="dialog"], [role="menu"]') !== null) return;
    if (target instanceof HTMLElement && target.matches('textarea, input')) target.blur();
    else if (isContextOpen) setContextOpen(false);
    else if (openId !== undefined) void navigate({ to: '/inbox' });
  }

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (event.key === 'Escape') {
      leave(target);
      return;
    }
    if (target.closest(writing) !== null) return;
    const isInList = target === document.body || target.closest('[data-inbox-list]') !== null;
    const step = stepOf(event.key, isInList);
    if (step === 0) return;
    const at = items.findIndex((item) => item.id === openId);
    const next = at === -1 ? (step > 0 ? 0 : items.length - 1) : at + step;
    const item = items[next];
    if (item === undefined) return;
    event.preventDefault();
    onMove(next);
    void navigate({ to: '/inbox/$conversationId', params: { conversationId: item.id } });
  });

  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}

function stepOf(key: string, isInList: boolean): -1 | 0 | 1 {
  if (key === 'j' || (isInList && key === 'ArrowDown')) return 1;
  if (key === 'k' || (isInList && key === 'ArrowUp')) return -1;
  return 0;
}
