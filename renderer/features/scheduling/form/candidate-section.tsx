import { countryCodes } from '../../../../shared/uploads/countries.ts';
import type { AskedCandidate } from '../../../../shared/scheduling/setup.ts';
import { SelectField, TextField } from '../../../ui/field.tsx';
import { locale } from '../../../ui/locale.ts';
import { Section } from '../../../ui/section.tsx';
import { formText } from './form-text.ts';
import { Place } from './place.tsx';
import styles from './form.module.css';

const names = new Intl.DisplayNames([locale], { type: 'region' });
const countries = countryCodes
  .map((code) => ({ code, name: names.of(code) ?? code }))
  .toSorted((one, other) => one.name.localeCompare(other.name));

type CandidateSectionProps = {
  readonly candidate: AskedCandidate;
  readonly onChange: (candidate: AskedCandidate) => void;
  readonly errorOf: (path: string) => string | undefined;
  /** What Popp would write to. */
  readonly contact: string | undefined;
};

/** Who is asked. */
export function CandidateSection({ candidate, onChange, errorOf, contact }: CandidateSectionProps) {
  const field = (name: keyof AskedCandidate) => ({
    value: candidate[name],
    error: errorOf(name),
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      onChange({ ...candidate, [name]: target.value }),
  });
  return (
    <Section title={formText.candidateTitle} purpose={formText.candidatePurpose}>
      <div className={styles.fields}>
        <div className={styles.pair}>
          <Place path="firstName">
            <TextField label={formText.firstName} {...field('firstName')} />
          </Place>
          <TextField label={formText.lastName} optional {...field('lastName')} />
        </div>
        <div className={styles.pair}>
          <Place path="phoneNumber">
            <TextField
              label={formText.phone}
              inputMode="tel"
              help={formText.phoneHelp}
              {...field('phoneNumber')}
            />
          </Place>
          <Place path="countryCode">
            <SelectField
              label={formText.country}
              value={candidate.country}
              error={errorOf('countryCode')}
              onChange={({ target }) => onChange({ ...candidate, country: target.value })}
            >
              <option value="">{formText.noCountry}</option>
              {countries.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </SelectField>
          </Place>
        </div>
        <div className={styles.pair}>
          <Place path="emailAddress">
            <TextField label={formText.email} inputMode="email" {...field('emailAddress')} />
          </Place>
          <Place path="externalId">
            <TextField
              label={formText.reference}
              optional
              help={formText.referenceHelp}
              {...field('externalId')}
            />
          </Place>
        </div>
        {contact === undefined ? null : <p className={styles.help}>{formText.written(contact)}</p>}
      </div>
    </Section>
  );
}
