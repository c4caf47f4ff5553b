// The foot of the intake table: what will be stored now, and while it is stored how far it is.
import { useState } from 'react';
import { intake as text } from '../../messages/intake';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { ProgressView } from '../../ui/ProgressView';
import styles from './intake.module.css';
import { letGoPictures } from './held-pictures';
import { emptyIntake, useIntakeWork } from './intake-store';
import { cancelIntake, type ReadyRow, runIntake } from './run-intake';

interface IntakeFootProps {
  /** What is stored now, and with it what is left out. */
  readonly ready: readonly ReadyRow[];
  readonly blocked: number;
  readonly files: number;
}

export const IntakeFoot = ({ ready, blocked, files }: IntakeFootProps) => {
  const stored = ready.filter(({ fate }) => fate !== 'leave').length;
  const work = useIntakeWork();
  const [isDiscarding, setDiscarding] = useState(false);
  if (work.state === 'running')
    return (
      <div className={styles.running}>
        <ProgressView
          title={work.parts > 1 ? text.workingPart(work.part, work.parts) : text.working}
          progress={work.progress}
          isCancelling={work.isCancelling}
          onCancel={cancelIntake}
          ifCancelled={text.workingCancel}
        />
      </div>
    );
  return (
    <div className={styles.foot}>
      <span>
        <b>{stored > 0 ? text.willAdd(stored) : text.nothingReady}</b>
        {blocked > 0 && <span className="muted"> {text.staysHere(blocked)}</span>}
      </span>
      <div className="btns">
        <Button
          kind="quiet"
          size={32}
          onPress={() => {
            setDiscarding(true);
          }}
        >
          {text.discard}
        </Button>
        <Button
          kind="primary"
          size={32}
          isDisabled={stored === 0}
          {...(stored > 0 && { 'aria-label': text.addItems(stored) })}
          onPress={() => {
            void runIntake(ready);
          }}
        >
          {text.add(stored)}
        </Button>
      </div>
      <Dialog
        role="alertdialog"
        title={text.discardTitle}
        isOpen={isDiscarding}
        onClose={() => {
          setDiscarding(false);
        }}
        foot={
          <>
            <Button
              size={32}
              autoFocus
              onPress={() => {
                setDiscarding(false);
              }}
            >
              {text.cancel}
            </Button>
            <Button
              size={32}
              kind="danger"
              onPress={() => {
                setDiscarding(false);
                emptyIntake();
                letGoPictures();
              }}
            >
              {text.discardConfirm}
            </Button>
          </>
        }
      >
        <p>{text.discardText(files)}</p>
      </Dialog>
    </div>
  );
};
