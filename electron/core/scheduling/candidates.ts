import type { AskSource } from '../../../shared/scheduling/contract.ts';
import {
  readAskedCandidate,
  type ReadCandidate,
} from '../../../shared/scheduling/candidate-rules.ts';
import type { LeftOutReason } from '../../../shared/scheduling/many.ts';
import type { AskedCandidate } from '../../../shared/scheduling/setup.ts';
import { e164Of } from '../../../shared/uploads/contact.ts';
import { readPhone } from '../uploads/phones.ts';
import type { OptOuts } from '../uploads/ports.ts';
import type { SourceConversation, SourceRepository, SourceRow } from './repository-sources.ts';

/** A candidate of a source before anybody has judged them. */
export type Sourced = {
  readonly key: string;
  readonly candidate: AskedCandidate;
  readonly isReady: boolean;
  /** Chosen, and not known in this workspace. */
  readonly isGone?: boolean;
};

/** A candidate of a source, and whether they are asked. */
export type Judged = Sourced & {
  readonly read: ReadCandidate;
  readonly leftOut?: LeftOutReason;
};

/** Which campaign is meant, and how candidates are reached in it. */
export type Target = {
  readonly workspaceId: string;
  readonly campaignId: string;
  /** The campaign's own word; unknown ones write to a phone number before an e-mail address. */
  readonly channel: string | undefined;
  readonly skipDuplicationCheck: boolean;
};

// So few take about as long as one turn may.
const atOnce = 200;

/** Walks a source, some candidates in each turn of the loop, and judges each. */
export async function* judgeSource(
  deps: { readonly sources: SourceRepository; readonly optOuts: OptOuts },
  source: AskSource,
  target: Target,
): AsyncGenerator<Judged> {
  const seen = new Set<string>();
  for await (const sourced of walk(deps.sources, source, target.workspaceId)) {
    yield judge(deps, sourced, target, seen);
  }
}

function judge(
  { sources, optOuts }: { readonly sources: SourceRepository; readonly optOuts: OptOuts },
  sourced: Sourced,
  target: Target,
  seen: Set<string>,
): Judged {
  const { workspaceId, campaignId, skipDuplicationCheck } = target;
  const read = readAskedCandidate(sourced.candidate, target.channel, readPhone);
  const leaveOut = (leftOut: LeftOutReason): Judged => ({ ...sourced, read, leftOut });
  const { contact } = read;
  if (sourced.isGone === true) return leaveOut('gone');
  if (!sourced.isReady) return leaveOut('not-ready');
  if (contact === undefined) return leaveOut('no-contact');
  if (sourced.candidate.firstName.trim() === '') return leaveOut('no-name');
  const channel = outboxChannel(target.channel, contact);
  if (optOuts.isOptedOut(workspaceId, channel, contact)) return leaveOut('opted-out');
  if (seen.has(contact)) return leaveOut('same-candidate');
  seen.add(contact);
  if (sources.askedBefore(workspaceId, campaignId, channel, contact).length > 0) {
    return leaveOut('asked-before');
  }
  const there = sources.conversationWith(workspaceId, campaignId, contact);
  if (there !== undefined && !skipDuplicationCheck) return leaveOut('already-there');
  return { ...sourced, read };
}

/** The channel that an item is filed under: the campaign's, or where nobody knows it the one that the contact is of. */
export function outboxChannel(channel: string | undefined, contact: string): string {
  if (channel !== undefined) return channel;
  return contact.includes('@') ? 'EMAIL' : 'SMS';
}

async function* walk(
  sources: SourceRepository,
  source: AskSource,
  workspaceId: string,
): AsyncGenerator<Sourced> {
  switch (source.kind) {
    case 'conversation': {
      const found = sources.conversation(workspaceId, source.conversationId);
      if (found !== undefined) yield ofConversation(found);
      return;
    }
    case 'conversations': {
      // So few are read in one turn.
      for (const id of new Set(source.conversationIds)) {
        const found = sources.conversation(workspaceId, id);
        yield found === undefined
          ? { key: id, candidate: nobody, isReady: false, isGone: true }
          : ofConversation(found);
      }
      return;
    }
    case 'campaign': {
      const wanted = source.statuses === undefined ? undefined : new Set(source.statuses);
      for (let after = ''; ;) {
        const some = sources.conversationsAfter(workspaceId, source.campaignId, after, atOnce);
        const last = some.at(-1);
        if (last === undefined) return;
        for (const one of some) {
          if (wanted === undefined || wanted.has(one.status ?? '')) yield ofConversation(one);
        }
        after = last.id;
        await nextTurn();
      }
    }
    case 'upload': {
      if (!sources.isUploadOf(workspaceId, source.uploadId)) return;
      const wanted = source.rows === undefined ? undefined : new Set(source.rows);
      for (let after = 0; ;) {
        const some = sources.rowsAfter(source.uploadId, after, atOnce);
        const last = some.at(-1);
        if (last === undefined) return;
        for (const one of some) {
          if (wanted === undefined || wanted.has(one.row)) yield ofRow(one);
        }
        after = last.row;
        await nextTurn();
      }
    }
    default:
      source satisfies never;
  }
}

const nobody: AskedCandidate = {
  firstName: '',
  lastName: '',
  phoneNumber: '',
  country: '',
  emailAddress: '',
  externalId: '',
};

function ofRow({ row, candidate, isReady }: SourceRow): Sourced {
  return {
    key: String(row),
    isReady,
    candidate: {
      firstName: candidate.firstName,
      lastName: candidate.lastName,
      phoneNumber: e164Of(candidate) ?? '',
      country: '',
      emailAddress: candidate.emailAddress,
      externalId: candidate.externalId,
    },
  };
}

/** Its own reference belongs to that conversation: the new one gets another. */
function ofConversation({ id, firstName, lastName, phone, email }: SourceConversation): Sourced {
  return {
    key: id,
    isReady: true,
    candidate: {
      firstName: firstName ?? '',
      lastName: lastName ?? '',
      phoneNumber: phone ?? '',
      country: '',
      emailAddress: email ?? '',
      externalId: '',
    },
  };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
