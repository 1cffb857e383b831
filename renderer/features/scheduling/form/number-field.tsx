import { useState } from 'react';
import { TextField } from '../../../ui/field.tsx';

type NumberFieldProps = {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly help?: string | undefined;
  readonly error: string | undefined;
  readonly least: number;
};

/** A whole number. What is no whole number is out of every range, so that it is told instead of guessed at. */
export function NumberField({ label, value, onChange, help, error, least }: NumberFieldProps) {
  const [typed, setTyped] = useState<string>();
  const shown = typed !== undefined && wholeNumber(typed) === value ? typed : wordOf(value);
  return (
    <TextField
      label={label}
      inputMode="numeric"
      value={shown}
      error={error}
      {...(help === undefined ? {} : { help })}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(wholeNumber(target.value));
      }}
      onBlur={() => {
        if (shown.trim() !== '' || least !== 0) return;
        setTyped(undefined);
        onChange(0);
      }}
    />
  );
}

/** Stands for what is no whole number. */
const noNumber = -1;

function wholeNumber(text: string): number {
  const digits = text.trim();
  return /^\d{1,6}$/.test(digits) ? Number(digits) : noNumber;
}

function wordOf(value: number): string {
  return value === noNumber ? '' : String(value);
}
