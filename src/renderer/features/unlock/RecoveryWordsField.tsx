// One field for all 24 words, which can be pasted: says how many there are and which cannot be right.
import { recover as text } from '../../messages/vaults';
import { TextField } from '../../ui/TextField';
import { RECOVERY_WORDS, typedRecoveryWords } from './typed-recovery-words';

interface RecoveryWordsFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What the vault itself answered about them. */
  readonly error?: string | null;
  readonly autoFocus?: boolean;
}

export const RecoveryWordsField = ({
  value,
  onChange,
  error = null,
  autoFocus = false,
}: RecoveryWordsFieldProps) => {
  const { words, unknown } = typedRecoveryWords(value);
  const found =
    unknown.length > 0
      ? unknown.slice(0, 3).map(text.unknown).join(' ')
      : words.length > RECOVERY_WORDS
        ? text.tooMany(words.length)
        : null;
  return (
    <TextField
      label={text.words}
      value={value}
      onChange={onChange}
      rows={4}
      maxLength={2000}
      error={error ?? found}
      help={value.trim() === '' ? text.wordsHelp : text.counted(words.length)}
      autoFocus={autoFocus}
    />
  );
};
