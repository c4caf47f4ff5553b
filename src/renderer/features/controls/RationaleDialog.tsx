// Why a control answers a criterion or point of focus: written, changed or taken away.
import { useState } from 'react';
import type { ControlId } from '../../../shared/ids';
import { useCommand } from '../../app/use-call';
import { mappings as text, pointPicker } from '../../messages/control-mapping';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/Notice';
import { TextField } from '../../ui/TextField';
import type { Mappable } from './pick-lists';

interface RationaleDialogProps {
  readonly controlId: ControlId;
  readonly of: Mappable;
  readonly rationale: string;
  readonly onClose: () => void;
}

export const RationaleDialog = ({ controlId, of, rationale, onClose }: RationaleDialogProps) => {
  const set = useCommand('controls', 'setRationale');
  const [words, setWords] = useState(rationale);
  const save = async () => {
    if ((await set.run({ id: controlId, of, rationale: words })) !== null) onClose();
  };
  return (
    <Dialog
      title={text.rationaleTitle(controlId, of)}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button size={32} onPress={onClose}>
            {text.cancel}
          </Button>
          <Button
            size={32}
            kind="primary"
            isDisabled={set.isRunning || words.trim() === rationale}
            onPress={() => {
              void save();
            }}
          >
            {text.save}
          </Button>
        </>
      }
    >
      <TextField
        label={pointPicker.rationale}
        help={pointPicker.rationaleHelp}
        value={words}
        onChange={setWords}
        rows={5}
        maxLength={2000}
        autoFocus
      />
      <FailureNotice failure={set.failure} />
    </Dialog>
  );
};
