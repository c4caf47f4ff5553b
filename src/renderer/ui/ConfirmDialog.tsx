// Asks before something that cannot be undone or is seen by others; what failed stands under the words.
import type { ReactNode } from 'react';
import type { Failure } from '../../shared/errors';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { FailureNotice } from './Notice';

interface ConfirmDialogProps {
  readonly title: string;
  /** On the button that does it. */
  readonly confirm: string;
  readonly cancel: string;
  readonly isRunning: boolean;
  readonly failure: Failure | null;
  readonly onConfirm: () => Promise<void>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export const ConfirmDialog = ({
  title,
  confirm,
  cancel,
  isRunning,
  failure,
  onConfirm,
  onClose,
  children,
}: ConfirmDialogProps) => (
  <Dialog
    role="alertdialog"
    title={title}
    isOpen
    onClose={onClose}
    foot={
      <>
        <Button size={32} onPress={onClose}>
          {cancel}
        </Button>
        <Button size={32} kind="danger" isDisabled={isRunning} onPress={() => void onConfirm()}>
          {confirm}
        </Button>
      </>
    }
  >
    {children}
    <FailureNotice failure={failure} />
  </Dialog>
);
