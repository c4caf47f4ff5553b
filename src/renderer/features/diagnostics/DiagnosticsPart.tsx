// One part of the diagnostics: its lines, each with a tick for whether it is given away.
import type { DiagnosticLine } from '../../../shared/domain/diagnostics';
import { diagnostics as text } from '../../messages/diagnostics';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { Section } from '../../ui/Section';
import { classNames } from '../../ui/class-names';
import styles from './diagnostics.module.css';

interface DiagnosticsPartProps {
  readonly title: string;
  readonly lines: readonly DiagnosticLine[];
  readonly leftOut: ReadonlySet<number>;
  readonly onChange: (ids: readonly number[], isGiven: boolean) => void;
}

export const DiagnosticsPart = ({ title, lines, leftOut, onChange }: DiagnosticsPartProps) => {
  const given = lines.filter(({ id }) => !leftOut.has(id)).length;
  const isAnyGiven = given > 0;
  return (
    <Section
      title={title}
      note={text.given(given, lines.length)}
      action={
        <Button
          kind="quiet"
          onPress={() => {
            onChange(
              lines.map(({ id }) => id),
              !isAnyGiven,
            );
          }}
        >
          {isAnyGiven ? text.leaveOutPart(title) : text.takePart(title)}
        </Button>
      }
    >
      <ul className={styles.lines}>
        {lines.map(({ id, text: line }) => (
          <li key={id}>
            <Checkbox
              isSelected={!leftOut.has(id)}
              onChange={(isGiven) => {
                onChange([id], isGiven);
              }}
            >
              <span className={classNames('num', styles.line, leftOut.has(id) && styles.leftOut)}>
                {line}
              </span>
            </Checkbox>
          </li>
        ))}
      </ul>
    </Section>
  );
};
