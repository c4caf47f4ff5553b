// Chooses the controls that waiting files count for.
import { useState } from 'react';
import type { ControlId } from '../../../shared/ids';
import { intakePanel as text } from '../../messages/intake-panel';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { ControlPicker } from '../controls/ControlPicker';

interface ControlsDialogProps {
  readonly initial: readonly ControlId[];
  readonly onSave: (ids: readonly ControlId[]) => void;
  readonly onClose: () => void;
}

export const ControlsDialog = ({ initial, onSave, onClose }: ControlsDialogProps) => {
  const [chosen, setChosen] = useState<ReadonlySet<ControlId>>(new Set(initial));
  return (
    <Dialog
      title={text.controlsDialog}
      width="wide"
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
            onPress={() => {
              onSave([...chosen]);
              onClose();
            }}
          >
            {text.controlsTake(chosen.size)}
          </Button>
        </>
      }
    >
      <ControlPicker selected={chosen} onChange={setChosen} autoFocus />
    </Dialog>
  );
};
