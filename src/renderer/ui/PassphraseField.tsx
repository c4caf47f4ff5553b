// A passphrase: hidden, with a way to look at what one has typed.
import { useState } from 'react';
import { Eye, EyeOff } from 'lucide-react';
import { ToggleButton } from 'react-aria-components';
import { TextField, type TextFieldProps } from './TextField';

type PassphraseFieldProps = Omit<TextFieldProps, 'type' | 'end' | 'rows'>;

export const PassphraseField = (props: PassphraseFieldProps) => {
  const [isShown, setShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <TextField
      {...props}
      type={isShown ? 'text' : 'password'}
      maxLength={1024}
      end={
        <ToggleButton
          className="input__clear"
          aria-label="Show the passphrase"
          isSelected={isShown}
          onChange={setShown}
        >
          <Icon className="i i--14" aria-hidden="true" />
        </ToggleButton>
      }
    />
  );
};
