// Files that wait in Intake are forgotten when their vault is left: whoever leaves is asked first.
import { type ReactNode, useState } from 'react';
import { clients as text } from '../../messages/clients';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { useIntakeCount } from './intake-store';

interface LeaveIntake {
  /** Does it at once where nothing waits, else once somebody agreed. */
  readonly leave: (work: () => void) => void;
  /** To be shown beside whatever offers the leaving; null unless it asks. */
  readonly question: ReactNode;
}

export const useLeaveIntake = (): LeaveIntake => {
  const waiting = useIntakeCount();
  const [asked, setAsked] = useState<(() => void) | null>(null);
  return {
    leave: (work) => {
      if (waiting === 0) work();
      else setAsked(() => work);
    },
    question: asked !== null && (
      <ConfirmDialog
        title={text.intakeTitle(waiting)}
        confirm={text.intakeLeave}
        cancel={text.intakeStay}
        isRunning={false}
        failure={null}
        onConfirm={() => {
          setAsked(null);
          asked();
          return Promise.resolve();
        }}
        onClose={() => {
          setAsked(null);
        }}
      >
        {text.intakeText}
      </ConfirmDialog>
    ),
  };
};
