// A control of the organization's own making. Mapping it is the next step, in its panel.
import { type SyntheticEvent, useState } from 'react';
import type { ControlId } from '../../../shared/ids';
import type { CalendarDate } from '../../../shared/period';
import { useCommand } from '../../app/use-call';
import { controlForm as text } from '../../messages/control-verbs';
import { Button } from '../../ui/Button';
import { DateField } from '../../ui/DateField';
import { Dialog } from '../../ui/Dialog';
import { focusFirstInvalid } from '../../ui/focus-first-invalid';
import { FailureNotice } from '../../ui/Notice';
import { TextField } from '../../ui/TextField';
import { EMPTY_DRAFT, factsOf, faultsOf, linesOf } from './control-draft';
import { ControlFields } from './ControlFields';
import styles from './controls.module.css';

interface AddControlDialogProps {
  readonly onClose: () => void;
  readonly onAdded: (id: ControlId) => void;
}

const FORM = 'add-control';

export const AddControlDialog = ({ onClose, onAdded }: AddControlDialogProps) => {
  const add = useCommand('controls', 'add');
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [domain, setDomain] = useState('');
  const [validFrom, setValidFrom] = useState<CalendarDate | null>(null);
  const [checklist, setChecklist] = useState('');
  const [isTried, setTried] = useState(false);

  const save = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (faultsOf(draft).length > 0) {
      focusFirstInvalid(event.currentTarget);
      return;
    }
    const added = await add.run({
      ...factsOf(draft),
      domain,
      validFrom,
      checklist: [...linesOf(checklist)],
      criterionIds: [],
      pointOfFocusIds: [],
      rationale: '',
    });
    if (added !== null) onAdded(added.id);
  };

  // What is typed is not lost to a slip: then only Cancel closes it.
  const isTouched = draft !== EMPTY_DRAFT || domain !== '' || validFrom !== null || checklist !== '';

  return (
    <Dialog
      title={text.add}
      width="wide"
      isOpen
      {...(!isTouched && { onClose })}
      foot={
        <>
          <Button size={32} onPress={onClose}>
            {text.cancel}
          </Button>
          <Button size={32} kind="primary" type="submit" form={FORM} isDisabled={add.isRunning}>
            {text.addSave}
          </Button>
        </>
      }
    >
      <p className="muted">{text.addText}</p>
      <form
        id={FORM}
        className={styles.form}
        onSubmit={(event) => {
          void save(event);
        }}
      >
        <ControlFields draft={draft} onChange={setDraft} showFaults={isTried} autoFocus />
        <div className={styles.pair}>
          <TextField
            label={text.domain}
            help={text.domainHelp}
            value={domain}
            onChange={setDomain}
            maxLength={200}
          />
          <DateField
            label={text.validFrom}
            help={text.validFromHelp}
            value={validFrom}
            onChange={setValidFrom}
          />
        </div>
        <TextField
          label={text.checklist}
          help={text.checklistHelp}
          value={checklist}
          onChange={setChecklist}
          rows={3}
          maxLength={20_000}
        />
        <FailureNotice failure={add.failure} />
      </form>
    </Dialog>
  );
};
