// Who has what, and how long an answer takes on either side.
import { useNavigate } from '@tanstack/react-router';
import type { FollowUp } from '../../../shared/domain/request';
import { count } from '../../messages/count';
import { followUp as text } from '../../messages/request-follow-up';
import { Section } from '../../ui/Section';
import styles from './requests.module.css';

export const OwnersTable = ({ owners }: Pick<FollowUp, 'owners'>) => {
  const navigate = useNavigate();
  return (
    <Section title={text.owners}>
      {owners.length === 0 ? (
        <p className="muted">{text.none}</p>
      ) : (
        <table className={styles.plain} aria-label={text.owners}>
          <thead>
            <tr>
              <th scope="col">{text.columnOwner}</th>
              <th scope="col" className={styles.num}>
                {text.columnOpen}
              </th>
              <th scope="col" className={styles.num}>
                {text.columnLate}
              </th>
              <th scope="col" className={styles.num}>
                {text.columnOldest}
              </th>
            </tr>
          </thead>
          <tbody>
            {owners.map((one) => (
              <tr key={one.owner}>
                <th scope="row">
                  {one.owner === '' ? (
                    <span className="faint">{text.nobody}</span>
                  ) : (
                    <button
                      type="button"
                      role="link"
                      className={styles.ownerLink}
                      onClick={() =>
                        void navigate({ to: '/requests', search: { view: 'open', owner: one.owner } })
                      }
                    >
                      <bdi>{one.owner}</bdi>
                    </button>
                  )}
                </th>
                <td className={styles.num}>{count(one.open)}</td>
                <td className={styles.num}>
                  {one.late === 0 ? <span className="faint">0</span> : <b>{count(one.late)}</b>}
                </td>
                <td className={styles.num}>{text.waited(one.oldestDays)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
};

export const TurnaroundTable = ({ turnaround }: Pick<FollowUp, 'turnaround'>) => (
  <Section title={text.turnaround}>
    <table className={styles.plain} aria-label={text.turnaround}>
      <thead>
        <tr>
          <th scope="col">{text.columnSide}</th>
          <th scope="col" className={styles.num}>
            {text.columnTurns}
          </th>
          <th scope="col" className={styles.num}>
            {text.columnMedian}
          </th>
          <th scope="col" className={styles.num}>
            {text.columnLongest}
          </th>
        </tr>
      </thead>
      <tbody>
        {turnaround.map(({ side, turns, medianDays, longestDays }) => (
          <tr key={side}>
            <th scope="row">
              {text.side[side]}
              <br />
              <span className="help">{text.turnaroundWhat[side]}</span>
            </th>
            <td className={styles.num}>{count(turns)}</td>
            <td className={styles.num}>
              {medianDays === null ? <span className="faint">{text.noDays}</span> : text.days(medianDays)}
            </td>
            <td className={styles.num}>{longestDays === null ? '' : text.days(longestDays)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Section>
);
