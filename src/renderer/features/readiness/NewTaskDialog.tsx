// Adds a task, about a criterion or control when it was begun from one.
import { useState } from 'react';
import type { RemediationTask, SubjectRating } from '../../../shared/domain/readiness';
import { useCommand } from '../../app/use-call';
import { readiness as text } from '../../messages/readiness';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/Notice';
import { newTaskDraft, taskOf, taskProblems } from './task-draft';
import { TaskFields } from './TaskFields';

interface NewTaskDialogProps {
  readonly about: SubjectRating | null;
  readonly onAdded: (task: RemediationTask) => void;
  readonly onClose: () => void;
}

export const NewTaskDialog = ({ about, onAdded, onClose }: NewTaskDialogProps) => {
  const add = useCommand('readiness', 'addTask');
  const [draft, setDraft] = useState(() => newTaskDraft(about));
  const [isAsked, setAsked] = useState(false);
  const save = async () => {
    setAsked(true);
    const task = taskOf(draft);
    const added = task === null ? null : await add.run(task);
    if (added !== null) onAdded(added);
  };
  return (
    <Dialog
      title={text.newTaskTitle}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button size={32} onPress={onClose}>
            {text.cancel}
          </Button>
          <Button size={32} kind="primary" isDisabled={add.isRunning} onPress={() => void save()}>
            {text.newTaskDo}
          </Button>
        </>
      }
    >
      <FailureNotice failure={add.failure} />
      <TaskFields
        draft={draft}
        isNew
        problems={isAsked ? taskProblems(draft) : {}}
        onChange={(part) => {
          setDraft((before) => ({ ...before, ...part }));
        }}
      />
    </Dialog>
  );
};
