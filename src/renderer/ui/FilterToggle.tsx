// A filter that is on or off.
import { ToggleButton } from 'react-aria-components';

interface FilterToggleProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

export const FilterToggle = ({ label, isOn, onChange }: FilterToggleProps) => (
  <ToggleButton
    className={`chip chip--toggle ${isOn ? 'chip--on' : ''}`}
    isSelected={isOn}
    onChange={onChange}
  >
    {label}
  </ToggleButton>
);
