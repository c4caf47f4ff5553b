// A new passphrase, twice, with how hard it is to guess in words and shape.
import { judgePassphrase } from '../../shared/passphrase-strength';
import { passphrase as text } from '../messages/passphrase';
import styles from './NewPassphrase.module.css';
import { PassphraseField } from './PassphraseField';

interface NewPassphraseProps {
  readonly label?: string;
  readonly value: string;
  readonly again: string;
  readonly onChange: (value: string) => void;
  readonly onChangeAgain: (value: string) => void;
  /** What somebody who finds the vault would try first. */
  readonly names: readonly string[];
  readonly autoFocus?: boolean;
  /** True once somebody wanted to go on: what stands in the way is then an error, not a hint. */
  readonly isAsked?: boolean;
}

/** Whether a vault may be made with it. */
export const isPassphraseReady = (value: string, again: string, names: readonly string[]): boolean =>
  value === again && judgePassphrase(value, names).problem === null;

export const NewPassphrase = ({
  label = text.label,
  value,
  again,
  onChange,
  onChangeAgain,
  names,
  autoFocus = false,
  isAsked = false,
}: NewPassphraseProps) => {
  const judged = judgePassphrase(value, names);
  const problem = value === '' ? text.missing : judged.problem === null ? null : text.judgement(judged);
  const isDifferent = again !== value && (isAsked || (again !== '' && again.length >= value.length));
  return (
    <div className={styles.fields}>
      <PassphraseField
        label={label}
        value={value}
        onChange={onChange}
        autoFocus={autoFocus}
        autoComplete="new-password"
        error={isAsked ? problem : null}
        help={
          value === '' ? (
            text.help
          ) : (
            <span className={styles.strength}>
              <span className={styles.steps} data-level={judged.level} aria-hidden="true">
                <i />
                <i />
                <i />
              </span>
              {text.judgement(judged)}
            </span>
          )
        }
      />
      <PassphraseField
        label={text.again}
        value={again}
        onChange={onChangeAgain}
        autoComplete="new-password"
        error={isDifferent ? text.differs : null}
      />
    </div>
  );
};
