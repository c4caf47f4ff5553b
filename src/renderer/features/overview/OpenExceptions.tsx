// Exceptions that are not closed yet, the one that is due first at the top.
import type { ExceptionSummary } from '../../../shared/domain/exception';
import { ObjectLink } from '../../app/ObjectLink';
import { exceptions as exceptionText } from '../../messages/exceptions';
import { overview as text } from '../../messages/overview';
import styles from './overview.module.css';

const MOST_LINES = 5;

export const OpenExceptions = ({ exceptions }: { readonly exceptions: readonly ExceptionSummary[] }) =>
  exceptions.length === 0 ? (
    <p className={styles.nothing}>{text.exceptionsNone}</p>
  ) : (
    <ul className="rows rows--top">
      {exceptions.slice(0, MOST_LINES).map((one) => (
        <li key={one.id}>
          <ObjectLink id={one.id} label={one.title} />
          <span className="grow" dir="auto" title={one.title}>
            {one.title}
          </span>
          <span className="muted">{exceptionText.state(one.state)}</span>
        </li>
      ))}
    </ul>
  );
