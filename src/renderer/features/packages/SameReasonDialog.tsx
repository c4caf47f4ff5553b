// One reason for several gaps of a kind that have none yet.
import { useState } from 'react';
import type { Gap } from '../../../shared/domain/package';
import { packages as text } from '../../messages/packages';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/TextField';
import { useTimeWords } from '../evidence/use-examined-time';

interface SameReasonDialogProps {
  readonly gaps: readonly Gap[];
  readonly onReason: (reason: string) => void;
  readonly onClose: () => void;
}

export const SameReasonDialog = ({ gaps, onReason, onClose }: SameReasonDialogProps) => {
  const [reason, setReason] = useState('');
  const [first] = gaps;
  const words = useTimeWords();
  return (
    <Dialog
      title={first === undefined ? '' : text.gapKind(first.kind, words)}
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
            isDisabled={reason.trim() === ''}
            onPress={() => {
              onReason(reason.trim());
              onClose();
            }}
          >
            {text.sameReasonApply(gaps.length)}
          </Button>
        </>
      }
    >
      <p className="muted">{text.sameReasonText(gaps.length)}</p>
      <TextField
        label={text.gapReason}
        value={reason}
        onChange={setReason}
        placeholder={text.gapReasonPlaceholder}
        maxLength={500}
        rows={3}
        autoFocus
      />
    </Dialog>
  );
};
