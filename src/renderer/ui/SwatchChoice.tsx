// One of a few colours, each with its name beside it.
import type { CSSProperties } from 'react';
import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import styles from './SwatchChoice.module.css';

interface SwatchChoiceProps<Id extends string> {
  /** Read aloud; a heading says it on the screen. */
  readonly label: string;
  /** `swatch` is the style of a spine. */
  readonly options: readonly { readonly id: Id; readonly title: string; readonly swatch: CSSProperties }[];
  readonly value: Id;
  readonly onChange: (value: Id) => void;
}

export const SwatchChoice = <Id extends string>({
  label,
  options,
  value,
  onChange,
}: SwatchChoiceProps<Id>) => (
  <RadioGroup
    className={styles.choice ?? ''}
    value={value}
    onChange={(chosen) => {
      onChange(chosen as Id);
    }}
  >
    <Label className="unseen">{label}</Label>
    {options.map(({ id, title, swatch }) => (
      <RadioField key={id} value={id}>
        <RadioButton className={`checkline checkline--radio ${styles.option ?? ''}`}>
          <span className="check check--radio" aria-hidden="true" />
          <span className="spine" style={swatch} aria-hidden="true" />
          {title}
        </RadioButton>
      </RadioField>
    ))}
  </RadioGroup>
);
