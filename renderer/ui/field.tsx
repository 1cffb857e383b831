import { type ComponentProps, type ReactNode, useId } from 'react';
import { IconAlertCircle, IconChevronDown, IconSearch } from '@tabler/icons-react';
import { classes } from './classes.ts';
import { uiText } from './text.ts';
import { VisuallyHidden } from './visually-hidden.tsx';
import styles from './field.module.css';

/** What ties a control to its label, its help and its error. */
export type FieldControl = {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly className: string;
};

type FieldProps = {
  readonly label: ReactNode;
  readonly help?: ReactNode;
  /** Stands in place of the help. */
  readonly error?: string | undefined;
  readonly optional?: boolean;
  /** The label is only read out, where the place says enough. */
  readonly hiddenLabel?: boolean;
  readonly children: (control: FieldControl) => ReactNode;
};

/** Label above, help below, error in place of help. */
export function Field({
  label,
  help,
  error,
  optional = false,
  hiddenLabel = false,
  children,
}: FieldProps) {
  const id = useId();
  const below = error ?? help;
  const control: FieldControl = {
    id,
    'aria-describedby': below === undefined ? undefined : `${id}-below`,
    'aria-invalid': error === undefined ? undefined : true,
    className: styles.control ?? '',
  };
  const words = (
    <label htmlFor={id} className={styles.label}>
      {label}
      {optional ? <span className={styles.optional}>{uiText.optional}</span> : null}
    </label>
  );
  return (
    <div className={styles.field}>
      {hiddenLabel ? <VisuallyHidden>{words}</VisuallyHidden> : words}
      {children(control)}
      {below === undefined ? null : (
        <p id={`${id}-below`} className={error === undefined ? styles.help : styles.error}>
          {error === undefined ? null : <IconAlertCircle size={14} aria-hidden />}
          <span>{below}</span>
        </p>
      )}
    </div>
  );
}

type Labelled = Omit<FieldProps, 'children'>;

/** A line of text with its label. */
export function TextField({
  label,
  help,
  error,
  optional,
  hiddenLabel,
  ...rest
}: Labelled & Omit<ComponentProps<'input'>, 'className' | 'id'>) {
  return (
    <Field {...labelled({ label, help, error, optional, hiddenLabel })}>
      {(control) => (
        <input type="text" autoComplete="off" spellCheck={false} {...rest} {...control} />
      )}
    </Field>
  );
}

/** Several lines of text with their label. */
export function TextAreaField({
  label,
  help,
  error,
  optional,
  hiddenLabel,
  ...rest
}: Labelled & Omit<ComponentProps<'textarea'>, 'className' | 'id'>) {
  return (
    <Field {...labelled({ label, help, error, optional, hiddenLabel })}>
      {(control) => <textarea rows={4} {...rest} {...control} />}
    </Field>
  );
}

/** One of a few choices, with its label; the options are `<option>` elements. */
export function SelectField({
  label,
  help,
  error,
  optional,
  hiddenLabel,
  children,
  ...rest
}: Labelled & Omit<ComponentProps<'select'>, 'className' | 'id'>) {
  return (
    <Field {...labelled({ label, help, error, optional, hiddenLabel })}>
      {(control) => (
        <span className={styles.choice}>
          <select {...rest} {...control}>
            {children}
          </select>
          <IconChevronDown size={16} aria-hidden />
        </span>
      )}
    </Field>
  );
}

/** Narrows a list by one of a few values; the first option, with an empty value, is all of them. */
export function FilterField({
  label,
  children,
  ...rest
}: { readonly label: string } & Omit<ComponentProps<'select'>, 'className' | 'id'>) {
  const narrows = rest.value !== '';
  return (
    <span className={styles.choice}>
      <select
        {...rest}
        aria-label={label}
        className={classes(styles.control, styles.quiet, narrows && styles.narrows)}
      >
        {children}
      </select>
      <IconChevronDown size={16} aria-hidden />
    </span>
  );
}

/** A yes or no with its words beside it. */
export function CheckField({
  label,
  help,
  error,
  ...rest
}: Pick<Labelled, 'label' | 'help' | 'error'> &
  Omit<ComponentProps<'input'>, 'className' | 'id' | 'type'>) {
  const id = useId();
  const below = error ?? help;
  return (
    <div className={styles.check}>
      <input
        type="checkbox"
        {...rest}
        id={id}
        aria-describedby={below === undefined ? undefined : `${id}-below`}
        aria-invalid={error === undefined ? undefined : true}
      />
      <div>
        <label htmlFor={id}>{label}</label>
        {below === undefined ? null : (
          <p id={`${id}-below`} className={error === undefined ? styles.help : styles.error}>
            {below}
          </p>
        )}
      </div>
    </div>
  );
}

/** Where a list is searched. */
export function SearchField({
  label,
  ...rest
}: { readonly label: string } & Omit<ComponentProps<'input'>, 'className' | 'id' | 'type'>) {
  return (
    <div className={styles.search}>
      <IconSearch size={16} aria-hidden />
      <input
        type="search"
        autoComplete="off"
        spellCheck={false}
        placeholder={label}
        {...rest}
        aria-label={label}
        className={styles.control}
      />
    </div>
  );
}

function labelled(parts: { [K in keyof Labelled]: Labelled[K] | undefined }): Labelled {
  return {
    label: parts.label,
    ...(parts.help === undefined ? {} : { help: parts.help }),
    ...(parts.optional === undefined ? {} : { optional: parts.optional }),
    ...(parts.hiddenLabel === undefined ? {} : { hiddenLabel: parts.hiddenLabel }),
    error: parts.error,
  };
}
