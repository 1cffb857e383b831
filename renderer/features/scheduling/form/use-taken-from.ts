import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { z } from 'zod';
import type { ConversationDetail } from '../../../../shared/conversations/model.ts';
import { askedCandidateSchema } from '../../../../shared/scheduling/setup.ts';
import { useLink } from '../../../link/link-context.tsx';
import { type Arrangement, useArrangement } from './arrange-store.ts';

const id = z.string().min(1).max(200).optional();
const searchSchema = z.object({ conversation: id, setup: id });

/** Whoever comes from a conversation or a setup finds it in the form; once, so that what is typed over it stays. */
export function useTakenFrom(workspaceId: string): void {
  const { queries } = useLink();
  const { arrangement, change } = useArrangement(workspaceId);
  const parsed = searchSchema.safeParse(useSearch({ strict: false }));
  const { conversation, setup } = parsed.success ? parsed.data : {};
  const who = useQuery({
    ...queries.conversations.get.queryOptions({
      input: { workspaceId, conversationId: conversation ?? '' },
    }),
    enabled: conversation !== undefined,
  }).data?.conversation;
  const saved = useQuery({
    ...queries.scheduling.setups.queryOptions({ input: { workspaceId } }),
    enabled: setup !== undefined,
  }).data?.setups.find((one) => one.id === setup);
  const from = JSON.stringify([conversation, setup]);
  const isThere =
    (conversation === undefined || who !== undefined) &&
    (setup === undefined || saved !== undefined) &&
    (conversation !== undefined || setup !== undefined);
  const isDue = isThere && arrangement.takenFrom !== from;
  useEffect(() => {
    if (!isDue) return;
    change({
      takenFrom: from,
      ...(who === undefined ? {} : candidateOf(who)),
      ...(saved === undefined ? {} : { setup: saved.setup, setupId: saved.id }),
    });
  }, [isDue, change, from, who, saved]);
}

function candidateOf(who: ConversationDetail): Partial<Arrangement> {
  const { firstName = '', lastName = '', phoneNumber = '', emailAddress = '', campaignId } = who;
  return {
    candidate: askedCandidateSchema.parse({ firstName, lastName, phoneNumber, emailAddress }),
    ...(campaignId === undefined ? {} : { campaignId }),
  };
}
