/** Where meetings are in the console. */
export const scheduleRoute = '/schedule';

/** Where one meeting is in the console. */
export function meetingRoute(meetingId: string): string {
  return `${scheduleRoute}/${encodeURIComponent(meetingId)}`;
}
