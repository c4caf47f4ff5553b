// Asks for evidence nobody has collected yet: an item with a number, an owner and a day, and no files.
import { useState } from 'react';
import type { ControlId, EvidenceId } from '../../../shared/ids';
import { useCommand } from '../../app/use-call';
import { evidenceVerbs as text } from '../../messages/evidence-verbs';
import { FormDialog } from '../../ui/FormDialog';
import { focusFirstInvalid } from '../../ui/focus-first-invalid';
import { TextField } from '../../ui/TextField';
import { ControlPicker } from '../controls/ControlPicker';
import styles from './dialogs.module.css';
import { type ItemDraft, itemDraftOf, ItemFields, itemFactsOf } from './ItemFields';
import { areTagsFine } from './tags-of';

interface RequestDialogProps {
  readonly controlIds: readonly ControlId[];
  readonly onClose: () => void;
  readonly onRequested: (id: EvidenceId) => void;
}

export const RequestDialog = ({ controlIds, onClose, onRequested }: RequestDialogProps) => {
  const request = useCommand('evidence', 'request');
  const [title, setTitle] = useState('');
  const [draft, setDraft] = useState<ItemDraft>(() =>
    itemDraftOf({ kind: 'other', owner: '', tags: [], notes: '', dueOn: null }),
  );
  const [chosen, setChosen] = useState<ReadonlySet<ControlId>>(new Set(controlIds));
  const [linkReason, setLinkReason] = useState('');
  const [isTried, setTried] = useState(false);
  const isMissing = title.trim() === '';

  const save = async (form: HTMLFormElement) => {
    setTried(true);
    if (isMissing || !areTagsFine(draft.tags)) {
      focusFirstInvalid(form);
      return;
    }
    const asked = await request.run({
      title,
      item: itemFactsOf(draft),
      controlIds: [...chosen],
      pointOfFocusIds: [],
      linkReason: chosen.size === 0 ? '' : linkReason,
    });
    if (asked === null) return;
    onClose();
    onRequested(asked.id);
  };

  return (
    <FormDialog
      title={text.requestTitle}
      text={text.requestText}
      save={text.requestSave}
      cancel={text.cancel}
      width="wide"
      isRunning={request.isRunning}
      failure={request.failure}
      formClass={styles.form}
      onSubmit={save}
      onClose={onClose}
    >
      <TextField
        label={text.requestWhat}
        value={title}
        onChange={setTitle}
        maxLength={300}
        autoFocus
        error={isTried && isMissing ? text.titleMissing : null}
      />
      <ItemFields
        draft={draft}
        set={(next) => {
          setDraft((before) => ({ ...before, ...next }));
        }}
        withDue
      />
      <div className={styles.group}>
        <h3>{text.controls}</h3>
        <div className={styles.pick}>
          <ControlPicker selected={chosen} onChange={setChosen} />
        </div>
      </div>
      {chosen.size > 0 && (
        <TextField label={text.linkReason} value={linkReason} onChange={setLinkReason} maxLength={2000} />
      )}
    </FormDialog>
  );
};
