// Asks for evidence nobody has collected yet: an item with a number, an owner and a day, and no files.
import { type SyntheticEvent, useState } from 'react';
import type { ControlId, EvidenceId } from '../../../shared/ids';
import { useCommand } from '../../app/use-call';
import { evidenceVerbs as text } from '../../messages/evidence-verbs';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { focusFirstInvalid } from '../../ui/focus-first-invalid';
import { FailureNotice } from '../../ui/Notice';
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

const FORM = 'request-evidence';

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

  const save = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (isMissing || !areTagsFine(draft.tags)) {
      focusFirstInvalid(event.currentTarget);
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
    <Dialog
      title={text.requestTitle}
      width="wide"
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button size={32} onPress={onClose}>
            {text.cancel}
          </Button>
          <Button size={32} kind="primary" type="submit" form={FORM} isDisabled={request.isRunning}>
            {text.requestSave}
          </Button>
        </>
      }
    >
      <p className="muted">{text.requestText}</p>
      <form
        id={FORM}
        className={styles.form}
        onSubmit={(event) => {
          void save(event);
        }}
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
        <FailureNotice failure={request.failure} />
      </form>
    </Dialog>
  );
};
