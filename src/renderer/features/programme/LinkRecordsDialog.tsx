// Links records to controls, criteria and evidence by hand, beside what their fields name.
import { useState } from 'react';
import type { Register } from '../../../shared/domain/programme';
import { RecordTarget } from '../../../shared/domain/programme/record';
import type { RecordId } from '../../../shared/domain/programme/record-id';
import { useCommand } from '../../app/use-call';
import { recordsText, recordVerbs as text } from '../../messages/programme';
import { FormDialog } from '../../ui/FormDialog';
import { TextField } from '../../ui/TextField';
import styles from './form.module.css';
import { PickedIds } from './PickedIds';

interface LinkRecordsDialogProps {
  readonly register: Register;
  readonly ids: readonly RecordId[];
  readonly onClose: () => void;
  readonly onLinked?: () => void;
}

export const LinkRecordsDialog = ({ register, ids, onClose, onLinked }: LinkRecordsDialogProps) => {
  const link = useCommand('programme', 'link');
  const [controls, setControls] = useState<readonly string[]>([]);
  const [criteria, setCriteria] = useState<readonly string[]>([]);
  const [evidence, setEvidence] = useState<readonly string[]>([]);
  const [note, setNote] = useState('');
  const targets = [...controls, ...criteria, ...evidence];
  const [first] = ids;
  return (
    <FormDialog
      title={text.linkTitle(ids.length === 1 ? (first ?? '') : recordsText(register, ids.length))}
      text={text.linkText}
      save={text.link}
      cancel={text.cancel}
      width="wide"
      isRunning={link.isRunning || targets.length === 0}
      failure={link.failure}
      formClass={styles.form}
      onSubmit={async () => {
        const linked = await link.run({
          ids: [...ids],
          targets: targets.map((target) => RecordTarget.parse(target)),
          note: note.trim(),
        });
        if (linked === null) return;
        onLinked?.();
        onClose();
      }}
      onClose={onClose}
    >
      <PickedIds kind="controls" label={text.linkControls} ids={controls} onChange={setControls} />
      <PickedIds kind="criteria" label={text.linkCriteria} ids={criteria} onChange={setCriteria} />
      <PickedIds kind="evidence" label={text.linkEvidence} ids={evidence} onChange={setEvidence} />
      <TextField label={text.note} value={note} onChange={setNote} maxLength={2000} />
    </FormDialog>
  );
};
