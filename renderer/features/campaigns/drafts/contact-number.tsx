import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { countryCodes } from '../../../../shared/uploads/countries.ts';
import { useSettings } from '../../../app/settings.ts';
import { useLink } from '../../../link/link-context.tsx';
import { SelectField, TextField } from '../../../ui/field.tsx';
import { locale } from '../../../ui/locale.ts';
import { useDraftForm } from './draft-context.ts';
import { Place } from './place.tsx';
import { draftsText } from './text.ts';
import styles from './drafts.module.css';

const names = new Intl.DisplayNames([locale], { type: 'region' });
const countries = countryCodes
  .map((code) => ({ code, name: names.of(code) ?? code }))
  .toSorted((one, other) => one.name.localeCompare(other.name));

/** The number that candidates are given, brought into E.164 as soon as it is left. */
export function ContactNumber() {
  const { draft, change, errorOf } = useDraftForm();
  const settings = useSettings();
  const country = draft.contactCountry || (settings.defaultCountry ?? '');
  const read = useReadNumber(draft.contactNumber, country);
  const e164 = read?.e164;
  const error = errorOf('contactNumber');
  // A national number whose country is known becomes right by itself when the field is left.
  const willRead = e164 !== undefined && e164 !== draft.contactNumber.trim();
  // The field may be left before the number has been read.
  const [hasLeft, setLeft] = useState(true);
  const takeOver = useRef(change);
  useEffect(() => {
    takeOver.current = change;
  });
  useEffect(() => {
    if (hasLeft && willRead) takeOver.current({ contactNumber: e164 });
  }, [hasLeft, willRead, e164]);
  return (
    <div className={styles.pair}>
      <Place path="contactNumber">
        <TextField
          label={draftsText.contactNumber}
          inputMode="tel"
          value={draft.contactNumber}
          error={willRead ? undefined : error}
          help={
            e164 === undefined
              ? draftsText.contactNumberHelp
              : read?.isCertain === true
                ? draftsText.contactNumberRead(e164)
                : draftsText.contactNumberDoubtful(e164)
          }
          onChange={({ target }) => change({ contactNumber: target.value })}
          onFocus={() => setLeft(false)}
          onBlur={() => setLeft(true)}
        />
      </Place>
      <SelectField
        label={draftsText.country}
        value={country}
        onChange={({ target }) => change({ contactCountry: target.value })}
      >
        <option value="">{draftsText.noCountry}</option>
        {countries.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
    </div>
  );
}

/** What a number comes to; nothing while nobody has answered yet. */
export function useReadNumber(text: string, country: string) {
  const { queries } = useLink();
  const trimmed = text.trim().slice(0, 100);
  const { data } = useQuery({
    ...queries.campaigns.readNumber.queryOptions({
      input: { text: trimmed, ...(/^[A-Z]{2}$/.test(country) ? { country } : {}) },
    }),
    enabled: trimmed !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
  return trimmed === '' ? undefined : data;
}
