/** What the keychain entries of a workspace hold. */
export const secretKinds = ['popp-key', 'webhook-secret', 'webhook-secret-previous'] as const;

/** One of the kinds of keychain entry. */
export type SecretKind = (typeof secretKinds)[number];

/** One address and one organisation: a secret belongs to both and is found under no other. */
export type SecretOwner = { readonly origin: string; readonly organizationId: string };

/** The account name of a keychain entry; another origin or organisation is another entry. */
export function keychainAccount(kind: SecretKind, owner: SecretOwner): string {
  return [kind, owner.origin, encodeURIComponent(owner.organizationId)].join(' ');
}

/** One address and one sub-account of HighLevel. */
export type MirrorOwner = { readonly origin: string; readonly locationId: string };

/** The account name of a HighLevel token; another origin or sub-account is another entry. */
export function mirrorAccount({ origin, locationId }: MirrorOwner): string {
  return ['highlevel-token', origin, encodeURIComponent(locationId)].join(' ');
}
