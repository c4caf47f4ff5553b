// Writing a note or a question about a record, or changing one that has not gone out yet.
import { useState } from 'react';
import type { AuditorNote } from '../../../shared/domain/review';
import { visibleText } from '../../../shared/visible-text';
import { useCommand } from '../../app/use-call';
import { receiver as text } from '../../messages/receiver';
import { focusFirstInvalid } from '../../ui/focus-first-invalid';
import { FormDialog } from '../../ui/FormDialog';
import { RadioGroup } from '../../ui/RadioGroup';
import { TextField } from '../../ui/TextField';
import styles from './receiver.module.css';

type NoteKind = (typeof text.noteKinds)[number]['id'];

interface NoteDialogProps {
  readonly subject: string;
  /** The one to change; null for a new one. */
  readonly note: AuditorNote | null;
  readonly onClose: () => void;
}

export const NoteDialog = ({ subject, note, onClose }: NoteDialogProps) => {
  const write = useCommand('review', 'note');
  const change = useCommand('review', 'changeNote');
  const [words, setWords] = useState(note?.text ?? '');
  const [kind, setKind] = useState<NoteKind>(note?.isQuestion === true ? 'question' : 'note');
  const [isAsked, setAsked] = useState(false);
  return (
    <FormDialog
      title={text.noteTitle(visibleText(subject))}
      text=""
      save={text.save}
      cancel={text.cancel}
      isRunning={write.isRunning || change.isRunning}
      failure={write.failure ?? change.failure}
      formClass={styles.form}
      onClose={onClose}
      onSubmit={async (form) => {
        setAsked(true);
        if (words.trim() === '') {
          focusFirstInvalid(form);
          return;
        }
        const said = { text: words.trim(), isQuestion: kind === 'question' };
        const done =
          note === null
            ? await write.run({ subject, ...said })
            : await change.run({ number: note.number, ...said });
        if (done !== null) onClose();
      }}
    >
      <TextField
        label={text.noteText}
        value={words}
        onChange={setWords}
        rows={5}
        maxLength={10_000}
        error={isAsked && words.trim() === '' ? text.missing : null}
        autoFocus
      />
      <RadioGroup<NoteKind> label={text.noteKind} options={text.noteKinds} value={kind} onChange={setKind} />
    </FormDialog>
  );
};
