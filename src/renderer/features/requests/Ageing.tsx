// Open requests by how long they have waited, on us and on the auditor: bars, and the same as a table.
import type { FollowUp } from '../../../shared/domain/request';
import { count } from '../../messages/count';
import { followUp as text } from '../../messages/request-follow-up';
import { Section } from '../../ui/Section';
import styles from './requests.module.css';

export const Ageing = ({ ageing }: Pick<FollowUp, 'ageing'>) => {
  const most = Math.max(1, ...ageing.flatMap(({ organization, auditor }) => [organization, auditor]));
  const width = (number: number) => ({ width: `${String((number / most) * 80)}%` });
  return (
    <Section title={text.ageing}>
      <div aria-hidden="true">
        <div className={styles.legend}>
          <span>
            <i /> {text.withUs}
          </span>
          <span className={styles.auditor}>
            <i /> {text.withAuditor}
          </span>
        </div>
        <div className={styles.ages}>
          {ageing.map(({ fromDays, toDays, organization, auditor }) => (
            <div key={fromDays} className={styles.age}>
              <span>{text.age(fromDays, toDays)}</span>
              <span className={styles.ageBars}>
                <span>
                  <i style={width(organization)} /> {count(organization)}
                </span>
                <span className={styles.auditor}>
                  <i style={width(auditor)} /> {count(auditor)}
                </span>
              </span>
            </div>
          ))}
        </div>
      </div>
      <AgeingTable ageing={ageing} className="unseen" />
    </Section>
  );
};

interface AgeingTableProps extends Pick<FollowUp, 'ageing'> {
  readonly className?: string | undefined;
}

export const AgeingTable = ({ ageing, className }: AgeingTableProps) => (
  <table className={className}>
    <caption className="unseen">{text.ageing}</caption>
    <thead>
      <tr>
        <th scope="col">{text.ageColumn}</th>
        <th scope="col">{text.withUs}</th>
        <th scope="col">{text.withAuditor}</th>
      </tr>
    </thead>
    <tbody>
      {ageing.map(({ fromDays, toDays, organization, auditor }) => (
        <tr key={fromDays}>
          <th scope="row">{text.age(fromDays, toDays)}</th>
          <td>{count(organization)}</td>
          <td>{count(auditor)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
