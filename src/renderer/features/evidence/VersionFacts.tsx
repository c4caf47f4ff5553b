// The five dates of a version in words, and where it came from.
import type { ReactNode } from 'react';
import type { EvidenceVersion } from '../../../shared/domain/evidence';
import { type CalendarDate, daysBetween } from '../../../shared/period';
import { dateText, instantText, rangeText, today } from '../../messages/dates';
import { evidencePanel as text } from '../../messages/evidence-panel';
import { methodText, sensitivityText } from '../../messages/evidence-words';
import { KeyValues } from '../../ui/KeyValues';
import { StateMark } from '../../ui/StateMark';
import styles from './evidence.module.css';
import { validityOf } from './validity';

const said = (words: string): ReactNode =>
  words === '' ? <span className="faint">{text.notSaid}</span> : <bdi>{words}</bdi>;

export const VersionFacts = ({ version }: { readonly version: EvidenceVersion }) => (
  <KeyValues
    facts={[
      [
        text.effective,
        version.effective === null ? (
          <span key="effective" className="faint">
            {text.noDates}
          </span>
        ) : (
          rangeText(version.effective)
        ),
      ],
      [text.captured, version.capturedOn === null ? said('') : dateText(version.capturedOn)],
      [text.added, <bdi key="added">{text.when(instantText(version.takenInAt), version.takenInBy)}</bdi>],
      [text.approved, <Approved key="approved" version={version} />],
      [text.validUntil, <Validity key="valid" validUntil={version.validUntil} today={today()} />],
      [text.source, said(version.source)],
      [text.collector, said(version.collector)],
      [
        text.method,
        version.method === 'unstated' ? said('') : <span key="method">{methodText(version.method)}</span>,
      ],
      [text.sensitivity, sensitivityText(version.sensitivity)],
    ]}
  />
);

const Approved = ({ version }: { readonly version: EvidenceVersion }) => {
  if (version.approvedAt === null) return <span className="faint">{text.notYet}</span>;
  return (
    <>
      <bdi>{text.when(instantText(version.approvedAt), version.approvedBy ?? '')}</bdi>
      {version.overrideReason !== '' && (
        <span className={styles.alone}>
          <b>{text.alone}</b> <bdi>{version.overrideReason}</bdi>
        </span>
      )}
    </>
  );
};

interface ValidityProps {
  readonly validUntil: CalendarDate | null;
  readonly today: CalendarDate;
}

const Validity = ({ validUntil, today: now }: ValidityProps) => {
  if (validUntil === null) return <span className="faint">{text.notSet}</span>;
  const validity = validityOf(validUntil, now);
  const left = daysBetween(now, validUntil);
  if (validity === 'valid') return <>{dateText(validUntil)}</>;
  return (
    <>
      {dateText(validUntil)}{' '}
      <StateMark state={validity === 'expired' ? 'missed' : 'late'}>
        {validity === 'expired' ? text.expired : text.endsIn(left)}
      </StateMark>
    </>
  );
};
