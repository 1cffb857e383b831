/** What a link into Popp's dashboard points at. */
export type DashboardTarget = { readonly campaignId?: string; readonly conversationId?: string };

// seeds: Understanding Campaigns; Job Application Flow, step 3a
const dashboardOrigin = 'https://ai.joinpopp.com';
const dashboardDomains = ['joinpopp.com', 'popp.ai'];
// Scheme (optional, as people copy it), host, path, query. `shared` has no URL class: it is neither DOM nor Node.
const linkShape = /^(?:https?:\/\/)?([a-z0-9.-]+)(?::443)?(\/[^?#]*)?(?:\?([^#]*))?(?:#.*)?$/i;

/**
 * Reads a dashboard link that a recruiter pasted or a webhook carried. Popp's own sample still holds
 * `{campaignId}` placeholders: those count as missing. `undefined` when this is no dashboard link.
 */
export function parseDashboardLink(text: string): DashboardTarget | undefined {
  const link = linkShape.exec(text.trim());
  const [, host = '', path = '', query = ''] = link ?? [];
  if (!isDashboardHost(host.toLowerCase())) return undefined;
  const segments = path.split('/').filter((segment) => segment !== '');
  const at = segments.indexOf('campaign');
  if (at === -1) return undefined;
  const campaignId = readId(segments[at + 2]);
  const parameters = query.split('&').map((pair) => pair.split('='));
  const conversationId = readId(parameters.find(([name]) => name === 'conversationId')?.[1]);
  return {
    ...(campaignId === undefined ? {} : { campaignId }),
    ...(conversationId === undefined ? {} : { conversationId }),
  };
}

/** The dashboard's page of a campaign, opened at one conversation where one is given. */
export function buildDashboardLink(campaignId: string, conversationId?: string): string {
  const page = `${dashboardOrigin}/campaign/outbound/${encodeURIComponent(campaignId)}`;
  return conversationId === undefined
    ? page
    : `${page}?conversationId=${encodeURIComponent(conversationId)}`;
}

/**
 * A conversation's page in the dashboard: the link that Popp told where it is whole and leads there, else one built from the
 * ids. Popp's own sample still holds placeholders.
 */
export function conversationLink(
  told: string | undefined,
  ids: { readonly campaignId?: string | undefined; readonly conversationId: string },
): string | undefined {
  const target = told === undefined ? undefined : parseDashboardLink(told);
  const isWhole =
    target?.campaignId !== undefined &&
    target.conversationId === ids.conversationId &&
    /^https:\/\//i.test(told ?? '');
  if (isWhole) return told;
  const campaignId = ids.campaignId ?? target?.campaignId;
  return campaignId === undefined ? undefined : buildDashboardLink(campaignId, ids.conversationId);
}

function isDashboardHost(host: string): boolean {
  return dashboardDomains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}

function readId(part: string | undefined): string | undefined {
  if (part === undefined) return undefined;
  const decoded = decode(part).trim();
  return decoded === '' || /[{}]/.test(decoded) ? undefined : decoded;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
