import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import type { ConversationSummary } from '../../../shared/conversations/model.ts';
import { expectArrival } from '../../app/commands/arrival.ts';
import { useCommands } from '../../app/commands/use-commands.ts';
import { inboxCommands } from './commands.ts';

/** J and K, or the arrows inside the list, go through the conversations. */
export function useListKeys(
  items: readonly ConversationSummary[],
  openId: string | undefined,
  onMove: (item: ConversationSummary, index: number) => void,
): void {
  const navigate = useNavigate();
  const at = items.findIndex((item) => item.id === openId);
  const goBy = (step: 1 | -1) => {
    const index = at === -1 ? (step > 0 ? 0 : items.length - 1) : at + step;
    const item = items[index];
    if (item === undefined) return undefined;
    return () => {
      // Within the list the focus goes from row to row; from anywhere else it goes to the conversation.
      if (document.activeElement?.closest('[data-inbox-list]') === null) expectArrival();
      onMove(item, index);
      void navigate({ to: '/inbox/$conversationId', params: { conversationId: item.id } });
    };
  };
  useCommands([
    { ...inboxCommands.next, run: goBy(1) },
    { ...inboxCommands.previous, run: goBy(-1) },
  ]);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    // With Shift they select.
    if (event.shiftKey) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (target !== document.body && target.closest('[data-inbox-list]') === null) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : undefined;
    const go = step === undefined ? undefined : goBy(step);
    if (go === undefined) return;
    event.preventDefault();
    go();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}
