import { useState } from 'react';
import { countryCodes } from '../../../shared/uploads/countries.ts';
import {
  candidateFields,
  type CandidateField,
  type Column,
  type Mapping,
} from '../../../shared/uploads/fields.ts';
import type { UploadDetail } from '../../../shared/uploads/model.ts';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { Callout } from '../../ui/callout.tsx';
import { CandidateText } from '../../ui/candidate-text.tsx';
import { classes } from '../../ui/classes.ts';
import { Failure } from '../../ui/failure.tsx';
import { SelectField } from '../../ui/field.tsx';
import { locale } from '../../ui/locale.ts';
import { Section } from '../../ui/section.tsx';
import { useGiven } from '../../ui/use-given.ts';
import { uploadsText } from './text.ts';
import styles from './uploads.module.css';

/** What each column means; the recruiter may change it until something was sent. */
export function ColumnsSection({ upload }: { readonly upload: UploadDetail }) {
  const { client } = useLink();
  const mapping = useGiven(upload.mapping);
  const setMapping = useChange(client.uploads.setMapping, { onError: mapping.takeBack });
  const [isOpen, setOpen] = useState(upload.contactColumnMissing);

  function give(index: number, field: CandidateField | undefined): void {
    const given = withMeaning(mapping.shown, index, field);
    mapping.give(given);
    setMapping.mutate({ uploadId: upload.id, mapping: given });
  }

  return (
    <Section title={uploadsText.columnsTitle} purpose={uploadsText.columnsPurpose}>
      <div className={styles.stack}>
        {upload.contactColumnMissing ? (
          <Callout tone="amber" title={uploadsText.contactMissing}>
            {uploadsText.contactMissingBody}
          </Callout>
        ) : null}
        <p>{uploadsText.columnsFound(foundNames(upload))}</p>
        {countryMatters(upload) ? <DefaultCountry upload={upload} /> : null}
        <details
          className={styles.fold}
          open={isOpen || upload.contactColumnMissing}
          onToggle={(event) => setOpen(event.currentTarget.open)}
        >
          <summary>{uploadsText.changeColumns}</summary>
          <div className={styles.stack}>
            {countryMatters(upload) ? null : <DefaultCountry upload={upload} />}
            <p className={styles.quiet}>{uploadsText.neverGuessed}</p>
            <ColumnGrid columns={upload.columns} mapping={mapping.shown} onGive={give} />
          </div>
        </details>
        {setMapping.error === null ? null : <Failure inline failure={setMapping.error} />}
      </div>
    </Section>
  );
}

/** Where every row names its country, the default is of no interest. */
function countryMatters({ mapping, problems }: UploadDetail): boolean {
  return (
    mapping.countryCode === undefined || problems.some(({ code }) => code === 'phone-needs-country')
  );
}

function foundNames({ mapping }: UploadDetail): string {
  return candidateFields
    .filter((field) => mapping[field] !== undefined)
    .map((field) => uploadsText.fields[field])
    .join(', ');
}

/** A field is in one column, and a column has one meaning. */
function withMeaning(mapping: Mapping, index: number, field: CandidateField | undefined): Mapping {
  const kept = Object.entries(mapping).filter(
    ([name, column]) => column !== index && name !== field,
  );
  return { ...Object.fromEntries(kept), ...(field === undefined ? {} : { [field]: index }) };
}

type ColumnGridProps = {
  readonly columns: readonly Column[];
  readonly mapping: Mapping;
  readonly onGive: (index: number, field: CandidateField | undefined) => void;
};

function ColumnGrid({ columns, mapping, onGive }: ColumnGridProps) {
  const headers = uploadsText.columnHeaders;
  return (
    <table className={classes(styles.grid, styles.columnGrid)} aria-label={uploadsText.columnTable}>
      <thead>
        <tr>
          <th scope="col">{headers.name}</th>
          <th scope="col">{headers.samples}</th>
          <th scope="col">{headers.meaning}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => (
          <tr key={column.index}>
            <td>
              <CandidateText text={columnName(column)} withoutLinks />
            </td>
            <td>
              <div className={styles.samples}>
                <CandidateText text={column.samples.join(' · ')} withoutLinks />
              </div>
            </td>
            <td>
              <SelectField
                hiddenLabel
                label={uploadsText.meaningOf(columnName(column))}
                value={meaningOf(mapping, column) ?? ''}
                onChange={({ target }) =>
                  onGive(
                    column.index,
                    candidateFields.find((field) => field === target.value),
                  )
                }
              >
                <option value="">{uploadsText.notUsed}</option>
                {candidateFields.map((field) => (
                  <option key={field} value={field}>
                    {uploadsText.fields[field]}
                  </option>
                ))}
              </SelectField>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function columnName(column: Column): string {
  return column.header === '' ? uploadsText.unnamedColumn(column.index + 1) : column.header;
}

function meaningOf(mapping: Mapping, column: Column): CandidateField | undefined {
  return candidateFields.find((field) => mapping[field] === column.index);
}

const names = new Intl.DisplayNames([locale], { type: 'region' });

const countries = countryCodes
  .map((code) => [code, names.of(code) ?? code] as const)
  .toSorted(([, one], [, other]) => one.localeCompare(other));

function DefaultCountry({ upload }: { readonly upload: UploadDetail }) {
  const { client } = useLink();
  const country = useGiven(upload.defaultCountry ?? '');
  const set = useChange(client.uploads.setDefaultCountry, { onError: country.takeBack });
  if (upload.mapping.phoneNumber === undefined) return null;
  return (
    <div className={styles.narrow}>
      <SelectField
        label={uploadsText.country}
        help={uploadsText.countryHelp}
        error={set.error?.message}
        value={country.shown}
        onChange={({ target }) => {
          country.give(target.value);
          set.mutate({ uploadId: upload.id, country: target.value });
        }}
      >
        <option value="" disabled>
          {uploadsText.noCountry}
        </option>
        {countries.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
