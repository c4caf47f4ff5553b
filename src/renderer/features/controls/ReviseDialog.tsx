// Another version of a control from a day on, a correction of the newest one, or a retired control back in
// force: three ways of saying something new about it, one form.
import { type SyntheticEvent, useState } from 'react';
import type { ControlDetail } from '../../../shared/domain/control';
import type { CalendarDate } from '../../../shared/period';
import { useCommand } from '../../app/use-call';
import { controlForm, revise as text } from '../../messages/control-verbs';
import { dateText } from '../../messages/dates';
import { Button } from '../../ui/Button';
import { DateField } from '../../ui/DateField';
import { Dialog } from '../../ui/Dialog';
import { focusFirstInvalid } from '../../ui/focus-first-invalid';
import { FailureNotice } from '../../ui/Notice';
import { RadioGroup } from '../../ui/RadioGroup';
import { TextField } from '../../ui/TextField';
import { draftOf, factsOf, faultsOf } from './control-draft';
import { ControlFields } from './ControlFields';
import styles from './controls.module.css';

interface ReviseDialogProps {
  readonly control: ControlDetail;
  readonly onClose: () => void;
}

const FORM = 'revise-control';

export const ReviseDialog = ({ control, onClose }: ReviseDialogProps) => {
  const revise = useCommand('controls', 'revise');
  const [newest] = control.versions;
  const isBack = control.retiredOn !== null;
  const [how, setHow] = useState<'from-day' | 'correct'>('from-day');
  const [start] = useState(() => draftOf(newest ?? control));
  const [draft, setDraft] = useState(start);
  const [validFrom, setValidFrom] = useState<CalendarDate | null>(null);
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const isCorrection = how === 'correct' && !isBack;

  // A version is named by its days: the next one begins later than the newest did.
  const earliest = isBack ? control.retiredOn : (newest?.validFrom ?? null);
  const dayFault = isCorrection
    ? null
    : validFrom === null
      ? text.validFromMissing
      : earliest !== null && validFrom <= earliest
        ? text.validFromEarly(dateText(earliest))
        : null;

  const save = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (faultsOf(draft).length > 0 || dayFault !== null) {
      focusFirstInvalid(event.currentTarget);
      return;
    }
    const saved = await revise.run({
      id: control.id,
      facts: factsOf(draft),
      validFrom: isCorrection ? (newest?.validFrom ?? null) : validFrom,
      note,
    });
    if (saved !== null) onClose();
  };

  // What is typed is not lost to a slip: then only Cancel closes it.
  const isTouched = draft !== start || note !== '' || validFrom !== null;

  return (
    <Dialog
      title={isBack ? text.titleBack(control.id) : text.title(control.id)}
      width="wide"
      isOpen
      {...(!isTouched && { onClose })}
      foot={
        <>
          <Button size={32} onPress={onClose}>
            {controlForm.cancel}
          </Button>
          <Button size={32} kind="primary" type="submit" form={FORM} isDisabled={revise.isRunning}>
            {isBack ? text.saveBack : isCorrection ? text.saveCorrection : text.save}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        className={styles.form}
        onSubmit={(event) => {
          void save(event);
        }}
      >
        {!isBack && (
          <RadioGroup
            label={text.how}
            options={[
              { id: 'from-day', label: text.fromDay, description: text.fromDayText },
              {
                id: 'correct',
                label: text.correct(newest?.version ?? control.version),
                description: text.correctText,
              },
            ]}
            value={how}
            onChange={setHow}
          />
        )}
        {!isCorrection && (
          <div className={styles.pair}>
            <DateField
              label={text.validFrom}
              value={validFrom}
              onChange={setValidFrom}
              error={isTried ? dayFault : null}
            />
          </div>
        )}
        <TextField label={text.note} help={text.noteHelp} value={note} onChange={setNote} maxLength={2000} />
        <ControlFields draft={draft} onChange={setDraft} showFaults={isTried} />
        <FailureNotice failure={revise.failure} />
      </form>
    </Dialog>
  );
};
