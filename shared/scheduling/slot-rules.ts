import type { MeetingSetup } from './setup.ts';
import type { SlotRules } from './slots.ts';

/**
 * What a setup alone says about when a meeting may be. Whoever's calendar is connected, or is asked by e-mail, may have time in
 * any of the hours: that is for Popp to find out.
 */
export function slotRulesOf(setup: MeetingSetup): SlotRules {
  const { openHours, timezone, durationMinutes, bufferMinutes, noticeMinutes, daysAhead } = setup;
  const named = setup.participants.filter(({ availability }) => availability === 'time-slots');
  const isShared = setup.method === 'ROUND_ROBIN';
  // One of several in turn: a time of any of them will do, and any hour where somebody gave none.
  const given = isShared
    ? named.length < setup.participants.length
      ? []
      : [named.flatMap(({ timeSlots }) => timeSlots)]
    : named.map(({ timeSlots }) => timeSlots);
  return {
    openHours,
    timezone: timezone.trim(),
    durationMinutes,
    bufferMinutes,
    noticeMinutes,
    daysAhead,
    given: named.length === 0 ? [] : given,
  };
}
