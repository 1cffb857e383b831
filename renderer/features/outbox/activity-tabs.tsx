import { type KeyboardEvent, useRef } from 'react';
import { IconListDetails } from '@tabler/icons-react';
import { useCommands } from '../../app/commands/use-commands.ts';
import { formatCount } from '../../ui/locale.ts';
import { outboxText } from './text.ts';
import styles from './outbox.module.css';

/** The parts of the Activity page. */
const activityParts = ['decide', 'recent', 'figures', 'events'] as const;

/** One part of the Activity page. */
export type ActivityPart = (typeof activityParts)[number];

type ActivityTabsProps = {
  readonly value: ActivityPart;
  readonly toDecide: number;
  readonly onChange: (part: ActivityPart) => void;
};

/** Ties the tabs to the panel below them. */
export const activityPanelId = 'activity-panel';

/** The id of a part's tab, which names its panel. */
export function activityTabId(part: ActivityPart): string {
  return `activity-tab-${part}`;
}

/** Chooses a part; arrows move between them. */
export function ActivityTabs({ value, toDecide, onChange }: ActivityTabsProps) {
  const list = useRef<HTMLDivElement>(null);
  useCommands(
    activityParts.map((part) => ({
      id: `activity.${part}`,
      label: outboxText.showPart(outboxText[part]),
      icon: IconListDetails,
      run: part === value ? undefined : () => onChange(part),
    })),
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const now = activityParts.indexOf(value);
    const targets: Readonly<Record<string, number>> = {
      ArrowRight: (now + 1) % activityParts.length,
      ArrowLeft: (now + activityParts.length - 1) % activityParts.length,
      Home: 0,
      End: activityParts.length - 1,
    };
    const part = activityParts[targets[event.key] ?? -1];
    if (part === undefined) return;
    event.preventDefault();
    onChange(part);
    list.current?.querySelector<HTMLElement>(`#${activityTabId(part)}`)?.focus();
  };
  return (
    <div ref={list} role="tablist" aria-label={outboxText.parts} className={styles.tabs}>
      {activityParts.map((part) => (
        <button
          key={part}
          id={activityTabId(part)}
          type="button"
          role="tab"
          aria-selected={part === value}
          aria-controls={activityPanelId}
          tabIndex={part === value ? 0 : -1}
          className={styles.tab}
          onKeyDown={onKeyDown}
          onClick={() => onChange(part)}
        >
          {outboxText[part]}
          {part === 'decide' && toDecide > 0 ? (
            <span className={styles.tabCount}>{formatCount(toDecide)}</span>
          ) : null}
        </button>
      ))}
    </div>
  );
}
