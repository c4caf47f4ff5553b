// Files dropped on a picked row become evidence and answer it, in one step. What needs more to be said of them
// goes through the intake table instead.
import { useEffect, useState } from 'react';
import type { FileRef } from '../../../shared/contract';
import type { Population } from '../../../shared/domain/population';
import type { ErrorCode, Failure } from '../../../shared/errors';
import type { EvidenceId, SampleItemId } from '../../../shared/ids';
import type { CalendarDate } from '../../../shared/period';
import { failureOf } from '../../app/call-failed';
import { call } from '../../app/use-call';
import { populations as text } from '../../messages/populations';
import { Button } from '../../ui/Button';
import { DateField } from '../../ui/DateField';
import { Dialog } from '../../ui/Dialog';
import { adoptFiles } from '../../ui/dropped-files';
import { FailureNotice, Notice } from '../../ui/Notice';
import { TextField } from '../../ui/TextField';
import { titleFromName } from '../intake/title-from-name';
import { AttributeSelect } from './AttachDialog';
import styles from './populations.module.css';

interface DropDialogProps {
  readonly population: Population;
  readonly ids: readonly SampleItemId[];
  readonly attributes: readonly string[];
  readonly files: readonly File[];
  readonly onClose: () => void;
  /** Null when an item that was there already was attached. */
  readonly onDone: (id: EvidenceId | null) => void;
}

export const DropDialog = ({ population, ids, attributes, files, onClose, onDone }: DropDialogProps) => {
  const [adopted, setAdopted] = useState<readonly FileRef[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [title, setTitle] = useState(() => titleFromName(files[0]?.name ?? ''));
  const [attribute, setAttribute] = useState('');
  const [from, setFrom] = useState<CalendarDate | null>(null);
  const [to, setTo] = useState<CalendarDate | null>(null);
  const [reason, setReason] = useState('');
  const [known, setKnown] = useState<readonly EvidenceId[]>([]);
  useEffect(() => {
    const look = async () => {
      const refs = await adoptFiles(files);
      setAdopted(refs);
      if (refs.length === 0) return;
      const looked = await call('intake', 'inspect', { files: refs.map((file) => file.token) });
      const problem = looked.find((one) => one.problem !== null)?.problem;
      if (problem !== undefined && problem !== null) setFailure({ code: problem as ErrorCode, details: {} });
      setKnown([...new Set(looked.flatMap((one) => one.alreadyIn))]);
    };
    look().catch((error: unknown) => {
      setFailure(failureOf(error));
    });
  }, [files]);
  const last = to ?? from;
  const isWrong = from === null ? to !== null : last !== null && from > last;
  const attach = (evidenceId: EvidenceId) =>
    call('populations', 'linkSamples', {
      evidenceId,
      items: ids.map((one) => ({ id: one, attribute })),
      reason,
    });
  const instead = async (evidenceId: EvidenceId) => {
    setBusy(true);
    setFailure(null);
    try {
      await attach(evidenceId);
      onDone(null);
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setBusy(false);
    }
  };
  const save = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const { added, failed } = await call('evidence', 'add', {
        items: [
          {
            files: adopted.map((file) => file.token),
            facts: {
              title,
              effective: from === null || last === null ? null : { from, to: last },
              capturedOn: null,
              source: population.record.sourceSystem,
              sensitivity: 'confidential',
              controlIds: [...population.controlIds],
              pointOfFocusIds: [],
            },
          },
        ],
      });
      const [id] = added;
      if (id === undefined) {
        const [refused] = failed;
        if (refused !== undefined) setFailure({ code: refused.code as ErrorCode, details: {} });
        return;
      }
      await attach(id);
      onDone(id);
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={text.dropTitle(files.map((file) => file.name).join(', '))}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button size={32} onPress={onClose}>
            {text.cancel}
          </Button>
          <Button
            size={32}
            kind="primary"
            isDisabled={isBusy || isWrong || adopted.length === 0 || title.trim() === ''}
            onPress={() => void save()}
          >
            {text.dropDo}
          </Button>
        </>
      }
    >
      <p className="muted">{text.dropText}</p>
      <p className="ids">
        {ids.map((id) => (
          <span key={id} className="id">
            {id}
          </span>
        ))}
      </p>
      {known.length > 0 && (
        <Notice kind="due">
          <p>{text.dropKnown}</p>
          <div className={styles.moves}>
            {known.map((id) => (
              <Button key={id} isDisabled={isBusy} onPress={() => void instead(id)}>
                {text.dropInstead(id)}
              </Button>
            ))}
          </div>
        </Notice>
      )}
      <div className={styles.group}>
        <TextField label={text.name} value={title} maxLength={300} onChange={setTitle} autoFocus />
        <AttributeSelect attributes={attributes} value={attribute} onChange={setAttribute} />
        <div className={styles.pair}>
          <DateField label={text.effectiveFrom} value={from} onChange={setFrom} />
          <DateField
            label={text.effectiveTo}
            value={to}
            onChange={setTo}
            error={isWrong ? text.rangeWrong : null}
          />
        </div>
        {from === null && <p className="help">{text.dropUndated}</p>}
        <TextField label={text.reason} value={reason} maxLength={2000} onChange={setReason} />
      </div>
      <FailureNotice failure={failure} />
    </Dialog>
  );
};
