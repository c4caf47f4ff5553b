// Open requests by how long they have waited, on us and on the auditor: a table whose numbers are drawn as bars.
import type { FollowUp } from '../../../shared/domain/request';
import { count } from '../../messages/count';
import { followUp as text } from '../../messages/request-follow-up';
import { Section } from '../../ui/Section';
import styles from './requests.module.css';

export const Ageing = ({ ageing }: Pick<FollowUp, 'ageing'>) => {
  const most = Math.max(1, ...ageing.flatMap(({ organization, auditor }) => [organization, auditor]));
  return (
    <Section title={text.ageing}>
      <AgeingTable ageing={ageing} most={most} className={styles.plain} />
    </Section>
  );
};

interface AgeingTableProps extends Pick<FollowUp, 'ageing'> {
  readonly className?: string | undefined;
  /** With it each number has a bar, long by its share of this; paper has numbers only. */
  readonly most?: number;
}

export const AgeingTable = ({ ageing, most, className }: AgeingTableProps) => {
  const cell = (number: number, side: 'organization' | 'auditor') => (
    <td className={styles.ageCell} data-side={side}>
      {most !== undefined && (
        <i
          aria-hidden="true"
          style={{ width: `${String((number / most) * 56)}%` }}
          data-none={number === 0}
        />
      )}
      {count(number)}
    </td>
  );
  return (
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
            {cell(organization, 'organization')}
            {cell(auditor, 'auditor')}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
