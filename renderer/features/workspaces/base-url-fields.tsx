import { SelectField, TextField } from '../../ui/field.tsx';
import { type BaseUrlChoice, baseUrlOf, choiceOf, type ConnectFields } from './connect-fields.ts';
import { workspacesText } from './text.ts';

type BaseUrlValue = Pick<ConnectFields, 'baseUrlChoice' | 'otherBaseUrl'>;

type BaseUrlFieldsProps = {
  readonly value: BaseUrlValue;
  /** The only addresses that a company allows, where it allows only some. */
  readonly allowed: readonly string[] | undefined;
  readonly error: string | undefined;
  readonly onChange: (value: BaseUrlValue) => void;
};

const choices: readonly (readonly [BaseUrlChoice, string])[] = [
  ['default', workspacesText.baseUrlDefault],
  ['alternative', workspacesText.baseUrlAlternative],
  ['other', workspacesText.baseUrlOther],
];

/** One of Popp's two addresses, or one that is typed; one of a company's own where that has decided. */
export function BaseUrlFields({ value, allowed, error, onChange }: BaseUrlFieldsProps) {
  if (allowed !== undefined) {
    return (
      <SelectField
        label={workspacesText.baseUrlChoice}
        help={allowed.length === 0 ? workspacesText.noBaseUrl : workspacesText.managedBaseUrl}
        error={error}
        disabled={allowed.length < 2}
        value={baseUrlOf(value)}
        onChange={({ target }) => onChange(choiceOf(target.value))}
      >
        {allowed.map((address) => (
          <option key={address} value={address}>
            {address.replace('https://', '')}
          </option>
        ))}
      </SelectField>
    );
  }
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
