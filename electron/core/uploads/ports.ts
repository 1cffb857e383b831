import type { ChangeBus } from '../changes.ts';
import type { Clock, FileTickets, Logger } from '../capabilities.ts';
import type { Database } from '../database/database.ts';
import type { Outbox } from '../outbox/outbox.ts';

/** What an upload needs to know about a campaign. */
export type CampaignFacts = {
  readonly id: string;
  readonly title: string;
  /** As Popp says it; only LIVE takes conversations (seed: Campaigns). */
  readonly status: string;
  /** As Popp says it. */
  readonly channel: string | undefined;
  /** The campaign's own first message, where the API shows its words. */
  readonly openingMessage?: string | undefined;
};

/** Campaigns of one workspace; `undefined` when it has no such campaign. */
export interface CampaignLookup {
  get(
    workspaceId: string,
    campaignId: string,
  ): CampaignFacts | undefined | Promise<CampaignFacts | undefined>;
}

/** One conversation by what makes it one of a kind. */
export type ConversationIdentity = {
  readonly workspaceId: string;
  readonly campaignId: string;
  readonly channel: string;
  readonly contact: string;
};

/** Whether a candidate has said STOP, as far as the console has seen. */
export interface OptOuts {
  isOptedOut(workspaceId: string, channel: string, contact: string): boolean;
}

/** What the uploads service is made from. */
export type UploadsDependencies = {
  readonly database: Database;
  readonly clock: Clock;
  readonly changes: ChangeBus;
  readonly logger: Logger;
  readonly fileTickets: FileTickets;
  readonly outbox: Outbox;
  readonly campaigns: CampaignLookup;
  readonly optOuts: OptOuts;
  /** The time in a workspace's world, for the preview of local hours; the practice world has a clock of its own. */
  readonly nowOf?: (workspaceId: string) => number;
  /** Copies are kept in `uploads/<id>` below it. */
  readonly dataFolder: string;
  readonly uploadWorker: URL;
};
