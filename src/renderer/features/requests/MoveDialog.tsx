// A step of our own track, for one or many requests, with a note of why.
import { useState } from 'react';
import type { InternalStatus } from '../../../shared/domain/request';
import type { RequestId } from '../../../shared/ids';
import { useCommand } from '../../app/use-call';
import { requestWords } from '../../messages/request-words';
import { requests as text } from '../../messages/requests';
import { FormDialog } from '../../ui/FormDialog';
import { TextField } from '../../ui/TextField';
import styles from './requests.module.css';

interface MoveDialogProps {
  readonly ids: readonly RequestId[];
  readonly to: InternalStatus;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export const MoveDialog = ({ ids, to, onDone, onClose }: MoveDialogProps) => {
  const move = useCommand('requests', 'setInternal');
  const [note, setNote] = useState('');
  return (
    <FormDialog
      title={text.moveTitle(requestWords.internal(to))}
      text={`${text.chosen(ids.length)}. ${text.moveText}`}
      save={text.moveDo}
      cancel={text.cancel}
      isRunning={move.isRunning}
      failure={move.failure}
      formClass={styles.form}
      onSubmit={async () => {
        if ((await move.run({ ids: [...ids], to, note })) !== null) onDone();
      }}
      onClose={onClose}
    >
      <TextField label={text.moveNote} rows={3} value={note} onChange={setNote} maxLength={2000} autoFocus />
    </FormDialog>
  );
};
