// The sheet of paper that opens the vault when the passphrase is lost. It exists only in print, and is
// written for whoever finds it in a drawer in three years.
import { dateText, today } from '../../messages/dates';
import { recoverySheet as text } from '../../messages/vaults';
import { RecoveryWords } from './RecoveryWords';
import styles from './vaults.module.css';

interface RecoverySheetProps {
  readonly organization: string;
  readonly member: string;
  readonly folderName: string;
  readonly words: readonly string[];
}

export const RecoverySheet = ({ organization, member, folderName, words }: RecoverySheetProps) => (
  <div className={styles.sheet} aria-hidden="true">
    <p className={styles.sheetKind}>{text.kind}</p>
    <h2 dir="auto">{organization}</h2>
    <p>{text.what}</p>
    <RecoveryWords words={words} />
    <p>{text.how}</p>
    <p>
      <b>{text.keep}</b>
    </p>
    <dl>
      <dt>{text.folder}</dt>
      <dd dir="auto">{folderName}</dd>
      <dt>{text.made}</dt>
      <dd>
        {dateText(today())}, <bdi>{member}</bdi>
      </dd>
      <dt>{text.place}</dt>
      <dd className={styles.blank} />
      <dt>{text.checked}</dt>
      <dd className={styles.blank} />
    </dl>
  </div>
);
