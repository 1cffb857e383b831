import { create } from 'zustand';
import { meetingFilters, type MeetingFilter } from '../../../shared/scheduling/model.ts';

/** What the schedule is narrowed to; empty text means anything. */
export type ScheduleFilter = {
  readonly state: MeetingFilter;
  readonly campaignId: string;
  readonly search: string;
};

/** Every meeting. */
export const everyMeeting: ScheduleFilter = { state: 'all', campaignId: '', search: '' };

/** Whether anything is narrowed. */
export function isNarrowed({ state, campaignId, search }: ScheduleFilter): boolean {
  return state !== 'all' || campaignId !== '' || search.trim() !== '';
}

/** A filter as its field says it. */
export function filterOf(value: string): MeetingFilter {
  return meetingFilters.find((one) => one === value) ?? 'all';
}

/** The filter as the call takes it. */
export function filterInput({ state, campaignId, search }: ScheduleFilter) {
  return {
    filter: state,
    ...(campaignId === '' ? {} : { campaignId }),
    ...(search.trim() === '' ? {} : { search: search.trim() }),
  };
}

type ScheduleView = {
  readonly view: 'agenda' | 'week';
  /** A moment of the week that is shown; none for the present. */
  readonly weekAtMs: number | undefined;
  readonly filter: ScheduleFilter;
  readonly setView: (view: 'agenda' | 'week') => void;
  readonly setWeek: (weekAtMs: number | undefined) => void;
  readonly setFilter: (filter: ScheduleFilter) => void;
};

/** How the schedule is looked at, kept while the recruiter looks elsewhere. */
export const useScheduleView = create<ScheduleView>()((set) => ({
  view: 'agenda',
  weekAtMs: undefined,
  filter: everyMeeting,
  setView: (view) => set({ view }),
  setWeek: (weekAtMs) => set({ weekAtMs }),
  setFilter: (filter) => set({ filter }),
}));
