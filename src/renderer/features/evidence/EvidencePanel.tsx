// One piece of evidence beside the table: its versions, and below them what holds for all of them.
import type { EvidenceDetail } from '../../../shared/domain/evidence';
import type { EvidenceId } from '../../../shared/ids';
import { useCall } from '../../app/use-call';
import { dateText, dayMonth, dayOf, instantText } from '../../messages/dates';
import { evidencePanel as text } from '../../messages/evidence-panel';
import { versionStateText } from '../../messages/evidence-words';
import { DropTarget } from '../../ui/DropTarget';
import { FailureNotice, Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { Tabs } from '../../ui/Tabs';
import { ProgrammeOf } from '../programme/ProgrammeOf';
import { RequestsOf } from '../requests/RequestsOf';
import { CountsFor } from './CountsFor';
import { Custody } from './Custody';
import styles from './evidence.module.css';
import { currentVersion, openVersion } from './evidence-verbs';
import { EvidenceFoot } from './EvidenceFoot';
import { ItemFactsSection } from './ItemFactsSection';
import type { EvidenceVerbs } from './use-evidence-verbs';
import { VersionSheet } from './VersionSheet';

interface EvidencePanelProps {
  readonly id: EvidenceId;
  /** Undefined for the one that matters: the one that waits, or else the current one. */
  readonly version: number | undefined;
  readonly onVersion: (version: number) => void;
  readonly verbs: EvidenceVerbs;
  /** Left out for those who may not take files in. */
  readonly onDropFiles?: (item: EvidenceDetail, files: readonly File[]) => void;
  readonly onClose: () => void;
  readonly onPrevious?: () => void;
  readonly onNext?: () => void;
}

export const EvidencePanel = ({
  id,
  version,
  onVersion,
  verbs,
  onDropFiles,
  onClose,
  onPrevious,
  onNext,
}: EvidencePanelProps) => {
  const { data, failure } = useCall('evidence', 'get', { id });
  const item = data?.id === id ? data : undefined;
  const shown =
    item === undefined ? null : (item.versions.find((one) => one.version === version) ?? openVersion(item));
  const sheet = item !== undefined && (
    <>
      <ItemNotices item={item} />
      {shown !== null && (
        <Tabs
          label={text.versions}
          selected={String(shown.version)}
          onSelect={(next) => {
            onVersion(Number(next));
          }}
          tabs={item.versions.map((one) => ({
            id: String(one.version),
            title: text.version(one.version),
            note: text.versionNote(
              dayMonth(dayOf(one.takenInAt)),
              one.state === 'approved' && one.ref === item.ref ? null : versionStateText(one.state),
            ),
            content: <VersionSheet item={item} version={one} />,
          }))}
        />
      )}
      <CountsFor item={item} verbs={verbs} />
      <RequestsOf evidenceId={item.id} />
      <ProgrammeOf target={item.id} />
      <ItemFactsSection item={item} />
      <Custody key={item.id} id={item.id} />
    </>
  );
  return (
    <Panel
      number={id}
      title={item?.title ?? ''}
      onClose={onClose}
      {...(onPrevious !== undefined && { onPrevious })}
      {...(onNext !== undefined && { onNext })}
      {...(item !== undefined && { foot: <EvidenceFoot item={item} version={shown} verbs={verbs} /> })}
    >
      <FailureNotice failure={failure} />
      {verbs.failure?.id === id && <FailureNotice failure={verbs.failure.failure} />}
      {item !== undefined && onDropFiles !== undefined && item.state !== 'withdrawn' ? (
        <DropTarget
          label={text.dropHere(id)}
          look="area"
          onFiles={(files) => {
            onDropFiles(item, files);
          }}
        >
          <div className={styles.sheet}>{sheet}</div>
        </DropTarget>
      ) : (
        sheet
      )}
    </Panel>
  );
};

/** What must be read before anything else of it. */
const ItemNotices = ({ item }: { readonly item: EvidenceDetail }) => {
  const current = currentVersion(item);
  return (
    <>
      {item.withdrawn !== null && (
        <Notice>
          <p>
            <b>{text.withdrawn(instantText(item.withdrawn.at), item.withdrawn.by)}</b>
          </p>
          <p dir="auto">{item.withdrawn.reason}</p>
        </Notice>
      )}
      {item.state === 'requested' && (
        <Notice kind="due">
          <p>
            <b>{text.requested(instantText(item.takenInAt), item.takenInBy)}</b>
          </p>
          <p>
            {item.dueOn === null ? text.requestedNoDay : text.requestedDue(dateText(item.dueOn))}{' '}
            {text.requestedText}
          </p>
        </Notice>
      )}
      {item.pending !== null && current !== null && (
        <Notice>
          <p>{text.pending(item.pending.version, item.pending.state, current.version)}</p>
        </Notice>
      )}
    </>
  );
};
