// From when to when the newest version of a control holds, said anew because a day was typed wrong.
import { type SyntheticEvent, useState } from 'react';
import type { ControlDetail } from '../../../shared/domain/control';
import type { CalendarDate } from '../../../shared/period';
import { useCommand } from '../../app/use-call';
import { correctDays as text } from '../../messages/control-verbs';
import { Button } from '../../ui/Button';
import { DateField } from '../../ui/DateField';
import { Dialog } from '../../ui/Dialog';
import { focusFirstInvalid } from '../../ui/focus-first-invalid';
import { FailureNotice } from '../../ui/Notice';
import { TextField } from '../../ui/TextField';
import styles from './controls.module.css';

interface CorrectDaysDialogProps {
  readonly control: ControlDetail;
  readonly onClose: () => void;
}

const FORM = 'correct-days';

export const CorrectDaysDialog = ({ control, onClose }: CorrectDaysDialogProps) => {
  const command = useCommand('controls', 'correctDays');
  const newest = control.versions[0];
  const [validFrom, setValidFrom] = useState<CalendarDate | null>(newest?.validFrom ?? null);
  const [validTo, setValidTo] = useState<CalendarDate | null>(newest?.validTo ?? null);
  const [note, setNote] = useState('');
  const fault = validFrom !== null && validTo !== null && validTo < validFrom ? text.reversed : null;

  const save = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (fault !== null) {
      focusFirstInvalid(event.currentTarget);
      return;
    }
    if ((await command.run({ id: control.id, validFrom, validTo, note })) !== null) onClose();
  };

  return (
    <Dialog
      title={text.title(control.id)}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button size={32} onPress={onClose}>
            {text.cancel}
          </Button>
          <Button size={32} kind="primary" type="submit" form={FORM} isDisabled={command.isRunning}>
            {text.save}
          </Button>
        </>
      }
    >
      <p className="muted">{text.text(control.version)}</p>
      <form
        id={FORM}
        className={styles.form}
        onSubmit={(event) => {
          void save(event);
        }}
      >
        <DateField label={text.firstDay} help={text.firstDayHelp} value={validFrom} onChange={setValidFrom} />
        <DateField
          label={text.lastDay}
          help={text.lastDayHelp}
          value={validTo}
          onChange={setValidTo}
          error={fault}
        />
        <TextField label={text.note} value={note} onChange={setNote} maxLength={2000} />
        <FailureNotice failure={command.failure} />
      </form>
    </Dialog>
  );
};
