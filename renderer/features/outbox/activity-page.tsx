/** What left this computer. */
export function ActivityPage() {
  return null;
}
