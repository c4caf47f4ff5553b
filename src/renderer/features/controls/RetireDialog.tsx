// The last day of a control, and why. Nothing of it is deleted.
import { type SyntheticEvent, useState } from 'react';
import type { ControlDetail } from '../../../shared/domain/control';
import type { CalendarDate } from '../../../shared/period';
import { useCommand } from '../../app/use-call';
import { retire as text } from '../../messages/control-verbs';
import { dateText, today } from '../../messages/dates';
import { Button } from '../../ui/Button';
import { DateField } from '../../ui/DateField';
import { Dialog } from '../../ui/Dialog';
import { focusFirstInvalid } from '../../ui/focus-first-invalid';
import { FailureNotice } from '../../ui/Notice';
import { TextField } from '../../ui/TextField';
import styles from './controls.module.css';

interface RetireDialogProps {
  readonly control: ControlDetail;
  readonly onClose: () => void;
}

const FORM = 'retire-control';

export const RetireDialog = ({ control, onClose }: RetireDialogProps) => {
  const retire = useCommand('controls', 'retire');
  const [lastDay, setLastDay] = useState<CalendarDate | null>(today());
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const begins = control.versions[0]?.validFrom ?? null;
  const dayFault =
    lastDay === null
      ? text.lastDayMissing
      : begins !== null && lastDay < begins
        ? text.lastDayEarly(dateText(begins))
        : null;
  const reasonFault = reason.trim() === '' ? text.reasonMissing : null;

  const save = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (lastDay === null || dayFault !== null || reasonFault !== null) {
      focusFirstInvalid(event.currentTarget);
      return;
    }
    if ((await retire.run({ id: control.id, lastDay, reason })) !== null) onClose();
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
          <Button size={32} kind="danger" type="submit" form={FORM} isDisabled={retire.isRunning}>
            {text.save}
          </Button>
        </>
      }
    >
      <p className="muted">{text.text}</p>
      <form
        id={FORM}
        className={styles.form}
        onSubmit={(event) => {
          void save(event);
        }}
      >
        <DateField
          label={text.lastDay}
          value={lastDay}
          onChange={setLastDay}
          error={isTried ? dayFault : null}
        />
        <TextField
          label={text.reason}
          value={reason}
          onChange={setReason}
          error={isTried ? reasonFault : null}
          maxLength={2000}
          autoFocus
        />
        <FailureNotice failure={retire.failure} />
      </form>
    </Dialog>
  );
};
