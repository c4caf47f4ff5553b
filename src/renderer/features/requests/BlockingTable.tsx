// What holds the audit up, worst first: each with why, and a link to it.
import type { FollowUp } from '../../../shared/domain/request';
import { ObjectLink } from '../../app/ObjectLink';
import { count } from '../../messages/count';
import { dateText } from '../../messages/dates';
import { followUp as text } from '../../messages/request-follow-up';
import { type State, StateMark } from '../../ui/StateMark';
import styles from './requests.module.css';

/** More lines than anybody reads; the count beside the heading is of all. */
const MOST_LINES = 60;

const SHAPES = {
  conflict: 'missed',
  'returned-and-late': 'missed',
  late: 'missed',
  returned: 'late',
  'no-evidence': 'due',
  'needs-clarification': 'due',
} as const satisfies Record<FollowUp['blocking'][number]['why'], State>;

interface BlockingTableProps {
  readonly rows: FollowUp['blocking'];
  /** How many there are, also beyond `rows`. */
  readonly all: number;
}

export const BlockingTable = ({ rows, all }: BlockingTableProps) => {
  if (rows.length === 0) return <p className="muted">{text.blockingNone}</p>;
  return (
    <table className={`${styles.plain ?? ''} ${styles.blockingTable ?? ''}`} aria-label={text.blocking}>
      <thead>
        <tr>
          <th scope="col">{text.columnNumber}</th>
          <th scope="col">{text.columnTitle}</th>
          <th scope="col">{text.columnDue}</th>
          <th scope="col">{text.columnOwner}</th>
          <th scope="col" className={styles.num}>
            {text.columnWaiting}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, MOST_LINES).map((row) => (
          <tr key={`${row.id} ${row.why}`}>
            <td>
              <ObjectLink id={row.id} label={row.title} />
            </td>
            <td>
              <span className={styles.blocked}>
                <bdi className={styles.cut} title={row.title}>
                  {row.title}
                </bdi>
                <StateMark state={SHAPES[row.why]} quiet>
                  {text.why(row.why)}
                </StateMark>
              </span>
            </td>
            <td>{row.dueOn === null ? <span className="faint">{text.noDue}</span> : dateText(row.dueOn)}</td>
            <td>
              {row.owner === '' ? (
                <span className="faint">{text.nobody}</span>
              ) : (
                <bdi className={styles.cut} title={row.owner}>
                  {row.owner}
                </bdi>
              )}
            </td>
            <td className={styles.num}>{text.waited(row.waitingDays)}</td>
          </tr>
        ))}
      </tbody>
      {all > MOST_LINES && (
        <tfoot>
          <tr>
            <td colSpan={5} className="help">
              {text.more(count(all - MOST_LINES))}
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
};
