// A member puts their name to the text of a policy, or of several: from which day it is in force, and who decided it.
import { useState } from 'react';
import type { RecordId } from '../../../shared/domain/programme/record-id';
import type { CalendarDate } from '../../../shared/period';
import { useJob } from '../../app/use-job';
import { today } from '../../messages/dates';
import { approval as text } from '../../messages/policies';
import { Button } from '../../ui/Button';
import { CheckList } from '../../ui/CheckList';
import { DateField } from '../../ui/DateField';
import { focusFirstInvalid } from '../../ui/focus-first-invalid';
import { FormDialog } from '../../ui/FormDialog';
import { ProgressView } from '../../ui/ProgressView';
import { TextField } from '../../ui/TextField';
import styles from './policies.module.css';

export interface ToApprove {
  readonly id: RecordId;
  readonly version: number;
  readonly title: string;
}

interface ApproveDialogProps {
  readonly policies: readonly ToApprove[];
  readonly onClose: () => void;
}

export const ApproveDialog = ({ policies, onClose }: ApproveDialogProps) => {
  const approve = useJob('policies', 'approve');
  const isOne = policies.length === 1;
  const [chosen, setChosen] = useState<ReadonlySet<RecordId>>(
    new Set(isOne ? policies.map((one) => one.id) : []),
  );
  const [from, setFrom] = useState<CalendarDate | null>(today);
  const [note, setNote] = useState('');
  const wanted = policies.filter((one) => chosen.has(one.id));
  return (
    <FormDialog
      title={text.title(policies.length)}
      text={text.text}
      save={text.approve(wanted.length)}
      cancel={text.cancel}
      width="wide"
      isRunning={approve.isRunning || wanted.length === 0}
      failure={approve.failure}
      formClass={styles.form}
      onSubmit={async (form) => {
        if (from === null) {
          focusFirstInvalid(form);
          return;
        }
        const made = await approve.start({
          policies: wanted.map(({ id, version }) => ({ id, version })),
          ...{ inForceFrom: from, on: today(), note: note.trim() },
        });
        if (made !== null) onClose();
      }}
      onClose={onClose}
    >
      {!isOne && (
        <div className={styles.form}>
          <div className={styles.chooseHead}>
            <span className={styles.label}>{text.choose}</span>
            <Button
              kind="quiet"
              onPress={() => {
                setChosen(new Set(policies.map((one) => one.id)));
              }}
            >
              {text.chooseAll}
            </Button>
          </div>
          <div className={styles.listed}>
            <CheckList<RecordId>
              label={text.choose}
              groups={[
                {
                  ...{ id: 'all', title: '' },
                  items: policies.map((one) => ({ id: one.id, number: one.id, title: one.title })),
                },
              ]}
              selected={chosen}
              onChange={setChosen}
              empty={text.none}
            />
          </div>
          <p className="help">{text.chooseHelp}</p>
        </div>
      )}
      <div className={styles.pair}>
        <DateField
          label={text.from}
          value={from}
          onChange={setFrom}
          error={from === null ? text.dayMissing : null}
        />
      </div>
      {approve.isRunning && wanted.length > 1 && (
        <ProgressView
          title={text.running(wanted.length)}
          progress={approve.progress}
          isCancelling={approve.isCancelling}
          onCancel={approve.cancel}
          ifCancelled={text.ifCancelled}
        />
      )}
      <TextField label={text.note} help={text.noteHelp} value={note} onChange={setNote} maxLength={2000} />
    </FormDialog>
  );
};
