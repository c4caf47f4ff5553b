// Yes or no, with its words beside it.
import type { ReactNode } from 'react';
import { Check } from 'lucide-react';
import { CheckboxButton, CheckboxField } from 'react-aria-components';

interface CheckboxProps {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean;
  /** Fixed, and still to be read: the words keep their colour. */
  readonly isReadOnly?: boolean;
  readonly 'aria-label'?: string;
}

export const Checkbox = ({ children, ...rest }: CheckboxProps) => (
  <CheckboxField {...rest}>
    <CheckboxButton className="checkline">
      {({ isSelected }) => (
        <>
          <span className={isSelected ? 'check check--on' : 'check'} aria-hidden="true">
            {isSelected && <Check className="i" />}
          </span>
          <span className="checkline__words">{children}</span>
        </>
      )}
    </CheckboxButton>
  </CheckboxField>
);
