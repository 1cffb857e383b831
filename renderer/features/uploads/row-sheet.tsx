import { type FormEvent, useId, useState } from 'react';
import type { CandidateField } from '../../../shared/uploads/fields.ts';
import type { UploadDetail, UploadRow } from '../../../shared/uploads/model.ts';
import { useLink } from '../../link/link-context.tsx';
import { useChange } from '../../link/use-change.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { TextAreaField, TextField } from '../../ui/field.tsx';
import { problemDetail, problemText } from './problem-text.ts';
import { uploadsText } from './text.ts';
import styles from './uploads.module.css';

type RowSheetProps = {
  readonly upload: UploadDetail;
  /** Nothing until a row was opened for the first time. */
  readonly row: UploadRow | undefined;
  readonly opened: boolean;
  readonly onClose: () => void;
};

const lines = ['firstName', 'lastName', 'phoneNumber', 'countryCode', 'emailAddress'] as const;
const texts = ['openingMessage', 'additionalContext'] as const;

type Draft = Readonly<Partial<Record<CandidateField, string>>>;

/** One row to put right; what is typed here stands in place of the cell, and the file is not changed. */
export function RowSheet({ upload, row, opened, onClose }: RowSheetProps) {
  const { client } = useLink();
  const formId = useId();
  const [draft, setDraft] = useState<Draft>({});
  const fix = useChange(client.uploads.fixRow, { onSuccess: onClose });
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (row !== undefined) fix.mutate({ uploadId: upload.id, row: row.row, values: draft });
  };
  const set = (field: CandidateField, text: string) => setDraft({ ...draft, [field]: text });
  return (
    <Dialog
      kind="sheet"
      opened={opened && row !== undefined}
      title={
        row === undefined
          ? ''
          : uploadsText.fixTitle(row.row, `${row.firstName} ${row.lastName}`.trim())
      }
      onClose={onClose}
      actions={
        <Button look="primary" type="submit" form={formId} busy={fix.isPending}>
          {uploadsText.save}
        </Button>
      }
    >
      {row === undefined ? null : (
        <form id={formId} className={styles.stack} onSubmit={save} noValidate>
          {row.item === undefined ? null : <Callout>{uploadsText.correctable}</Callout>}
          <RowProblems row={row} />
          {lines.map((field) => (
            <TextField
              key={field}
              label={uploadsText.fields[field]}
              value={draft[field] ?? valueOf(row, field)}
              error={errorOf(row, field, draft)}
              onChange={({ target }) => set(field, target.value)}
            />
          ))}
          {texts
            .filter((field) => upload.mapping[field] !== undefined || valueOf(row, field) !== '')
            .map((field) => (
              <TextAreaField
                key={field}
                label={uploadsText.fields[field]}
                value={draft[field] ?? valueOf(row, field)}
                error={errorOf(row, field, draft)}
                {...(field === 'openingMessage'
                  ? { help: uploadsText.characters((draft[field] ?? valueOf(row, field)).length) }
                  : {})}
                onChange={({ target }) => set(field, target.value)}
              />
            ))}
          {fix.error === null ? null : <Failure inline failure={fix.error} />}
        </form>
      )}
    </Dialog>
  );
}

function RowProblems({ row }: { readonly row: UploadRow }) {
  const fieldless = row.problems.filter(({ field }) => field === undefined);
  return fieldless.map((problem) => (
    <Callout key={problem.code} tone="amber" title={problemDetail(problem)}>
      {problemText[problem.code].body}
    </Callout>
  ));
}

function valueOf(row: UploadRow, field: (typeof lines)[number] | (typeof texts)[number]): string {
  return field === 'phoneNumber' ? row.phoneText : row[field];
}

/** The problem stands at its field until the field is typed over. */
function errorOf(row: UploadRow, field: CandidateField, draft: Draft): string | undefined {
  if (draft[field] !== undefined) return undefined;
  const problem = row.problems.find((one) => one.field === field);
  return problem === undefined
    ? undefined
    : `${problemDetail(problem)}. ${problemText[problem.code].body}`;
}
