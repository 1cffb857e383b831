import { IconHelpCircle } from '@tabler/icons-react';
import { useState } from 'react';
import type { QuietHours } from '../../../shared/notifications/quiet-hours.ts';
import type { Settings } from '../../../shared/settings/contract.ts';
import { useHeld } from '../../app/use-held.ts';
import type { SettingsPatch } from '../../app/use-settings-change.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField, SelectField, TextField } from '../../ui/field.tsx';
import { Section } from '../../ui/section.tsx';
import { BrowserNotices } from './browser-notices.tsx';
import { notificationsText } from './text.ts';
import { useWhyView } from './why-view.ts';
import styles from './notifications.module.css';

type NotificationsSectionProps = {
  readonly settings: Settings;
  readonly onChange: (patch: SettingsPatch) => void;
};

/** What is shown outside the console, how, and when not. */
export function NotificationsSection({ settings, onChange }: NotificationsSectionProps) {
  const ask = useWhyView((view) => view.open);
  const shown = useHeld('notifications', notificationsText.onHelp);
  const quoted = useHeld('notificationText', notificationsText.quoteHelp);
  const isOff = !settings.notifications;
  return (
    <Section
      title={notificationsText.title}
      purpose={notificationsText.purpose}
      actions={
        <Button size="small" icon={IconHelpCircle} onClick={ask}>
          {notificationsText.why}
        </Button>
      }
    >
      <div className={styles.checks}>
        <CheckField
          label={notificationsText.on}
          {...shown}
          checked={settings.notifications}
          onChange={({ target }) => onChange({ notifications: target.checked })}
        />
        <CheckField
          label={notificationsText.quote}
          {...quoted}
          checked={settings.notificationText}
          disabled={quoted.disabled || isOff}
          onChange={({ target }) => onChange({ notificationText: target.checked })}
        />
        <CheckField
          label={notificationsText.sound}
          help={notificationsText.soundHelp}
          checked={settings.notificationSound}
          disabled={isOff}
          onChange={({ target }) => onChange({ notificationSound: target.checked })}
        />
        <CheckField
          label={notificationsText.meetings}
          help={notificationsText.meetingsHelp}
          checked={settings.meetingNotices}
          onChange={({ target }) => onChange({ meetingNotices: target.checked })}
        />
        <SelectField
          label={notificationsText.remind}
          help={notificationsText.remindHelp}
          value={String(settings.takeoverReminderMinutes)}
          onChange={({ target }) => onChange({ takeoverReminderMinutes: Number(target.value) })}
        >
          {reminderMinutes(settings.takeoverReminderMinutes).map((minutes) => (
            <option key={minutes} value={minutes}>
              {notificationsText.remindAfter(minutes)}
            </option>
          ))}
        </SelectField>
        <QuietFields quiet={settings.quietHours} isOff={isOff} onChange={onChange} />
      </div>
      {isOff ? null : (
        <div className={styles.browser}>
          <BrowserNotices />
        </div>
      )}
    </Section>
  );
}

const offeredMinutes = [0, 15, 30, 60, 120, 240];

// What was set by other means is offered too.
function reminderMinutes(chosen: number): readonly number[] {
  return [...new Set([...offeredMinutes, chosen])].toSorted((left, right) => left - right);
}

const firstQuiet: QuietHours = { from: '19:00', until: '08:00', weekends: false };

type QuietFieldsProps = {
  readonly quiet: QuietHours | undefined;
  readonly isOff: boolean;
  readonly onChange: (patch: SettingsPatch) => void;
};

function QuietFields({ quiet, isOff, onChange }: QuietFieldsProps) {
  return (
    <>
      <CheckField
        label={notificationsText.quiet}
        help={notificationsText.quietHelp}
        checked={quiet !== undefined}
        disabled={isOff}
        onChange={({ target }) => onChange({ quietHours: target.checked ? firstQuiet : null })}
      />
      {quiet === undefined ? null : (
        <>
          <div className={styles.hours}>
            {(['from', 'until'] as const).map((edge) => (
              <TimeField
                key={edge}
                label={edge === 'from' ? notificationsText.quietFrom : notificationsText.quietUntil}
                value={quiet[edge]}
                disabled={isOff}
                onChange={(time) => onChange({ quietHours: { ...quiet, [edge]: time } })}
              />
            ))}
          </div>
          <div className={styles.weekends}>
            <CheckField
              label={notificationsText.weekends}
              checked={quiet.weekends}
              disabled={isOff}
              onChange={({ target }) =>
                onChange({ quietHours: { ...quiet, weekends: target.checked } })
              }
            />
          </div>
        </>
      )}
    </>
  );
}

type TimeFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly disabled: boolean;
  readonly onChange: (time: string) => void;
};

/** A time of day; what is half typed is empty to the browser, and changes nothing. */
function TimeField({ label, value, disabled, onChange }: TimeFieldProps) {
  const [typed, setTyped] = useState(value);
  return (
    <TextField
      type="time"
      label={label}
      value={typed}
      disabled={disabled}
      onChange={({ target }) => {
        setTyped(target.value);
        if (target.value !== '') onChange(target.value);
      }}
      onBlur={() => setTyped(value)}
    />
  );
}
