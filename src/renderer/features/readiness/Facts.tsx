// What the vault shows beside a rating: help for whoever rates, and never a rating itself.
import type { WorksheetRow } from '../../../shared/domain/readiness';
import { readiness as text } from '../../messages/readiness';
import { StateMark } from '../../ui/StateMark';
import styles from './readiness.module.css';

interface FactsProps {
  readonly row: WorksheetRow;
  readonly isLong?: boolean;
}

export const Facts = ({ row, isLong = false }: FactsProps) => {
  const { controls, evidenceInPeriod, missed, late } = row.facts;
  const isControl = row.subject.startsWith('CTL-');
  return (
    <span className={styles.facts}>
      {missed > 0 && <StateMark state="missed">{text.factMissed(missed)}</StateMark>}
      {late > 0 && <StateMark state="late">{text.factLate(late)}</StateMark>}
      <span>{isLong ? text.factEvidenceLong(evidenceInPeriod) : text.factEvidence(evidenceInPeriod)}</span>
      {!isControl && <span>{text.factControls(controls)}</span>}
    </span>
  );
};
