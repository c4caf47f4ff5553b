// A register, or some of it, as a dated file that is evidence of controls.
import { useState } from 'react';
import { type Register, SPECS } from '../../../shared/domain/programme';
import type { ApprovalToKeep } from '../../../shared/domain/programme/approval-to-keep';
import type { RecordId } from '../../../shared/domain/programme/record-id';
import type { ControlId, EvidenceId } from '../../../shared/ids';
import type { CalendarDate } from '../../../shared/period';
import { useCommand } from '../../app/use-call';
import { aiAssets } from '../../messages/ai-assets';
import { dateText, today } from '../../messages/dates';
import { recordsText, recordVerbs as text } from '../../messages/programme';
import { registerWords } from '../../messages/programme-registers';
import { DateField } from '../../ui/DateField';
import { focusFirstInvalid } from '../../ui/focus-first-invalid';
import { FormDialog } from '../../ui/FormDialog';
import { TextField } from '../../ui/TextField';
import styles from './form.module.css';
import { PickedIds } from './PickedIds';

interface KeepAsEvidenceDialogProps {
  readonly register: Register;
  /** Null for the whole register. */
  readonly ids: readonly RecordId[] | null;
  /** The day the register is looked at; null for today. */
  readonly asAt: CalendarDate | null;
  /** Controls to begin with. */
  readonly suggested?: readonly ControlId[];
  /** Of an approved record: what the evidence is to say of itself. */
  readonly offer?: ApprovalToKeep;
  readonly onClose: () => void;
  /** What to say of it, and its number. */
  readonly onKept: (words: string, id: EvidenceId) => void;
}

export const KeepAsEvidenceDialog = ({
  register,
  ids,
  asAt,
  suggested = [],
  offer,
  onClose,
  onKept,
}: KeepAsEvidenceDialogProps) => {
  const keep = useCommand('programme', 'keepAsEvidence');
  const [day, setDay] = useState<CalendarDate | null>(asAt ?? today());
  const [typed, setTyped] = useState<string | null>(offer?.title ?? null);
  const [controls, setControls] = useState<readonly string[]>(offer?.controlIds ?? suggested);
  const [reason, setReason] = useState(offer?.reason ?? '');
  const [isTried, setTried] = useState(false);
  const what = ids === null ? registerWords[register].title : recordsText(register, ids.length);
  const title = typed ?? text.keepSuggested(what, day === null ? '' : dateText(day));
  return (
    <FormDialog
      title={text.keepTitle(ids === null ? SPECS[register].many : what)}
      text={offer === undefined ? text.keepText : aiAssets.speaksOf(dateText(offer.effectiveOn))}
      save={text.keep}
      cancel={text.cancel}
      width="wide"
      isRunning={keep.isRunning}
      failure={keep.failure}
      formClass={styles.form}
      onSubmit={async (form) => {
        setTried(true);
        if (day === null || title.trim() === '') {
          focusFirstInvalid(form);
          return;
        }
        const kept = await keep.run({
          register,
          ids: ids === null ? null : [...ids],
          asAt: day,
          ...(offer !== undefined && { effectiveOn: offer.effectiveOn }),
          title: title.trim(),
          controlIds: controls as ControlId[],
          reason: reason.trim(),
        });
        if (kept !== null) onKept(text.kept, kept.id);
      }}
      onClose={onClose}
    >
      <TextField
        label={text.keepName}
        value={title}
        onChange={setTyped}
        maxLength={300}
        error={isTried && title.trim() === '' ? text.titleMissing : null}
      />
      <div className={styles.pair}>
        <DateField
          label={text.keepDay}
          value={day}
          onChange={setDay}
          error={isTried && day === null ? text.dayMissing : null}
        />
      </div>
      <PickedIds kind="controls" label={text.keepControls} ids={controls} onChange={setControls} />
      <TextField label={text.keepReason} value={reason} onChange={setReason} rows={2} maxLength={2000} />
    </FormDialog>
  );
};
