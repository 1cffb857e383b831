import { createHash } from 'node:crypto';
import { isOutcome } from '../../../shared/mirror/rules.ts';
import {
  isKnownConversationStatus,
  type KnownConversationStatus,
} from '../../../shared/popp/statuses.ts';
import type { CachedConversation } from '../conversations/cached.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { nameOf } from './bringing.ts';
import type { CandidateRepository, StoredCandidate } from './repository-candidates.ts';
import type { ConnectionRepository } from './repository-connections.ts';

/** Writes each outcome of a linked candidate as a note of the contact, once. */
export interface OutcomeNotes {
  /** Of one candidate's conversations. */
  note(candidate: StoredCandidate): void;
  /** Of conversations that changed. */
  noteConversations(workspaceId: string, conversationIds: readonly string[]): void;
  noteAll(workspaceId: string): void;
}

const outcomes: Readonly<Partial<Record<KnownConversationStatus, string>>> = {
  COMPLETED_MEETING_REQUESTED: 'asked for a meeting',
  COMPLETED_AWAITING_CALL: 'waits for a call',
  COMPLETED_CUSTOM_REQUEST: 'got the closing request',
  COMPLETED_SCREENING_PASSED: 'passed the screening',
  COMPLETED_SCREENING_FAILED: 'did not pass the screening',
  CLOSED: 'conversation closed',
  OPTED_OUT: 'opted out',
  DELIVERY_FAILED: 'message could not be delivered',
};

/** Creates the notes; each is an item whose identity is the conversation and its outcome. */
export function createOutcomeNotes(deps: {
  readonly connections: ConnectionRepository;
  readonly candidates: CandidateRepository;
  readonly outbox: () => Outbox;
  readonly conversation: (workspaceId: string, id: string) => CachedConversation | undefined;
  readonly conversationsOf: (workspaceId: string, contact: string) => readonly CachedConversation[];
  readonly campaignTitle: (workspaceId: string, campaignId: string) => string | undefined;
}): OutcomeNotes {
  const { connections, candidates, outbox } = deps;

  function add(candidate: StoredCandidate, conversation: CachedConversation): void {
    const { workspaceId, locationId, contact, contactId, state } = candidate;
    const { id, status } = conversation;
    if (state !== 'linked' || contactId === undefined || status === undefined || !isOutcome(status))
      return;
    const key = `${id} ${status}`;
    outbox().addMirror({
      workspaceId,
      locationId,
      kind: 'mirrored-note',
      key,
      contact,
      name: nameOf(candidate),
      contactId,
      conversationId: id,
      body: words(conversation, `${locationId} ${key}`),
    });
  }

  function words(conversation: CachedConversation, key: string): string {
    const { workspaceId, campaignId, status, screening } = conversation;
    const title =
      campaignId === undefined ? undefined : deps.campaignTitle(workspaceId, campaignId);
    const outcome = isKnownConversationStatus(status) ? outcomes[status] : status;
    const lines = [
      `Popp: ${outcome ?? status ?? ''}`,
      ...(title === undefined ? [] : [`Campaign: ${title}`]),
      ...screening.flatMap(({ screeningQuestion, responseSummary, questionOutcome }) =>
        screeningQuestion === undefined
          ? []
          : [`${screeningQuestion} ${responseSummary ?? ''} (${questionOutcome ?? 'no outcome'})`],
      ),
      // How this very note is found again when its answer was lost.
      `Reference ${createHash('sha256').update(key).digest('hex').slice(0, 20)}`,
    ];
    return lines.join('\n');
  }

  function isOn(workspaceId: string): boolean {
    return connections.find(workspaceId)?.notes === true;
  }

  function note(candidate: StoredCandidate): void {
    if (!isOn(candidate.workspaceId)) return;
    for (const one of deps.conversationsOf(candidate.workspaceId, candidate.contact)) {
      add(candidate, one);
    }
  }

  return {
    note,
    noteConversations(workspaceId, ids) {
      const connection = connections.find(workspaceId);
      if (connection?.notes !== true) return;
      for (const id of ids) {
        const conversation = deps.conversation(workspaceId, id);
        if (conversation === undefined || !isOutcome(conversation.status)) continue;
        const contacts = [conversation.phoneNumber, conversation.emailAddress].filter(
          (contact) => contact !== undefined,
        );
        const candidate = candidates.ofContact(workspaceId, connection.locationId, contacts);
        if (candidate !== undefined) add(candidate, conversation);
      }
    },
    noteAll(workspaceId) {
      const connection = connections.find(workspaceId);
      if (connection === undefined) return;
      for (const candidate of candidates.linked(workspaceId, connection.locationId))
        note(candidate);
    },
  };
}
