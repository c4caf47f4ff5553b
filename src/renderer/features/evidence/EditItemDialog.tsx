// Changes what holds for an item whatever its version. The journal keeps what it was.
import { useState } from 'react';
import type { EvidenceDetail } from '../../../shared/domain/evidence';
import { useCommand } from '../../app/use-call';
import { evidenceVerbs as text } from '../../messages/evidence-verbs';
import { FormDialog } from '../../ui/FormDialog';
import { focusFirstInvalid } from '../../ui/focus-first-invalid';
import styles from './dialogs.module.css';
import { type ItemDraft, itemDraftOf, ItemFields, itemFactsOf } from './ItemFields';
import { areTagsFine } from './tags-of';

interface EditItemDialogProps {
  readonly item: EvidenceDetail;
  readonly onClose: () => void;
}

export const EditItemDialog = ({ item, onClose }: EditItemDialogProps) => {
  const change = useCommand('evidence', 'changeItem');
  const [draft, setDraft] = useState<ItemDraft>(() => {
    const { kind, owner, tags, notes, dueOn } = item;
    return itemDraftOf({ kind, owner, tags, notes, dueOn });
  });

  const save = async (form: HTMLFormElement) => {
    if (!areTagsFine(draft.tags)) {
      focusFirstInvalid(form);
      return;
    }
    if ((await change.run({ id: item.id, item: itemFactsOf(draft) })) !== null) onClose();
  };

  return (
    <FormDialog
      title={text.itemTitle(item.id)}
      text={text.itemText}
      save={text.save}
      cancel={text.cancel}
      width="wide"
      isRunning={change.isRunning}
      failure={change.failure}
      formClass={styles.form}
      onSubmit={save}
      onClose={onClose}
    >
      <ItemFields
        draft={draft}
        set={(next) => {
          setDraft((before) => ({ ...before, ...next }));
        }}
        withDue={item.state === 'requested'}
      />
    </FormDialog>
  );
};
