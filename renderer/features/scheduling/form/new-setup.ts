import { officeHours } from '../../../../shared/scheduling/open-hours.ts';
import {
  emptySetup,
  type MeetingSetup,
  type Participant,
} from '../../../../shared/scheduling/setup.ts';

/** The zone of this computer, as IANA names it. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** A meeting to begin with: office hours where the recruiter is, and one person who organises it. */
export function newSetup(): MeetingSetup {
  return {
    ...emptySetup(),
    timezone: ownZone(),
    openHours: [...officeHours],
    participants: [newPerson([])],
  };
}

/** One more person; the first one organises. */
export function newPerson(others: readonly Participant[]): Participant {
  return {
    id: crypto.randomUUID(),
    name: '',
    email: '',
    isOrganizer: !others.some(({ isOrganizer }) => isOrganizer),
    availability: '',
    timeSlots: [],
  };
}
