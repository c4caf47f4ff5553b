// What is different from the version before, in small: facts before and after, and files by their bytes.
import type { EvidenceVersion } from '../../../shared/domain/evidence';
import { dateText, rangeText } from '../../messages/dates';
import { evidencePanel as text } from '../../messages/evidence-panel';
import { methodText, sensitivityText } from '../../messages/evidence-words';
import { Section } from '../../ui/Section';
import styles from './evidence.module.css';
import { ShownName } from './ShownName';
import { type ComparedFact, versionChanges } from './version-changes';

interface VersionChangesProps {
  readonly before: EvidenceVersion;
  readonly after: EvidenceVersion;
}

const factIn = (version: EvidenceVersion, fact: ComparedFact): string => {
  switch (fact) {
    case 'effective':
      return version.effective === null ? text.noDates : rangeText(version.effective);
    case 'capturedOn':
    case 'validUntil': {
      const day = version[fact];
      return day === null ? text.notSaid : dateText(day);
    }
    case 'method':
      return methodText(version.method);
    case 'sensitivity':
      return sensitivityText(version.sensitivity);
    default:
      return version[fact] === '' ? text.notSaid : version[fact];
  }
};

export const VersionChanges = ({ before, after }: VersionChangesProps) => {
  const { facts, added, removed, kept } = versionChanges(before, after);
  return (
    <Section title={text.changes(before.version)}>
      {after.changeNote !== '' && (
        <p className="doc" dir="auto">
          {after.changeNote}
        </p>
      )}
      {after.derivedFrom !== null && <p>{text.derived(after.derivedFrom.version)}</p>}
      <ul className={styles.changes}>
        {facts.map((fact) => (
          <li key={fact}>
            <span className="faint">{text.fact[fact]}</span>
            <span>
              <del dir="auto">{factIn(before, fact)}</del> <ins dir="auto">{factIn(after, fact)}</ins>
            </span>
          </li>
        ))}
        {removed.map((file) => (
          <li key={file.sha256}>
            <span className="faint">{text.fileGone}</span>
            <del>
              <ShownName name={file.originalName} />
            </del>
          </li>
        ))}
        {added.map((file) => (
          <li key={file.sha256}>
            <span className="faint">{text.fileNew}</span>
            <ins>
              <ShownName name={file.originalName} />
            </ins>
          </li>
        ))}
      </ul>
      {kept.length > 0 && <p className="help">{text.filesSame(kept.length)}</p>}
      {facts.length + added.length + removed.length === 0 && <p className="muted">{text.changedNothing}</p>}
    </Section>
  );
};
