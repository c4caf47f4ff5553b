// The text is handed to a reviewer, or a member puts their name to it.
import { useState } from 'react';
import type { RecordDetail } from '../../../shared/domain/programme/record';
import { useCommand } from '../../app/use-call';
import { today } from '../../messages/dates';
import { documents as text } from '../../messages/documents';
import { FormDialog } from '../../ui/FormDialog';
import { Notice } from '../../ui/Notice';
import { RadioGroup } from '../../ui/RadioGroup';
import { TextField } from '../../ui/TextField';
import styles from './documents.module.css';

interface FinishDialogProps {
  readonly record: RecordDetail;
  readonly openPoints: number;
  readonly maySign: boolean;
  readonly onClose: () => void;
}

type Step = 'in-review' | 'reviewed' | 'signed';

export const FinishDialog = ({ record, openPoints, maySign, onClose }: FinishDialogProps) => {
  const change = useCommand('programme', 'change');
  const sign = useCommand('programme', 'sign');
  const [step, setStep] = useState<Step>(
    record.state === 'draft' || !maySign ? 'in-review' : record.state === 'in-review' ? 'reviewed' : 'signed',
  );
  const [note, setNote] = useState('');
  const finish = async () => {
    const { id, version } = record;
    // The state first: a name stands under a version as it is, its state included.
    const moved = await change.run({
      ...{ id, version, facts: {}, state: step, on: today(), note: note.trim() },
    });
    if (moved === null) return;
    if (step === 'in-review') {
      onClose();
      return;
    }
    const signed = await sign.run({ id, version: moved.version, meaning: step, note: note.trim() });
    if (signed !== null) onClose();
  };
  const options = [
    { id: 'in-review' as const, label: text.asReview, description: text.asReviewText },
    { id: 'reviewed' as const, label: text.asReviewed, description: text.asReviewedText },
    { id: 'signed' as const, label: text.asSigned, description: text.asSignedText },
  ];
  return (
    <FormDialog
      title={text.finishTitle(record.id)}
      text={text.finishText}
      save={step === 'in-review' ? text.reviewButton : text.finishButton}
      cancel={text.cancel}
      isRunning={change.isRunning || sign.isRunning}
      failure={change.failure ?? sign.failure}
      formClass={styles.dialog}
      onSubmit={finish}
      onClose={onClose}
    >
      {openPoints > 0 && step !== 'in-review' && <Notice kind="due">{text.finishOpen(openPoints)}</Notice>}
      <RadioGroup
        label={text.finish}
        hideLabel
        options={maySign ? options : options.slice(0, 1)}
        value={step}
        onChange={setStep}
      />
      <TextField label={text.note} value={note} onChange={setNote} maxLength={2000} />
    </FormDialog>
  );
};
