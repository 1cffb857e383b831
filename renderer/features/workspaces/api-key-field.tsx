import { useQuery } from '@tanstack/react-query';
import { useLink } from '../../link/link-context.tsx';
import { TextField } from '../../ui/field.tsx';
import { workspacesText } from './text.ts';

type ApiKeyFieldProps = {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
};

/** Where a key is typed; it says where the key will be kept. */
export function ApiKeyField({ value, error, onChange }: ApiKeyFieldProps) {
  const { queries } = useLink();
  const { data: about } = useQuery(queries.settings.about.queryOptions({ input: {} }));
  return (
    <TextField
      label={workspacesText.apiKey}
      help={
        about?.keysKeptIn === 'memory' ? workspacesText.apiKeyMemoryHelp : workspacesText.apiKeyHelp
      }
      error={error}
      type="password"
      // Password managers offer to keep what looks like a login: this key belongs to the keychain.
      autoComplete="new-password"
      data-autofocus
      data-1p-ignore
      data-lpignore="true"
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
