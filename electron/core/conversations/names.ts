import type { CachedConversation } from './cached.ts';

/** What a candidate is called on screen: name, else contact, else the id. */
export function candidateName(
  conversation: Pick<
    CachedConversation,
    'firstName' | 'lastName' | 'phoneNumber' | 'emailAddress' | 'id'
  >,
): string {
  const { firstName, lastName, phoneNumber, emailAddress, id } = conversation;
  const name = [firstName, lastName]
    .filter((part) => part !== undefined)
    .join(' ')
    .trim();
  if (name !== '') return name;
  return phoneNumber ?? emailAddress ?? id;
}

/** Who is behind an id, where the cache knows it. */
export function candidateNames(store: {
  get(workspaceId: string, id: string): CachedConversation | undefined;
}): (workspaceId: string, conversationId: string) => string | undefined {
  return (workspaceId, conversationId) => {
    const conversation = store.get(workspaceId, conversationId);
    return conversation === undefined ? undefined : candidateName(conversation);
  };
}
