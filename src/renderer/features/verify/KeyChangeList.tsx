// The keys an organization has signed with, oldest first, each with the statement that names the next.
import type { VerifyReport } from '../../../shared/domain/package';
import { verify as text } from '../../messages/verify';
import { Copyable } from '../../ui/Copyable';
import styles from './verify.module.css';

export const KeyChangeList = ({ changes }: { readonly changes: VerifyReport['keyChanges'] }) => {
  const [first] = changes;
  if (first === undefined) return null;
  return (
    <ol className={styles.keyChanges}>
      <li>
        <span className="help">{text.keyChangeFirst}</span>
        <Copyable text={first.from} label={text.copyKey} />
      </li>
      {changes.map(({ to, at }) => (
        <li key={to}>
          <span className="help">{text.keyChange(at)}</span>
          <Copyable text={to} label={text.copyKey} />
        </li>
      ))}
    </ol>
  );
};
