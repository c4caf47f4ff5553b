// What an auditor will look for: above, what the program has seen for itself; below, questions about this kind
// of evidence that a person may answer. None has to be answered, and nothing is counted.
import { Check, X } from 'lucide-react';
import type { InspectedFile } from '../../../shared/calls/intake';
import { qualityQuestions } from '../../../shared/domain/evidence-quality';
import type { FileFlag } from '../../../shared/domain/evidence';
import { intakePanel as text } from '../../messages/intake-panel';
import { Checkbox } from '../../ui/Checkbox';
import { Section } from '../../ui/Section';
import type { RowPatch } from './CellEditor';
import styles from './intake.module.css';
import { kindOf } from './intake-draft';
import type { AssessedRow } from './use-assessed-rows';

interface PanelQualityProps {
  readonly one: AssessedRow;
  readonly found: readonly InspectedFile[];
  readonly onChange: (patch: RowPatch) => void;
}

export const PanelQuality = ({ one, found, onChange }: PanelQualityProps) => {
  const { row } = one;
  const has = (...flags: readonly FileFlag[]) =>
    found.some((file) => file.flags.some((flag) => flags.includes(flag)));
  const opens = found.every((file) => file.problem === null && file.sizeBytes > 0) && !has('empty');
  const seen = [
    { title: text.opens, isSo: opens },
    { title: text.extensionFits, isSo: !has('extension-disagrees') },
    { title: text.noMacros, isSo: !has('macros', 'password-protected') },
  ];
  return (
    <Section title={text.quality}>
      <ul className={styles.quality}>
        {!one.isLookedAt && <li className="muted">{text.lookingAt}</li>}
        {one.isLookedAt &&
          seen.map(({ title, isSo }) => (
            <li key={title}>
              <span className={isSo ? 'check check--on' : 'check'} aria-hidden="true">
                {isSo ? <Check className="i" /> : <X className="i" />}
              </span>
              <span className={styles.seen}>{title}</span>
              <span className="faint small">{isSo ? text.checked : text.notChecked}</span>
            </li>
          ))}
        {qualityQuestions(kindOf(row, found[0]?.mediaType)).map(({ key, text: question }) => (
          <li key={key}>
            <Checkbox
              isSelected={row.quality.includes(key)}
              onChange={(isOn) => {
                const others = row.quality.filter((each) => each !== key);
                onChange({ quality: isOn ? [...others, key] : others });
              }}
            >
              {question}
            </Checkbox>
          </li>
        ))}
      </ul>
    </Section>
  );
};
