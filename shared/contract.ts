import { campaignsContract } from './campaigns/contract.ts';
import { changesContract } from './changes.ts';
import { conversationsContract } from './conversations/contract.ts';
import { mirrorContract } from './mirror/contract.ts';
import { notificationsContract } from './notifications/contract.ts';
import { outboxContract } from './outbox/contract.ts';
import { practiceContract } from './practice/contract.ts';
import { schedulingContract } from './scheduling/contract.ts';
import { settingsContract } from './settings/contract.ts';
import { snippetsContract } from './snippets/contract.ts';
import { startupContract } from './startup/contract.ts';
import { tunnelsContract } from './tunnels/contract.ts';
import { uploadsContract } from './uploads/contract.ts';
import { webhooksContract } from './webhooks/contract.ts';
import { workspacesContract } from './workspaces/contract.ts';

/** The whole contract between the core and any screen: one key per feature. */
export const contract = {
  startup: startupContract,
  changes: changesContract,
  workspaces: workspacesContract,
  campaigns: campaignsContract,
  uploads: uploadsContract,
  outbox: outboxContract,
  practice: practiceContract,
  settings: settingsContract,
  snippets: snippetsContract,
  conversations: conversationsContract,
  tunnels: tunnelsContract,
  scheduling: schedulingContract,
  webhooks: webhooksContract,
  notifications: notificationsContract,
  mirror: mirrorContract,
};

/** The whole contract as a type. */
export type Contract = typeof contract;
