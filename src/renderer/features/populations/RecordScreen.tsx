// Recording a population on a file of the vault: what the file is as a list, beside the record of how it was
// made. Nothing is stored until it is recorded.
import { useState } from 'react';
import type { EvidenceId, PopulationId } from '../../../shared/ids';
import { ObjectLink } from '../../app/ObjectLink';
import { UnsavedGuard } from '../../app/UnsavedGuard';
import { useCall } from '../../app/use-call';
import { useJob } from '../../app/use-job';
import { populations as text } from '../../messages/populations';
import { Answer } from '../../ui/Answer';
import { Button } from '../../ui/Button';
import { FailureNotice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { ProgressView } from '../../ui/ProgressView';
import { Section } from '../../ui/Section';
import { Select } from '../../ui/Select';
import styles from './populations.module.css';
import { newDraft, type RecordDraft, statementOf } from './record-draft';
import { RecordFields } from './RecordFields';
import type { EvidenceDetail } from '../../../shared/domain/evidence';

interface RecordScreenProps {
  readonly evidenceId: EvidenceId;
  readonly replaces: PopulationId | null;
  readonly onRecorded: (id: PopulationId) => void;
  readonly onClose: () => void;
}

export const RecordScreen = (props: RecordScreenProps) => {
  const { data, failure } = useCall('evidence', 'get', { id: props.evidenceId });
  if (data === undefined || data.id !== props.evidenceId)
    return (
      <Page>
        <PageHead title={text.newTitle} />
        <FailureNotice failure={failure} />
      </Page>
    );
  return <Form {...props} evidence={data} />;
};

const Form = ({
  evidence,
  evidenceId,
  replaces,
  onRecorded,
  onClose,
}: RecordScreenProps & { readonly evidence: EvidenceDetail }) => {
  const [position, setPosition] = useState(evidence.files[0]?.position ?? 1);
  const [sheet, setSheet] = useState<string | null>(null);
  const looked = useCall('populations', 'look', { evidenceId, position, sheet });
  const record = useJob('populations', 'record');
  const [isTried, setTried] = useState(false);
  const [draft, setDraft] = useState<RecordDraft>(() =>
    newDraft({ ...evidence, controlIds: evidence.controlIds }),
  );
  const [isTouched, setTouched] = useState(false);
  const [isRecorded, setRecorded] = useState(false);
  const list = looked.data;
  const save = async (): Promise<boolean> => {
    setTried(true);
    const statement = statementOf(draft);
    if (statement === null) return false;
    const made = await record.start({
      evidenceId,
      position,
      sheet: list?.sheet ?? null,
      statement,
      replaces,
    });
    if (made === null) return false;
    setRecorded(true);
    // After the guard has heard that nothing is left unsaved.
    window.setTimeout(() => {
      onRecorded(made.id);
    });
    return true;
  };
  return (
    <Page>
      <PageHead
        title={text.newTitle}
        actions={
          <>
            <Button kind="quiet" onPress={onClose}>
              {text.cancel}
            </Button>
            <Button
              kind="primary"
              isDisabled={list === undefined || looked.failure !== null || record.isRunning}
              onPress={() => void save()}
            >
              {text.recordDo}
            </Button>
          </>
        }
      />
      <div
        className={`${styles.scroll ?? ''} ${styles.onPage ?? ''}`}
        tabIndex={0}
        role="region"
        aria-label={text.newTitle}
      >
        <div className={styles.bar}>
          <ObjectLink id={evidence.ref} label={evidence.title} />
          <bdi>{evidence.title}</bdi>
          {replaces !== null && <span className="muted">{text.replacesNote(replaces)}</span>}
        </div>
        <div className={styles.pair} style={{ maxWidth: 760 }}>
          {evidence.files.length > 1 && (
            <Select
              label={text.file}
              options={evidence.files.map((file) => ({
                id: String(file.position),
                label: file.originalName,
              }))}
              value={String(position)}
              onChange={(id) => {
                setPosition(Number(id));
                setSheet(null);
              }}
            />
          )}
          {list !== undefined && list.sheets.length > 1 && (
            <Select
              label={text.sheet}
              options={list.sheets.map((name) => ({ id: name, label: name }))}
              value={list.sheet ?? ''}
              onChange={setSheet}
            />
          )}
        </div>
        <FailureNotice failure={looked.failure ?? record.failure} />
        {record.isRunning && (
          <ProgressView
            title={text.recording}
            progress={record.progress}
            isCancelling={record.isCancelling}
            onCancel={record.cancel}
            ifCancelled={text.recordingCancelled}
          />
        )}
        {list === undefined
          ? looked.failure === null && <p className="muted">{text.looking}</p>
          : looked.failure === null && (
              <>
                <Answer text={text.looked(list.rowCount, list.columns.length)} />
                <Section title={text.firstRows}>
                  <div className={styles.preview} tabIndex={0} role="region" aria-label={text.firstRows}>
                    <table className={styles.small} aria-label={text.firstRows}>
                      <thead>
                        <tr>
                          {list.columns.map((name) => (
                            <th key={name} scope="col">
                              <bdi>{name}</bdi>
                            </th>
                          ))}
                        </tr>
                      </thead>
                      <tbody>
                        {list.firstRows.map((row, at) => (
                          <tr key={at}>
                            {row.map((cell, place) => (
                              <td key={place}>
                                <bdi>{cell}</bdi>
                              </td>
                            ))}
                          </tr>
                        ))}
                      </tbody>
                    </table>
                  </div>
                </Section>
                <RecordFields
                  draft={draft}
                  rowCount={list.rowCount}
                  isTried={isTried}
                  onChange={(patch) => {
                    setTouched(true);
                    setDraft((now) => ({ ...now, ...patch }));
                  }}
                />
              </>
            )}
      </div>
      <UnsavedGuard
        isDirty={isTouched && !isRecorded && !record.isRunning}
        what={text.newDraft}
        save={save}
        isStillHere={({ pathname, search }) =>
          pathname === '/populations' && (search as { readonly record?: string }).record === evidenceId
        }
      />
    </Page>
  );
};
