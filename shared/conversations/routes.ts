/** Where a conversation is in the console. */
export function conversationRoute(conversationId: string): string {
  return `/inbox/${encodeURIComponent(conversationId)}`;
}

/** Where the conversations are that need a human. */
export const inboxRoute = '/inbox';

/** The same place for a notice outside the console, which may come from a workspace that is not the current one. */
export function inWorkspace(route: string, workspaceId: string): string {
  return `${route}?workspace=${encodeURIComponent(workspaceId)}`;
}
