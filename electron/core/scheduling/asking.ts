import { randomUUID } from 'node:crypto';
import { ConsoleError } from '../../../shared/errors.ts';
import { outreachChannel } from '../../../shared/popp/channels.ts';
import {
  readAskedCandidate,
  type ReadCandidate,
} from '../../../shared/scheduling/candidate-rules.ts';
import type { AskSource, schedulingContract } from '../../../shared/scheduling/contract.ts';
import { confirmAbove } from '../../../shared/scheduling/many.ts';
import { toMeetingRequest, type MeetingRequest } from '../../../shared/scheduling/request.ts';
import { checkSetup, isUsable } from '../../../shared/scheduling/rules.ts';
import type { AskedCandidate, AskOptions, MeetingSetup } from '../../../shared/scheduling/setup.ts';
import type { Clock } from '../capabilities.ts';
import type { CampaignCache } from '../campaigns/cache.ts';
import type { ChangeBus } from '../changes.ts';
import type { Database } from '../database/database.ts';
import type { AddedItem, NewMeetingItem, Outbox } from '../outbox/outbox.ts';
import type { ServiceOf } from '../service.ts';
import { readPhone } from '../uploads/phones.ts';
import type { OptOuts } from '../uploads/ports.ts';
import { judgeSource, outboxChannel, type Judged, type Target } from './candidates.ts';
import { meetingIdOf, type MeetingRepository } from './repository-meetings.ts';
import type { SourceRepository } from './repository-sources.ts';

/** The calls that ask for meetings, or show who would be asked. */
export type AskCalls = Pick<
  ServiceOf<typeof schedulingContract>,
  'readCandidate' | 'ask' | 'previewMany' | 'campaignsOfChosen' | 'previewCandidates' | 'askMany'
>;

/** What asking needs. */
export type AskingDependencies = {
  readonly database: Database;
  readonly clock: Clock;
  readonly changes: ChangeBus;
  readonly outbox: Pick<Outbox, 'addConversations'>;
  readonly optOuts: OptOuts;
  readonly campaigns: Pick<CampaignCache, 'find'>;
  readonly meetings: MeetingRepository;
  readonly sources: SourceRepository;
  /** The time by which a workspace lives: slots that are past are past by it. */
  readonly nowOf: (workspaceId: string) => number;
};

