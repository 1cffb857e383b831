/** The conversations that need the recruiter first. */
export function InboxPage() {
  return null;
}
