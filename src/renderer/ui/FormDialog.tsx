// A dialog with a few fields, sent by its button or by Enter; what failed stands under the fields.
import { type ReactNode, useId } from 'react';
import type { Failure } from '../../shared/errors';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { FailureNotice } from './Notice';

interface FormDialogProps {
  readonly title: string;
  readonly text: string;
  readonly save: string;
  readonly cancel: string;
  readonly width?: 'narrow' | 'wide';
  readonly isRunning: boolean;
  readonly failure: Failure | null;
  readonly formClass: string | undefined;
  /** Gets the form, so that the first field that is not right can be focused. */
  readonly onSubmit: (form: HTMLFormElement) => Promise<void>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export const FormDialog = ({
  title,
  text,
  save,
  cancel,
  width = 'narrow',
  isRunning,
  failure,
  formClass,
  onSubmit,
  onClose,
  children,
}: FormDialogProps) => {
  const form = useId();
  return (
    <Dialog
      title={title}
      width={width}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button size={32} onPress={onClose}>
            {cancel}
          </Button>
          <Button size={32} kind="primary" type="submit" form={form} isDisabled={isRunning}>
            {save}
          </Button>
        </>
      }
    >
      <p className="muted">{text}</p>
      <form
        id={form}
        className={formClass}
        onSubmit={(event) => {
          event.preventDefault();
          void onSubmit(event.currentTarget);
        }}
      >
        {children}
        <FailureNotice failure={failure} />
      </form>
    </Dialog>
  );
};
