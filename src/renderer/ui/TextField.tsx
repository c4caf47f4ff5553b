// One line or several lines of text with its label, help and error.
import type { ReactNode } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField as AriaTextField } from 'react-aria-components';
import { classNames } from './class-names';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: ReactNode;
  /** Shown instead of the help; the field is then marked as wrong. */
  readonly error?: string | null | undefined;
  readonly type?: 'text' | 'password';
  readonly rows?: number;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly autoFocus?: boolean;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly autoComplete?: string;
  readonly mono?: boolean;
  /** Drawn inside the field at its end. */
  readonly end?: ReactNode;
}

export const TextField = ({
  label,
  help,
  error,
  rows,
  placeholder,
  mono = false,
  end,
  autoComplete = 'off',
  ...rest
}: TextFieldProps) => (
  <AriaTextField
    {...rest}
    className="field"
    autoComplete={autoComplete}
    isInvalid={error !== null && error !== undefined}
    validationBehavior="aria"
    spellCheck="false"
  >
    <Label>{label}</Label>
    {rows === undefined ? (
      <span className="input">
        <Input
          className={classNames('input__text', mono && 'input__text--mono')}
          placeholder={placeholder ?? ''}
          dir="auto"
        />
        {end}
      </span>
    ) : (
      <span className="input input--area">
        <TextArea className="input__text" rows={rows} placeholder={placeholder ?? ''} dir="auto" />
      </span>
    )}
    {help !== undefined && (error === null || error === undefined) && (
      <Text slot="description" className="help">
        {help}
      </Text>
    )}
    <FieldError className="help help--error">{error}</FieldError>
  </AriaTextField>
);
