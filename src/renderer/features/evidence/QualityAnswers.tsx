// Which of the things an auditor looks for somebody has said are there. Help, not a verdict: what is open is
// listed quietly, and nothing is counted against it.
import { Check } from 'lucide-react';
import type { EvidenceKind } from '../../../shared/domain/evidence';
import { qualityQuestions } from '../../../shared/domain/evidence-quality';
import { evidencePanel as text } from '../../messages/evidence-panel';
import { Section } from '../../ui/Section';
import styles from './evidence.module.css';

interface QualityAnswersProps {
  readonly kind: EvidenceKind;
  readonly answered: readonly string[];
}

export const QualityAnswers = ({ kind, answered }: QualityAnswersProps) => {
  const questions = qualityQuestions(kind);
  const yes = questions.filter(({ key }) => answered.includes(key));
  const open = questions.filter(({ key }) => !answered.includes(key));
  return (
    <Section title={text.quality} note={text.qualitySaid(yes.length, questions.length)}>
      <ul className={styles.quality}>
        {yes.map((question) => (
          <li key={question.key}>
            <Check className="i i--14" aria-hidden="true" />
            {question.text}
          </li>
        ))}
        {open.map((question) => (
          <li key={question.key} className="faint">
            <span className={styles.dot} aria-hidden="true" />
            <span>
              {question.text}
              <span className="unseen">, {text.qualityOpen}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
};
