/** What a token has to be allowed, and what for. Reading users only turns an id into a name. */
export const highLevelScopes = {
  'conversations.write': 'create conversations',
  'conversations.readonly': 'find conversations that are there already',
  'contacts.readonly': 'find contacts by phone or e-mail',
  'contacts.write': 'create contacts and write notes',
  'users.readonly': 'show who a conversation is assigned to',
} as const;

/** One of the scopes. */
export type HighLevelScope = keyof typeof highLevelScopes;
