import type { CampaignRequest } from '../../../shared/campaigns/request.ts';
import type { MirrorKind } from '../../../shared/mirror/answers.ts';
import type { NewContact } from '../highlevel/new-contact.ts';
import type {
  ConversationPayload,
  SchedulingPayload,
  ItemKind,
  ItemReach,
  ItemState,
} from '../../../shared/outbox/model.ts';

/** A conversation to start. Its identity is (workspace, campaign, channel, contact, round), unique in the database. */
export type NewConversationItem = {
  readonly kind: 'conversation';
  readonly workspaceId: string;
  readonly campaignId: string;
  readonly channel: string;
  /** E.164 for SMS and WhatsApp, lower-case e-mail for EMAIL. */
  readonly contact: string;
  /** 1, unless the recruiter chose 'message again' for this row. */
  readonly round: number;
  readonly payload: ConversationPayload;
  /** Where the item came from, for receipts and progress. */
  readonly upload?: { readonly uploadId: string; readonly row: number };
  /** Epoch ms; it leaves then, and is held when that was missed by 15 minutes. */
  readonly notBefore?: number;
  /** The refused or ended item that this one corrects or follows. */
  readonly follows?: string;
};

/**
 * A conversation that arranges a meeting. Its identity is the same five things, apart from those of ordinary conversations: a
 * candidate who was written to may be asked for a meeting, and Popp shows both in one list.
 */
export type NewMeetingItem = {
  readonly kind: 'scheduling';
  readonly workspaceId: string;
  readonly campaignId: string;
  readonly channel: string;
  readonly contact: string;
  readonly round: number;
  readonly payload: SchedulingPayload;
  readonly follows?: string;
};

/** Anything that starts a conversation at Popp. */
export type NewStartingItem = NewConversationItem | NewMeetingItem;

/** One step of a conversation that is in a human's hands; steps of one conversation leave in the order they were added. */
export type NewStepItem = {
  readonly workspaceId: string;
  readonly conversationId: string;
  /** The `requestId` of the call: repeating it adds nothing. */
  readonly requestId: string;
} & (
  | { readonly kind: 'takeover' }
  | {
      readonly kind: 'message';
      readonly body: string;
      /** The newest candidate message on screen when it was written; a newer one holds the reply. */
      readonly seenMessage?: string;
    }
  | { readonly kind: 'message'; readonly templateId: string; readonly seenMessage?: string }
  | { readonly kind: 'hand-back' }
);

/** A campaign to create, from one version of a draft. Its identity is the draft, unique in the database. */
export type NewCampaignItem = {
  readonly kind: 'campaign';
  readonly workspaceId: string;
  readonly draftId: string;
  readonly draftVersion: number;
  readonly request: CampaignRequest;
  /** Campaigns of the same name or reference that the recruiter was shown before. */
  readonly acknowledged: readonly string[];
};

/** A campaign that is to stand otherwise. */
export type NewCampaignStatus = {
  readonly workspaceId: string;
  readonly campaignId: string;
  readonly status: 'LIVE' | 'ARCHIVED';
};

/** Something to do at HighLevel. Its identity is (workspace, kind, sub-account, key), unique in the database. */
export type NewMirrorItem = {
  readonly workspaceId: string;
  readonly kind: MirrorKind;
  readonly locationId: string;
  readonly key: string;
  /** The candidate's phone or e-mail, and what they are called. */
  readonly contact: string;
  readonly name: string;
  /** HighLevel's contact; nothing yet where it is to be created. */
  readonly contactId?: string;
  /** Popp's conversation. */
  readonly conversationId?: string;
  readonly newContact?: NewContact;
  /** The words of a note. */
  readonly body?: string;
  readonly isPaused?: boolean;
};

/** What adding a conversation came to; `known` names the item that already holds this identity. */
export type AddedItem = { readonly itemId: string; readonly known: boolean };

/** An item as other features see it. */
export type ItemView = {
  readonly id: string;
  readonly workspaceId: string;
  readonly kind: ItemKind;
  readonly state: ItemState;
  readonly reach?: ItemReach;
  /** Why it is held, refused or undecided, in words for the recruiter. */
  readonly reason?: string;
  readonly campaignId?: string;
  readonly conversationId?: string;
  readonly contact?: string;
  readonly uploadId?: string;
  readonly uploadRow?: number;
  readonly body?: string;
  readonly draftId?: string;
  readonly createdAt: number;
  readonly updatedAt: number;
};

/** How many items stand in each state. */
export type StateCounts = Readonly<Record<ItemState, number>>;

/** The only way out: what other features may ask of the outbox. Every method is synchronous and durable on return. */
export interface Outbox {
  /** Adds conversations in one transaction; a caller that is already in a transaction shares it. */
  addConversations(items: readonly NewStartingItem[]): readonly AddedItem[];
  addStep(item: NewStepItem): AddedItem;
  addCampaign(item: NewCampaignItem): AddedItem;
  /** Sets a campaign live or archives it; while one such change is open it adds nothing. */
  setCampaignStatus(item: NewCampaignStatus): AddedItem;
  /** Something to do at HighLevel; an identity that is taken adds nothing. A caller that is in a transaction shares it. */
  addMirror(item: NewMirrorItem): AddedItem;
  /** Withdraws what waits or is held; answers how many were cancelled. What may be at Popp stays. */
  cancelUpload(uploadId: string): number;
  /** Holds or releases what waits for one upload. */
  pauseUpload(uploadId: string): void;
  resumeUpload(uploadId: string): void;
  countUpload(uploadId: string): StateCounts;
  listUpload(uploadId: string): readonly ItemView[];
  /** Steps of one conversation, oldest first. */
  listConversation(workspaceId: string, conversationId: string): readonly ItemView[];
  /** The `Date` of the answer with which Popp accepted an item, by its own clock. */
  answerDateOf(itemId: string): number | undefined;
  /** A verified webhook that may name an item; read by GET before it settles anything. */
  lead(lead: ConversationLead): void;
  /** Wakes the dispatcher: something may be ready to leave. */
  nudge(): void;
}

/** What a verified webhook says about a conversation that may be one of ours. */
export type ConversationLead = {
  readonly workspaceId: string;
  readonly event: string;
  readonly conversationId: string;
  readonly externalId?: string;
};
