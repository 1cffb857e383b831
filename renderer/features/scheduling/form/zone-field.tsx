import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import { isTimeZone } from '../../../../shared/zone-time.ts';
import { classes } from '../../../ui/classes.ts';
import { Field } from '../../../ui/field.tsx';
import { timeIn } from '../../../ui/time-words.ts';
import { formText } from './form-text.ts';
import { findZones, offsetWords, zoneChoices, zoneName } from './zone-choices.ts';
import styles from './zone-field.module.css';

type ZoneFieldProps = {
  readonly zone: string;
  readonly onChange: (zone: string) => void;
  readonly error: string | undefined;
  /** The present, for the time that each zone's clocks show. */
  readonly now: number;
};

const mostShown = 50;

/** A time zone, found by its place or its country. */
export function ZoneField({ zone, onChange, error, now }: ZoneFieldProps) {
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string>();
  const [active, setActive] = useState(0);
  const isOpen = typed !== undefined;
  const found = useMemo(
    () => (typed === undefined ? [] : findZones(typed, zoneChoices()).slice(0, mostShown)),
    [typed],
  );
  const isKnown = isTimeZone(zone);

  function choose(chosen: string): void {
    onChange(chosen);
    setTyped(undefined);
  }

  // What was typed and not chosen is taken as it is, so that a zone that does not exist is told instead of forgotten.
  function leave(): void {
    const text = typed?.trim() ?? '';
    if (text !== '') choose(found[active]?.zone ?? text);
    setTyped(undefined);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (!isOpen) setTyped('');
      else setActive(Math.max(0, Math.min(found.length - 1, active + step)));
      setTimeout(() =>
        document.querySelector(`[id="${listId}-on"]`)?.scrollIntoView({ block: 'nearest' }),
      );
      return;
    }
    if (!isOpen) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      leave();
    }
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      setTyped(undefined);
    }
  }

  return (
    <Field
      label={formText.zone}
      error={error}
      help={
        isKnown ? formText.zoneNow(timeIn(now, zone), offsetWords(zone, now)) : formText.zoneHelp
      }
    >
      {(control) => (
        <div className={styles.zone}>
          <input
            {...control}
            ref={input}
            type="text"
            role="combobox"
            autoComplete="off"
            spellCheck={false}
            aria-expanded={isOpen && found.length > 0}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={isOpen && found.length > 0 ? `${listId}-on` : undefined}
            placeholder={formText.zonePlaceholder}
            value={typed ?? zoneName(zone)}
            onFocus={({ target }) => target.select()}
            onChange={({ target }) => {
              setTyped(target.value);
              setActive(0);
            }}
            onKeyDown={onKeyDown}
            onBlur={leave}
          />
          <div
            id={listId}
            role="listbox"
            aria-label={formText.zones}
            className={styles.list}
            hidden={!isOpen || found.length === 0}
          >
            {found.map(({ zone: each }, index) => (
              // The keys are heard by the field, which keeps the focus.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
              <div
                key={each}
                id={index === active ? `${listId}-on` : undefined}
                role="option"
                aria-selected={index === active}
                className={classes(styles.option, index === active && styles.active)}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => choose(each)}
              >
                <span>{zoneName(each)}</span>
                <span className={styles.time}>
                  {timeIn(now, each)}, {offsetWords(each, now)}
                </span>
              </div>
            ))}
          </div>
        </div>
      )}
    </Field>
  );
}
