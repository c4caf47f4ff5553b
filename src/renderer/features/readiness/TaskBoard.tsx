// Tasks in columns by state or by owner. A column shows the first by due date and says how many more
// there are: a board of a hundred thousand cards would be none.
import { useQuery } from '@tanstack/react-query';
import {
  type NewRemediationTask,
  type RemediationTask,
  TASK_STATES,
  type TaskState,
} from '../../../shared/domain/readiness';
import type { RemediationTaskId } from '../../../shared/ids';
import type { CalendarDate } from '../../../shared/period';
import { offerUndo } from '../../app/undo';
import { call, type CallInput, useCall, useCommand } from '../../app/use-call';
import { readiness as text } from '../../messages/readiness';
import { undo as undoText } from '../../messages/undo';
import { Button } from '../../ui/Button';
import { CellSelect } from '../../ui/CellSelect';
import { FailureNotice } from '../../ui/Notice';
import { draftOfTask, taskOf } from './task-draft';
import styles from './readiness.module.css';
import { DueText, Progress } from './TaskFacts';

const CARDS = 40;
const OWNERS = 8;

type TaskQuery = CallInput<'readiness', 'tasks'>;
const query = (part: Partial<TaskQuery>): TaskQuery => ({
  search: '',
  states: [],
  owner: null,
  subject: null,
  likelihood: null,
  sort: 'due',
  direction: 'ascending',
  offset: 0,
  limit: CARDS,
  ...part,
});

/** The first owners in their order, each found behind the tasks of the one before. */
const firstOwners = async (part: Partial<TaskQuery>): Promise<readonly string[]> => {
  const owners: string[] = [];
  let offset = 0;
  while (owners.length <= OWNERS) {
    const [next] = (await call('readiness', 'tasks', query({ ...part, sort: 'owner', offset, limit: 1 })))
      .rows;
    if (next === undefined) break;
    if (!owners.includes(next.owner)) owners.push(next.owner);
    const own = await call('readiness', 'tasks', query({ ...part, owner: next.owner, limit: 1 }));
    // Two spellings that sort as one lie mixed: then it goes on one by one.
    offset += Math.max(1, own.total);
  }
  return owners;
};

interface TaskBoardProps {
  readonly by: 'state' | 'owner';
  readonly today: CalendarDate;
  readonly words: string;
  readonly states: readonly TaskState[];
  readonly mayChange: boolean;
  readonly selected: RemediationTaskId | null;
  readonly onOpen: (task: RemediationTaskId) => void;
  readonly onShowAll: (part: { readonly states?: TaskState[]; readonly owner?: string }) => void;
}

export const TaskBoard = (props: TaskBoardProps) => {
  const { by, words, states } = props;
  const part = { search: words, states: [...states] };
  const owners = useQuery({
    queryKey: ['readiness', 'owners', part],
    queryFn: () => firstOwners(part),
    enabled: by === 'owner',
  }).data;
  if (by === 'state')
    return (
      <div className={styles.board} tabIndex={0} role="region" aria-label={text.boardByState}>
        {TASK_STATES.map((state) => (
          <BoardColumn
            key={state}
            title={text.state(state)}
            question={query({ search: words, states: [state] })}
            {...props}
            onShowAll={() => {
              props.onShowAll({ states: [state] });
            }}
          />
        ))}
      </div>
    );
  return (
    <div className={styles.board} tabIndex={0} role="region" aria-label={text.boardByOwner}>
      {owners?.slice(0, OWNERS).map((owner) => (
        <BoardColumn
          key={owner}
          title={owner === '' ? text.nobody : owner}
          question={query({ ...part, owner })}
          {...props}
          onShowAll={() => {
            props.onShowAll({ owner });
          }}
        />
      ))}
      {owners !== undefined && owners.length > OWNERS && <p className="help">{text.moreOwners}</p>}
    </div>
  );
};

interface BoardColumnProps extends Omit<TaskBoardProps, 'onShowAll' | 'by' | 'words' | 'states'> {
  readonly title: string;
  readonly question: TaskQuery;
  readonly onShowAll: () => void;
}

const BoardColumn = ({ title, question, onShowAll, ...rest }: BoardColumnProps) => {
  const { data, failure } = useCall('readiness', 'tasks', question);
  return (
    <section className={styles.column} aria-label={title}>
      <header>
        <h2 dir="auto">{title}</h2>
        {data !== undefined && <small>{text.columnTasks(data.total)}</small>}
      </header>
      <FailureNotice failure={failure} />
      <ul>
        {data?.total === 0 && <li className="faint">{text.emptyColumn}</li>}
        {data?.rows.map((task) => (
          <Card key={task.id} task={task} {...rest} />
        ))}
      </ul>
      {data !== undefined && data.total > data.rows.length && (
        <Button kind="quiet" onPress={onShowAll}>
          {text.moreInList(data.total - data.rows.length)}
        </Button>
      )}
    </section>
  );
};

const STATE_OPTIONS = TASK_STATES.map((id) => ({ id, label: text.state(id) }));

interface CardProps {
  readonly task: RemediationTask;
  readonly today: CalendarDate;
  readonly mayChange: boolean;
  readonly selected: RemediationTaskId | null;
  readonly onOpen: (task: RemediationTaskId) => void;
}

const Card = ({ task, today, mayChange, selected, onOpen }: CardProps) => {
  const change = useCommand('readiness', 'changeTask');
  const move = async (next: NewRemediationTask) => {
    const before = taskOf(draftOfTask(task));
    if ((await change.run({ id: task.id, task: next })) === null || before === null) return;
    offerUndo({
      done: undoText.moved(task.id, text.state(next.state).toLowerCase()),
      undo: () => call('readiness', 'changeTask', { id: task.id, task: before }),
    });
  };
  return (
    <li className={styles.card} data-selected={task.id === selected || undefined}>
      <button
        type="button"
        className={styles.cardOpen}
        onClick={() => {
          onOpen(task.id);
        }}
      >
        <span className="id">{task.id}</span>
        {task.subject !== null && <span className="id">{task.subject}</span>}
        <span className={styles.cardTitle} dir="auto">
          {task.title}
        </span>
      </button>
      <span className={styles.cardFacts}>
        <DueText task={task} today={today} />
        <Progress percent={task.progressPercent} />
      </span>
      <span className={styles.cardFacts}>
        <bdi className={task.owner === '' ? 'faint' : 'muted'}>
          {task.owner === '' ? text.nobody : task.owner}
        </bdi>
        <span className={styles.cardState}>
          <CellSelect<TaskState>
            isFramed
            label={text.cell(text.stateLabel, task.id)}
            options={STATE_OPTIONS}
            value={task.state}
            isDisabled={!mayChange || change.isRunning}
            onChange={(state) => {
              const isDone = state === 'done' || state === 'verified';
              const next = taskOf({
                ...draftOfTask(task),
                state,
                ...(isDone && { progressPercent: '100' }),
              });
              // Without its reason a task cannot be left as it is: the panel asks for it.
              if (next === null) onOpen(task.id);
              else void move(next);
            }}
          />
        </span>
      </span>
      <FailureNotice failure={change.failure} />
    </li>
  );
};
