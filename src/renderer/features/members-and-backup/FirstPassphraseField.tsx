// The passphrase an owner gives to a member: offered, to be read aloud, and replaced by them later.
import { Dices } from 'lucide-react';
import { judgePassphrase } from '../../../shared/passphrase-strength';
import { addMember as text } from '../../messages/members';
import { passphrase as passphraseText } from '../../messages/passphrase';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/TextField';
import { offeredPassphrase } from './first-passphrase';
import styles from './members.module.css';

interface FirstPassphraseFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly names: readonly string[];
}

export const FirstPassphraseField = ({ value, onChange, names }: FirstPassphraseFieldProps) => {
  const judged = judgePassphrase(value, names);
  return (
    <div className={styles.passphrase}>
      <TextField
        label={text.passphrase}
        value={value}
        onChange={onChange}
        error={judged.problem === null ? null : passphraseText.judgement(judged)}
        maxLength={1024}
        mono
      />
      <div className={styles.passphraseLine}>
        <p className="help">{text.passphraseHelp}</p>
        <Button
          icon={<Dices className="i" aria-hidden="true" />}
          onPress={() => {
            onChange(offeredPassphrase());
          }}
        >
          {text.another}
        </Button>
      </div>
    </div>
  );
};
