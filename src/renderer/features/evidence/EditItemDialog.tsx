// Changes what holds for an item whatever its version. The journal keeps what it was.
import { type SyntheticEvent, useState } from 'react';
import type { EvidenceDetail } from '../../../shared/domain/evidence';
import { useCommand } from '../../app/use-call';
import { evidenceVerbs as text } from '../../messages/evidence-verbs';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { focusFirstInvalid } from '../../ui/focus-first-invalid';
import { FailureNotice } from '../../ui/Notice';
import styles from './dialogs.module.css';
import { type ItemDraft, itemDraftOf, ItemFields, itemFactsOf } from './ItemFields';
import { areTagsFine } from './tags-of';

interface EditItemDialogProps {
  readonly item: EvidenceDetail;
  readonly onClose: () => void;
}

const FORM = 'edit-evidence-item';

export const EditItemDialog = ({ item, onClose }: EditItemDialogProps) => {
  const change = useCommand('evidence', 'changeItem');
  const [draft, setDraft] = useState<ItemDraft>(() => {
    const { kind, owner, tags, notes, dueOn } = item;
    return itemDraftOf({ kind, owner, tags, notes, dueOn });
  });

  const save = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!areTagsFine(draft.tags)) {
      focusFirstInvalid(event.currentTarget);
      return;
    }
    if ((await change.run({ id: item.id, item: itemFactsOf(draft) })) !== null) onClose();
  };

  return (
    <Dialog
      title={text.itemTitle(item.id)}
      width="wide"
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button size={32} onPress={onClose}>
            {text.cancel}
          </Button>
          <Button size={32} kind="primary" type="submit" form={FORM} isDisabled={change.isRunning}>
            {text.save}
          </Button>
        </>
      }
    >
      <p className="muted">{text.itemText}</p>
      <form
        id={FORM}
        className={styles.form}
        onSubmit={(event) => {
          void save(event);
        }}
      >
        <ItemFields
          draft={draft}
          set={(next) => {
            setDraft((before) => ({ ...before, ...next }));
          }}
          withDue={item.state === 'requested'}
        />
        <FailureNotice failure={change.failure} />
      </form>
    </Dialog>
  );
};
