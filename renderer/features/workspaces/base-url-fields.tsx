import { SelectField, TextField } from '../../ui/field.tsx';
import type { BaseUrlChoice, ConnectFields } from './connect-fields.ts';
import { workspacesText } from './text.ts';

type BaseUrlValue = Pick<ConnectFields, 'baseUrlChoice' | 'otherBaseUrl'>;

type BaseUrlFieldsProps = {
  readonly value: BaseUrlValue;
  readonly error: string | undefined;
  readonly onChange: (value: BaseUrlValue) => void;
};

const choices: readonly (readonly [BaseUrlChoice, string])[] = [
  ['default', workspacesText.baseUrlDefault],
  ['alternative', workspacesText.baseUrlAlternative],
  ['other', workspacesText.baseUrlOther],
];

/** One of Popp's two addresses, or one that is typed. */
export function BaseUrlFields({ value, error, onChange }: BaseUrlFieldsProps) {
  return (
    <>
      <SelectField
        label={workspacesText.baseUrlChoice}
        value={value.baseUrlChoice}
        onChange={({ target }) => {
          const chosen = choices.find(([choice]) => choice === target.value);
          if (chosen !== undefined) onChange({ ...value, baseUrlChoice: chosen[0] });
        }}
      >
        {choices.map(([choice, label]) => (
          <option key={choice} value={choice}>
            {label}
          </option>
        ))}
      </SelectField>
      {value.baseUrlChoice === 'other' ? (
        <TextField
          label={workspacesText.baseUrl}
          help={workspacesText.baseUrlHelp}
          error={error}
          inputMode="url"
          placeholder="https://"
          value={value.otherBaseUrl}
          onChange={({ target }) => onChange({ ...value, otherBaseUrl: target.value })}
        />
      ) : null}
    </>
  );
}
