// One task beside the list: who, by when, how far, and what was found.
import { useState } from 'react';
import type { RemediationTask } from '../../../shared/domain/readiness';
import type { RemediationTaskId } from '../../../shared/ids';
import { ObjectLink } from '../../app/ObjectLink';
import { queryClient } from '../../app/query-client';
import { UnsavedGuard } from '../../app/UnsavedGuard';
import { useCall, useCommand } from '../../app/use-call';
import { useOngoing } from '../../app/use-ongoing';
import { dateText, dayText } from '../../messages/dates';
import { readiness as text } from '../../messages/readiness';
import { Button } from '../../ui/Button';
import { KeyValues } from '../../ui/KeyValues';
import { FailureNotice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { ReadinessSearch } from './readiness-search';
import { draftOfTask, taskOf, taskProblems } from './task-draft';
import { TaskFields } from './TaskFields';

interface TaskPanelProps {
  readonly id: RemediationTaskId;
  readonly mayChange: boolean;
  readonly onClose: () => void;
}

export const TaskPanel = ({ id, mayChange, onClose }: TaskPanelProps) => {
  const { data, failure } = useCall('readiness', 'task', { id });
  if (data?.id !== id)
    return (
      <Panel number={id} title="" onClose={onClose}>
        <FailureNotice failure={failure} />
      </Panel>
    );
  return mayChange ? (
    <TaskForm key={id} task={data} onClose={onClose} />
  ) : (
    <Panel number={id} title={data.title} onClose={onClose}>
      <TaskFacts task={data} />
      <p dir="auto">{data.plan}</p>
      <p dir="auto">{data.note}</p>
    </Panel>
  );
};

const TaskFacts = ({ task }: { readonly task: RemediationTask }) => (
  <KeyValues
    facts={[
      ...(task.subject === null
        ? []
        : ([
            [
              text.about,
              <span key="about">
                <ObjectLink id={task.subject} /> <bdi>{task.subjectTitle}</bdi>
              </span>,
            ],
          ] as const)),
      [text.owner, <bdi key="owner">{task.owner === '' ? text.nobody : task.owner}</bdi>],
      [text.due, task.due === null ? text.noDue : dateText(task.due)],
      [text.stateLabel, `${text.state(task.state)}, ${text.percent(task.progressPercent)}`],
      [text.created, dayText(task.createdAt)],
      [text.changed, dayText(task.changedAt)],
    ]}
  />
);

const TaskForm = ({ task, onClose }: { readonly task: RemediationTask; readonly onClose: () => void }) => {
  const change = useCommand('readiness', 'changeTask');
  const [changed, setDraft] = useState<ReturnType<typeof draftOfTask> | null>(null);
  const [isAsked, setAsked] = useState(false);
  const stored = draftOfTask(task);
  const draft = changed ?? stored;
  const isDirty = JSON.stringify(draft) !== JSON.stringify(stored);
  const problems = taskProblems(draft);
  const { run: save, ongoing } = useOngoing(async () => {
    setAsked(true);
    const ready = taskOf(draft);
    const saved = ready === null ? null : await change.run({ id: task.id, task: ready });
    if (saved === null) return false;
    setAsked(false);
    // Saved means read back: until then leaving would still ask.
    await queryClient.invalidateQueries({ queryKey: ['readiness', 'task'] });
    setDraft(null);
    return true;
  });
  return (
    <Panel
      number={task.id}
      title={task.title}
      onClose={onClose}
      foot={
        <>
          <Button
            kind="primary"
            size={32}
            isDisabled={!isDirty || change.isRunning}
            onPress={() => void save()}
          >
            {text.save}
          </Button>
          <Button
            kind="quiet"
            size={32}
            isDisabled={!isDirty}
            onPress={() => {
              setDraft(null);
            }}
          >
            {text.discard}
          </Button>
        </>
      }
    >
      <FailureNotice failure={change.failure} />
      {task.subject !== null && (
        <p>
          <ObjectLink id={task.subject} /> <bdi className="muted">{task.subjectTitle}</bdi>
        </p>
      )}
      <TaskFields
        draft={draft}
        isNew={false}
        problems={isAsked || isDirty ? problems : {}}
        onChange={(part) => {
          setDraft({ ...draft, ...part });
        }}
      />
      <p className="help">
        {text.created} {dayText(task.createdAt)}. {text.changed} {dayText(task.changedAt)}.
      </p>
      <UnsavedGuard
        isDirty={isDirty}
        what={task.id}
        save={save}
        ongoing={ongoing}
        isStillHere={(next) =>
          next.pathname === '/readiness' && ReadinessSearch.parse(next.search).task === task.id
        }
      />
    </Panel>
  );
};
