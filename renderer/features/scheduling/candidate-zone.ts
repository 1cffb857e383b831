import { timeThere } from '../../../shared/conversations/time-there.ts';
import type { Meeting } from '../../../shared/scheduling/model.ts';

/** The zone in which the candidate's number is at home, where that is one clock. */
export function candidateZone(
  { phoneNumber }: Pick<Meeting, 'phoneNumber'>,
  atMs: number,
): string | undefined {
  const there = timeThere(phoneNumber, atMs);
  return there === undefined || there.earliest !== there.latest ? undefined : there.earliest;
}
