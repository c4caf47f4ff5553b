// Which control an exception is about, where none is given.
import { useState } from 'react';
import type { ControlId } from '../../../shared/ids';
import { exceptions as text } from '../../messages/exceptions';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { ControlPicker } from '../controls/ControlPicker';

interface ChooseControlDialogProps {
  readonly onChoose: (id: ControlId) => void;
  readonly onClose: () => void;
}

export const ChooseControlDialog = ({ onChoose, onClose }: ChooseControlDialogProps) => {
  const [chosen, setChosen] = useState<ControlId | null>(null);
  return (
    <Dialog
      title={text.chooseControl}
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
            isDisabled={chosen === null}
            onPress={() => {
              if (chosen !== null) onChoose(chosen);
            }}
          >
            {text.chooseDo}
          </Button>
        </>
      }
    >
      <ControlPicker
        selected={new Set(chosen === null ? [] : [chosen])}
        onChange={(next) => {
          // One of them: the one that was just ticked.
          setChosen([...next].find((id) => id !== chosen) ?? null);
        }}
        autoFocus
      />
    </Dialog>
  );
};
