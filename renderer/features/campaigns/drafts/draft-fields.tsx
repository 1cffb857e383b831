import { SelectField, TextAreaField, TextField } from '../../../ui/field.tsx';
import { useDraftForm } from './draft-context.ts';
import { Place } from './place.tsx';
import { draftsText } from './text.ts';

/** The fields of a draft that are one line or one text. */
type TextName =
  | 'campaignTitle'
  | 'campaignDescription'
  | 'company'
  | 'location'
  | 'customTemplatedMessage'
  | 'agentName'
  | 'customMessage'
  | 'meetingUrl'
  | 'contactNumber'
  | 'calendarMeetingTemplateId'
  | 'externalId';

type DraftTextProps = {
  readonly name: TextName;
  readonly label: string;
  readonly help?: string;
  readonly optional?: boolean;
  /** Several lines. */
  readonly rows?: number;
  readonly onBlur?: () => void;
  readonly inputMode?: 'text' | 'url' | 'tel';
};

/** One text of the draft, with what is wrong with it in place of its help. */
export function DraftText({ name, label, help, optional = false, rows, ...rest }: DraftTextProps) {
  const { draft, change, errorOf, adviceOf } = useDraftForm();
  const below = adviceOf(name) ?? help;
  const shared = {
    label,
    optional,
    value: draft[name],
    error: errorOf(name),
    ...(below === undefined ? {} : { help: below }),
  };
  return (
    <Place path={name}>
      {rows === undefined ? (
        <TextField
          {...shared}
          {...rest}
          onChange={({ target }) => change({ [name]: target.value })}
        />
      ) : (
        <TextAreaField
          {...shared}
          rows={rows}
          onChange={({ target }) => change({ [name]: target.value })}
        />
      )}
    </Place>
  );
}

type ChoiceName = 'campaignType' | 'channel' | 'closingMethod' | 'campaignStatus' | 'agentTone';

type DraftChoiceProps = {
  readonly name: ChoiceName;
  readonly label: string;
  readonly help?: string;
  readonly optional?: boolean;
  readonly values: readonly string[];
  readonly words: Readonly<Record<string, string>>;
  /** What stands for no choice. */
  readonly none: string;
};

/** One choice of the draft. A value that we do not know stays what it is until another is chosen. */
export function DraftChoice({
  name,
  label,
  help,
  optional = false,
  values,
  words,
  none,
}: DraftChoiceProps) {
  const { draft, change, errorOf, adviceOf } = useDraftForm();
  const value = draft[name];
  const offered = value === '' || values.includes(value) ? values : [...values, value];
  const below = adviceOf(name) ?? help;
  return (
    <Place path={name}>
      <SelectField
        label={label}
        optional={optional}
        error={errorOf(name)}
        {...(below === undefined ? {} : { help: below })}
        value={value}
        onChange={({ target }) => change({ [name]: target.value })}
      >
        <option value="">{none}</option>
        {offered.map((each) => (
          <option key={each} value={each}>
            {(Object.hasOwn(words, each) ? words[each] : undefined) ?? draftsText.asItCame(each)}
          </option>
        ))}
      </SelectField>
    </Place>
  );
}
