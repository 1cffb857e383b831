import type { InboxChoice } from '../../../shared/conversations/lists.ts';
import { useSettings } from '../../app/settings.ts';
import { useSettingsChange } from '../../app/use-settings-change.ts';
import { useInboxView } from './inbox-store.ts';

/** Which list is looked at and how, and the way to choose; the choice is remembered over a restart. */
export function useInboxChoice(): {
  readonly choice: InboxChoice;
  readonly choose: (patch: Partial<InboxChoice>) => void;
} {
  const { inbox } = useSettings();
  const { change } = useSettingsChange();
  const choice = useInboxView((view) => view.choice) ?? inbox;
  const setChoice = useInboxView((view) => view.setChoice);
  return {
    choice,
    choose(patch) {
      const next = { ...choice, ...patch };
      setChoice(next);
      change({ inbox: next });
    },
  };
}

/** Whether anything narrows the list. */
export function isNarrowed({ campaign, channel, status }: InboxChoice): boolean {
  return [campaign, channel, status].some((part) => part !== undefined);
}
