// The open member puts their name to a record as it is now.
import { useState } from 'react';
import type { RecordDetail } from '../../../shared/domain/programme/record';
import { useCommand } from '../../app/use-call';
import { recordVerbs as text } from '../../messages/programme';
import { FormDialog } from '../../ui/FormDialog';
import { RadioGroup } from '../../ui/RadioGroup';
import { TextField } from '../../ui/TextField';
import styles from './form.module.css';

interface SignRecordDialogProps {
  readonly record: RecordDetail;
  readonly onClose: () => void;
}

export const SignRecordDialog = ({ record, onClose }: SignRecordDialogProps) => {
  const sign = useCommand('programme', 'sign');
  const [meaning, setMeaning] = useState<'reviewed' | 'signed'>('reviewed');
  const [note, setNote] = useState('');
  return (
    <FormDialog
      title={text.signTitle(record.id)}
      text={text.signText(record.version)}
      save={text.sign}
      cancel={text.cancel}
      isRunning={sign.isRunning}
      failure={sign.failure}
      formClass={styles.form}
      onSubmit={async () => {
        const signed = await sign.run({
          id: record.id,
          version: record.version,
          meaning,
          note: note.trim(),
        });
        if (signed !== null) onClose();
      }}
      onClose={onClose}
    >
      <RadioGroup
        label={text.meaning}
        options={[
          { id: 'reviewed', label: text.meaningReviewed, description: text.meaningReviewedText },
          { id: 'signed', label: text.meaningSigned, description: text.meaningSignedText },
        ]}
        value={meaning}
        onChange={setMeaning}
      />
      <TextField label={text.note} value={note} onChange={setNote} maxLength={2000} />
    </FormDialog>
  );
};
