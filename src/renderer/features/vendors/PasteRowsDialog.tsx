// Lines copied out of a report become rows at once, instead of one by one.
import { useState } from 'react';
import { review as text } from '../../messages/vendors';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/TextField';
import { pastedRows } from './pasted-rows';

interface PasteRowsDialogProps {
  /** Without one its mark stays part of the words. */
  readonly withReference: boolean;
  readonly onTake: (rows: readonly Readonly<Record<string, string>>[]) => void;
  readonly onClose: () => void;
}

// No form of its own: it opens out of one, and sending it would send that one.
export const PasteRowsDialog = ({ withReference, onTake, onClose }: PasteRowsDialogProps) => {
  const [lines, setLines] = useState('');
  const rows = pastedRows(lines);
  return (
    <Dialog
      title={text.pasteTitle}
      width="wide"
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button size={32} onPress={onClose}>
            {text.pasteCancel}
          </Button>
          <Button
            size={32}
            kind="primary"
            isDisabled={rows.length === 0}
            onPress={() => {
              onTake(
                rows.map(({ reference, wording }) =>
                  withReference
                    ? { reference, wording }
                    : { wording: reference === '' ? wording : `${reference} ${wording}` },
                ),
              );
            }}
          >
            {text.pasteTake(rows.length)}
          </Button>
        </>
      }
    >
      <p className="muted">{text.pasteText}</p>
      <TextField label={text.pasteField} value={lines} onChange={setLines} rows={12} autoFocus />
    </Dialog>
  );
};
