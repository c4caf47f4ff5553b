// Keeps the present question under a name.
import { type SyntheticEvent, useState } from 'react';
import { SavedView } from '../../../shared/domain/saved-view';
import { useCommand } from '../../app/use-call';
import { evidenceViews as text } from '../../messages/evidence-views';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { focusFirstInvalid } from '../../ui/focus-first-invalid';
import { FailureNotice } from '../../ui/Notice';
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

const FORM = 'save-view';

export const SaveViewDialog = ({ search, taken, onClose }: SaveViewDialogProps) => {
  const save = useCommand('views', 'save');
  const [name, setName] = useState('');
  const [isTried, setTried] = useState(false);
  const isMissing = name.trim() === '';

  const submit = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (isMissing) {
      focusFirstInvalid(event.currentTarget);
      return;
    }
    if ((await save.run({ name, query: SavedView.shape.query.parse(viewQueryOf(search)) })) !== null)
      onClose();
  };

  return (
    <Dialog
      title={text.saveTitle}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button size={32} onPress={onClose}>
            {text.cancel}
          </Button>
          <Button size={32} kind="primary" type="submit" form={FORM} isDisabled={save.isRunning}>
            {text.saveButton}
          </Button>
        </>
      }
    >
      <p className="muted">{text.saveText}</p>
      <form
        id={FORM}
        className={styles.form}
        onSubmit={(event) => {
          void submit(event);
        }}
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
        <FailureNotice failure={save.failure} />
      </form>
    </Dialog>
  );
};
