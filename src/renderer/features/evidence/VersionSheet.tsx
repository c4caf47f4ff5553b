// One version: what is in its files, how its days lie, what it says of itself, and what changed in it.
import type { EvidenceDetail, EvidenceVersion } from '../../../shared/domain/evidence';
import { evidencePanel as text } from '../../messages/evidence-panel';
import { Notice } from '../../ui/Notice';
import { useRedact } from '../redaction/use-redact';
import { EvidenceFiles } from './EvidenceFiles';
import { EvidenceVerdict } from './EvidenceVerdict';
import { QualityAnswers } from './QualityAnswers';
import { VersionChanges } from './VersionChanges';
import { VersionFacts } from './VersionFacts';
import { usePerson } from './use-person';
import { isOwnWork } from './evidence-verbs';

interface VersionSheetProps {
  readonly item: EvidenceDetail;
  readonly version: EvidenceVersion;
}

export const VersionSheet = ({ item, version }: VersionSheetProps) => {
  const person = usePerson();
  const redact = useRedact(item.id, version);
  const place = item.versions.findIndex((one) => one.version === version.version);
  const before = item.versions[place + 1];
  const isOwn =
    version.state === 'in-review' &&
    person !== null &&
    person.mayWrite &&
    person.role !== 'owner' &&
    isOwnWork(version, person, item.versions);
  return (
    <>
      {version.rejectedReason !== '' && (
        <Notice kind="missed">
          <p>
            <b>{text.rejected}</b>
          </p>
          <p dir="auto">{version.rejectedReason}</p>
        </Notice>
      )}
      {isOwn && (
        <Notice>
          <p>{text.ownWork}</p>
        </Notice>
      )}
      <EvidenceFiles
        item={item}
        version={version}
        {...(redact !== null && item.withdrawn === null && { onRedact: redact })}
      />
      <EvidenceVerdict item={item} version={version} />
      <VersionFacts version={version} />
      <QualityAnswers kind={item.kind} answered={version.quality} />
      {before !== undefined && <VersionChanges before={before} after={version} />}
    </>
  );
};
