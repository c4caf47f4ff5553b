// Keeps the present question under a name.
import { useState } from 'react';
import { SavedView } from '../../../shared/domain/saved-view';
import { useCommand } from '../../app/use-call';
import { evidenceViews as text } from '../../messages/evidence-views';
import { FormDialog } from '../../ui/FormDialog';
import { focusFirstInvalid } from '../../ui/focus-first-invalid';
import { TextField } from '../../ui/TextField';
import { viewQueryOf } from './built-in-views';
import styles from './dialogs.module.css';
import type { EvidenceSearch } from './evidence-search';

interface SaveViewDialogProps {
  readonly search: EvidenceSearch;
  /** Names that are there. */
  readonly taken: readonly string[];
  readonly onClose: () => void;
}

export const SaveViewDialog = ({ search, taken, onClose }: SaveViewDialogProps) => {
  const save = useCommand('views', 'save');
  const [name, setName] = useState('');
  const [isTried, setTried] = useState(false);
  const isMissing = name.trim() === '';

  const submit = async (form: HTMLFormElement) => {
    setTried(true);
    if (isMissing) {
      focusFirstInvalid(form);
      return;
    }
    if ((await save.run({ name, query: SavedView.shape.query.parse(viewQueryOf(search)) })) !== null)
      onClose();
  };

  return (
    <FormDialog
      title={text.saveTitle}
      text={text.saveText}
      save={text.saveButton}
      cancel={text.cancel}
      isRunning={save.isRunning}
      failure={save.failure}
      formClass={styles.form}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={text.name}
        value={name}
        onChange={setName}
        maxLength={100}
        autoFocus
        error={isTried && isMissing ? text.nameMissing : null}
        {...(taken.includes(name.trim()) && { help: text.nameTaken })}
      />
    </FormDialog>
  );
};
