// One of two or three that deserve a sentence each.
import { Label, RadioButton, RadioField, RadioGroup as AriaRadioGroup } from 'react-aria-components';

interface RadioGroupProps<Id extends string> {
  readonly label: string;
  readonly options: readonly { readonly id: Id; readonly label: string; readonly description?: string }[];
  /** Null while nothing is chosen: for what must not be answered by leaving it as it is. */
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  /** Without the label on screen, where a heading says it. */
  readonly hideLabel?: boolean;
}

export const RadioGroup = <Id extends string>({
  label,
  options,
  value,
  onChange,
  hideLabel = false,
}: RadioGroupProps<Id>) => (
  <AriaRadioGroup
    className="field"
    value={value}
    onChange={(chosen) => {
      onChange(chosen as Id);
    }}
    {...(hideLabel && { 'aria-label': label })}
  >
    {!hideLabel && <Label>{label}</Label>}
    {options.map((option) => (
      <RadioField key={option.id} value={option.id}>
        <RadioButton className="checkline checkline--radio">
          <span className="check check--radio" aria-hidden="true" />
          <span className="checkline__words">
            <span>{option.label}</span>
            {option.description !== undefined && <span className="help">{option.description}</span>}
          </span>
        </RadioButton>
      </RadioField>
    ))}
  </AriaRadioGroup>
);
