// Evidence of one control or criterion as short lines: number, title, days, how they lie in the period.
import type { EvidenceSummary } from '../../../shared/domain/evidence';
import { ObjectLink } from '../../app/ObjectLink';
import { rangeText } from '../../messages/dates';
import { evidence as text } from '../../messages/evidence';
import { stateText } from '../../messages/evidence-words';
import { classNames } from '../../ui/class-names';
import { PeriodSpan } from '../../ui/PeriodSpan';
import { useExaminedTime } from './use-examined-time';
import styles from './evidence.module.css';

/** A panel shows the first few; the rest is one press away in the table. */
const FEW = 8;

interface EvidenceLinesProps {
  readonly evidence: readonly EvidenceSummary[];
  readonly total: number;
  readonly onShowAll: () => void;
}

export const EvidenceLines = ({ evidence, total, onShowAll }: EvidenceLinesProps) => {
  const examined = useExaminedTime();
  if (total === 0) return null;
  return (
    <>
      <ul className="rows rows--top">
        {evidence.slice(0, FEW).map((item) => (
          <li key={item.id} className={styles.line}>
            <ObjectLink id={item.id} label={item.title} />
            <span className={styles.lineWords}>
              <span
                className={classNames(styles.lineTitle, item.state === 'withdrawn' && styles.withdrawn)}
                dir="auto"
                title={item.title}
              >
                {item.title}
              </span>
              <small>
                {item.effective === null ? text.noDates : rangeText(item.effective)}
                {item.state !== 'approved' && `, ${stateText(item.state).toLowerCase()}`}
              </small>
            </span>
            {examined !== null && item.state !== 'requested' && (
              <PeriodSpan effective={item.effective} examined={examined} />
            )}
          </li>
        ))}
      </ul>
      {total > FEW && (
        <button type="button" className="link" onClick={onShowAll}>
          {text.showAll(total)}
        </button>
      )}
    </>
  );
};