/** Hands requests for meetings to the outbox, every gate of which is before them. */
export function createAsking(deps: AskingDependencies): AskCalls {
  const { clock, database, changes, outbox, optOuts, campaigns, meetings, sources } = deps;

  function channelOf(workspaceId: string, campaignId: string | undefined): string | undefined {
    if (campaignId === undefined) return undefined;
    return outreachChannel(campaigns.find(workspaceId, campaignId)?.campaign.channel);
  }

  function needLive(workspaceId: string, campaignId: string): void {
    const found = campaigns.find(workspaceId, campaignId);
    if (found !== undefined && !found.missing && found.campaign.status === 'LIVE') return;
    throw new ConsoleError(
      'not-allowed',
      'Meetings can be asked for in live campaigns only. Nothing was sent. Choose another campaign, or set this one live.',
      { details: { field: 'campaignId' } },
    );
  }

  function needUsable(workspaceId: string, setup: MeetingSetup): MeetingRequest {
    const problems = checkSetup(setup, { nowMs: deps.nowOf(workspaceId) });
    if (isUsable(problems)) return toMeetingRequest(setup);
    const [first] = problems.filter(({ level }) => level === 'error');
    throw new ConsoleError(
      'invalid-input',
      'Something in this meeting is missing or wrong. Nothing was sent. Look at what is marked, then ask again.',
      { details: { field: first?.path ?? 'meetingConfiguration', problem: first?.code ?? '' } },
    );
  }

  /** In one transaction: what is asked, its items, and their lines. */
  function hand(
    workspaceId: string,
    ask: { readonly setup: MeetingSetup; readonly options: AskOptions },
    items: readonly NewMeetingItem[],
  ): readonly AddedItem[] {
    const added = database.transaction(() => {
      // Lines of earlier requests first: theirs is another ask.
      meetings.adopt(workspaceId, undefined);
      const result = outbox.addConversations(items);
      if (result.some(({ known }) => !known)) {
        const askId = randomUUID();
        meetings.addAsk(askId, workspaceId, ask, clock.now());
        meetings.adopt(workspaceId, askId);
      }
      return result;
    });
    changes.publish({ topic: 'scheduling', workspaceId });
    return added;
  }

  function roundFor(
    target: Target,
    channel: string,
    contact: string,
    again: boolean,
  ): { readonly round: number; readonly follows?: string } {
    const [last] = sources.askedBefore(target.workspaceId, target.campaignId, channel, contact);
    if (last === undefined || !again) return { round: 1 };
    if (last.state !== 'done') {
      throw new ConsoleError(
        'conflict',
        'The last request for a meeting with this candidate is not settled yet. Nothing was sent. See what becomes of it first.',
      );
    }
    return { round: last.round + 1, follows: last.itemId };
  }

  function itemOf(
    target: Target,
    candidate: AskedCandidate,
    read: ReadCandidate & { readonly contact: string },
    what: { readonly request: MeetingRequest; readonly options: AskOptions },
    again: boolean,
  ): NewMeetingItem {
    const { contact, phoneNumber, emailAddress } = read;
    const channel = outboxChannel(target.channel, contact);
    const lastName = candidate.lastName.trim();
    const externalId = candidate.externalId.trim();
    return {
      kind: 'scheduling',
      workspaceId: target.workspaceId,
      campaignId: target.campaignId,
      channel,
      contact,
      ...roundFor(target, channel, contact, again),
      payload: {
        firstName: candidate.firstName.trim(),
        ...(lastName === '' ? {} : { lastName }),
        ...(phoneNumber === undefined ? {} : { phoneNumber }),
        ...(emailAddress === undefined ? {} : { emailAddress }),
        ...(externalId === '' ? {} : { externalId }),
        shouldSendDuringBusinessHours: what.options.inBusinessHours,
        ...(what.options.skipDuplicationCheck ? { skipDuplicationCheck: true } : {}),
        meetingParticipants: what.request.meetingParticipants.map((one) => ({ ...one })),
        meetingConfiguration: { ...what.request.meetingConfiguration },
      },
    };
  }

  async function collect(source: AskSource, target: Target): Promise<Judged[]> {
    const judged: Judged[] = [];
    for await (const one of judgeSource({ sources, optOuts }, source, target)) judged.push(one);
    return judged;
  }

  function targetOf(input: Omit<Target, 'channel'>): Target {
    const { workspaceId, campaignId, skipDuplicationCheck } = input;
    const channel = channelOf(workspaceId, campaignId);
    return { workspaceId, campaignId, skipDuplicationCheck, channel };
  }

  return {
    readCandidate({ workspaceId, campaignId, candidate }) {
      const channel = channelOf(workspaceId, campaignId);
      const { problems, contact, ...read } = readAskedCandidate(candidate, channel, readPhone);
      const filed = contact === undefined ? undefined : outboxChannel(channel, contact);
      const isWhole = contact !== undefined && filed !== undefined;
      const isPlaced = isWhole && campaignId !== undefined;
      return {
        ...read,
        ...(contact === undefined ? {} : { contact }),
        problems: [...problems],
        optedOut: isWhole && optOuts.isOptedOut(workspaceId, filed, contact),
        askedBefore: isPlaced
          ? sources
              .askedBefore(workspaceId, campaignId, filed, contact)
              .map(({ itemId, at }) => ({ meetingId: meetingIdOf(itemId), at }))
          : [],
        conversationId: isPlaced
          ? sources.conversationWith(workspaceId, campaignId, contact)
          : undefined,
      };
    },

    ask({ workspaceId, campaignId, candidate, setup, again = false, ...given }) {
      needLive(workspaceId, campaignId);
      const request = needUsable(workspaceId, setup);
      const target = targetOf({ workspaceId, campaignId, ...given });
      const read = readAskedCandidate(candidate, target.channel, readPhone);
      const { contact } = read;
      const [problem] = read.problems;
      if (problem !== undefined || contact === undefined) {
        throw new ConsoleError(
          'invalid-input',
          'This candidate cannot be asked like this. Nothing was sent. Look at what is marked, then ask again.',
          { details: { field: problem?.path ?? 'phoneNumber', problem: problem?.code ?? '' } },
        );
      }
      if (optOuts.isOptedOut(workspaceId, outboxChannel(target.channel, contact), contact)) {
        throw new ConsoleError(
          'not-allowed',
          'This candidate asked not to be written to. Nothing was sent.',
          { details: { field: contact.includes('@') ? 'emailAddress' : 'phoneNumber' } },
        );
      }
      const options = {
        inBusinessHours: given.inBusinessHours,
        skipDuplicationCheck: given.skipDuplicationCheck,
      };
      const item = itemOf(target, candidate, { ...read, contact }, { request, options }, again);
      const [added] = hand(workspaceId, { setup, options }, [item]);
      if (added === undefined) throw new Error('The outbox answered for no item');
      return { ...added, meetingId: meetingIdOf(added.itemId) };
    },

    async previewMany({ source, ...given }) {
      const judged = await collect(source, targetOf(given));
      const left = Map.groupBy(judged, ({ leftOut }) => leftOut);
      return {
        total: judged.length,
        toAsk: left.get(undefined)?.length ?? 0,
        leftOut: [...left].flatMap(([reason, some]) =>
          reason === undefined
            ? []
            : [{ reason, count: some.length, names: some.slice(0, mostNamed).map(nameOf) }],
        ),
      };
    },

    campaignsOfChosen({ workspaceId, conversationIds }) {
      return {
        campaigns: sources
          .campaignsOf(workspaceId, conversationIds)
          .map(({ campaignId, count }) => ({
            campaignId,
            title: campaigns.find(workspaceId, campaignId)?.campaign.title ?? campaignId,
            count,
          })),
      };
    },

    async previewCandidates({ source, reason, offset, limit, ...given }) {
      const judged = await collect(source, targetOf(given));
      const wanted = judged.filter(
        ({ leftOut }) => reason === undefined || (leftOut ?? 'to-ask') === reason,
      );
      return {
        total: wanted.length,
        candidates: wanted.slice(offset, offset + limit).map((one) => ({
          key: one.key,
          name: nameOf(one),
          ...(one.read.contact === undefined ? {} : { contact: one.read.contact }),
          ...(one.leftOut === undefined ? {} : { leftOut: one.leftOut }),
        })),
      };
    },

    async askMany({ source, setup, reviewedCount, confirmCount, ...given }) {
      const { workspaceId, campaignId } = given;
      needLive(workspaceId, campaignId);
      const request = needUsable(workspaceId, setup);
      const target = targetOf(given);
      const judged = await collect(source, target);
      const options = {
        inBusinessHours: given.inBusinessHours,
        skipDuplicationCheck: given.skipDuplicationCheck,
      };
      const items = judged.flatMap(({ candidate, read, leftOut }) => {
        const { contact } = read;
        if (leftOut !== undefined || contact === undefined) return [];
        return [itemOf(target, candidate, { ...read, contact }, { request, options }, false)];
      });
      if (items.length !== reviewedCount) throw countChanged(items.length);
      if (items.length > confirmAbove && confirmCount !== items.length)
        throw notTyped(items.length);
      const added = hand(workspaceId, { setup, options }, items);
      const known = added.filter((one) => one.known).length;
      return { asked: added.length - known, known };
    },
  };
}

// A line tells as many; the rest are behind it.
const mostNamed = 3;

/** Never empty: who has neither a name nor a contact is called by the row or the conversation. */
function nameOf({ key, candidate, read }: Judged): string {
  const name = `${candidate.firstName} ${candidate.lastName}`.trim();
  return name === '' ? (read.contact ?? key) : name;
}

function countChanged(count: number): ConsoleError {
  return new ConsoleError(
    'conflict',
    `${count} candidates would be asked now, not the number that you saw. Nothing was sent. Look again, then ask.`,
    { details: { field: 'reviewedCount', count } },
  );
}

function notTyped(count: number): ConsoleError {
  return new ConsoleError(
    'invalid-input',
    `Type ${count} to ask that many candidates. Nothing was sent.`,
    { details: { field: 'confirmCount', count } },
  );
}
