import { createHash } from 'node:crypto';

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
