// The ruler and the word for it; only what is partly inside or outside takes a colour.
import { dateVerdict, type DateRange, type ExaminedTime } from '../../../shared/period';
import { evidence as text } from '../../messages/evidence';
import { PeriodSpan } from '../../ui/PeriodSpan';
import styles from './evidence.module.css';

interface VerdictCellProps {
  readonly effective: DateRange | null;
  readonly examined: ExaminedTime;
  /** The word alone. */
  readonly isShort: boolean;
}

export const VerdictCell = ({ effective, examined, isShort }: VerdictCellProps) => {
  const verdict = dateVerdict(effective, examined);
  return (
    <span className={styles.verdictCell} data-verdict={verdict}>
      {!isShort && <PeriodSpan effective={effective} examined={examined} />}
      <span {...(!isShort && { 'aria-hidden': true })}>{text.verdict(verdict)}</span>
    </span>
  );
};
