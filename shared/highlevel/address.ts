/** Where HighLevel's API is. */
export const highLevelBaseUrl = 'https://services.leadconnectorhq.com';

/** The version header that the seed allows; HighLevel has others, so it is a setting. */
export const highLevelVersion = '2021-07-28';

const appOrigin = 'https://app.gohighlevel.com';

/** The conversation in HighLevel's own app. */
export function conversationAddress(locationId: string, conversationId: string): string {
  return `${appOrigin}/v2/location/${encodeURIComponent(locationId)}/conversations/conversations/${encodeURIComponent(conversationId)}`;
}
