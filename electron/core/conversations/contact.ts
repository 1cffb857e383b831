import { createHash } from 'node:crypto';
import { contactKind } from '../../../shared/popp/channels.ts';

/** A phone number as contacts are compared: without the separators that people and systems put in. */
export function comparablePhone(phone: string): string {
  return phone.replaceAll(/[\s().\-\u00A0]/g, '');
}

/** An e-mail address as contacts are compared. */
export function comparableEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** Either kind of contact as it is compared. */
export function comparableContact(contact: string): string {
  return contact.includes('@') ? comparableEmail(contact) : comparablePhone(contact);
}

/** What is kept of a contact that opted out. */
export function contactHash(contact: string): Uint8Array {
  return createHash('sha256').update(comparableContact(contact)).digest();
}

/** The contacts by which a conversation reaches its candidate; all of them where the channel is not known. */
export function contactsOn(
  channel: string | undefined,
  {
    phoneNumber,
    emailAddress,
  }: { readonly phoneNumber?: string | undefined; readonly emailAddress?: string | undefined },
): readonly string[] {
  const kind = contactKind(channel);
  const contacts = [
    kind === 'email' ? undefined : phoneNumber,
    kind === 'phone' ? undefined : emailAddress,
  ];
  return contacts.filter((contact) => contact !== undefined);
}
