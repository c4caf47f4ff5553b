// Begins an assessment, with or without the ratings of the last one, and closes one.
import { useState } from 'react';
import type { Assessment } from '../../../shared/domain/readiness';
import { queryClient } from '../../app/query-client';
import { useCommand } from '../../app/use-call';
import { readiness as text } from '../../messages/readiness';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/Notice';
import { TextField } from '../../ui/TextField';

interface BeginDialogProps {
  /** The newest first. */
  readonly assessments: readonly Assessment[];
  readonly onBegun: (assessment: Assessment) => void;
  readonly onClose: () => void;
}

export const BeginDialog = ({ assessments, onBegun, onClose }: BeginDialogProps) => {
  const begin = useCommand('readiness', 'begin');
  const [last] = assessments;
  const [name, setName] = useState(
    last === undefined ? text.beginNameFirst : text.beginNameNext(assessments.length + 1),
  );
  const [copyRatings, setCopyRatings] = useState(true);
  const save = async () => {
    const begun = await begin.run({ name: name.trim(), copyRatings: last !== undefined && copyRatings });
    if (begun === null) return;
    // Nobody is to rate in the one before, which is closed by now.
    await queryClient.invalidateQueries({ queryKey: ['readiness', 'assessments'] });
    onBegun(begun);
  };
  return (
    <Dialog
      title={text.beginTitle}
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
            isDisabled={name.trim() === '' || begin.isRunning}
            onPress={() => void save()}
          >
            {text.beginDo}
          </Button>
        </>
      }
    >
      <TextField label={text.beginName} value={name} maxLength={200} autoFocus onChange={setName} />
      {last !== undefined && (
        <Checkbox isSelected={copyRatings} onChange={setCopyRatings}>
          <span>{text.beginCopy}</span>
          <span className="help">{text.beginCopyHelp}</span>
        </Checkbox>
      )}
      {last?.closedAt === null && <p className="muted">{text.beginCloses(last.name)}</p>}
      <p className="help">{text.ownJudgement}</p>
      <FailureNotice failure={begin.failure} />
    </Dialog>
  );
};

interface CloseDialogProps {
  readonly assessment: Assessment;
  readonly onClose: () => void;
}

export const CloseDialog = ({ assessment, onClose }: CloseDialogProps) => {
  const close = useCommand('readiness', 'close');
  return (
    <Dialog
      role="alertdialog"
      title={text.closeTitle(assessment.name)}
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
            isDisabled={close.isRunning}
            onPress={() => {
              void close.run({ id: assessment.id }).then((closed) => {
                if (closed !== null) onClose();
              });
            }}
          >
            {text.closeDo}
          </Button>
        </>
      }
    >
      <p>{text.closeText}</p>
      <FailureNotice failure={close.failure} />
    </Dialog>
  );
};
