// What is to be done, in the order of what matters: a list of any length, or a board by state or owner.
import { useState } from 'react';
import { Plus } from 'lucide-react';
import { type RemediationTask, TASK_STATES } from '../../../shared/domain/readiness';
import type { RemediationTaskId } from '../../../shared/ids';
import type { CalendarDate } from '../../../shared/period';
import { ObjectLink } from '../../app/ObjectLink';
import { useCall } from '../../app/use-call';
import { dateText } from '../../messages/dates';
import { readiness as text } from '../../messages/readiness';
import { Button } from '../../ui/Button';
import type { Column } from '../../ui/column';
import { DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { FilterToggle } from '../../ui/FilterToggle';
import { SearchField } from '../../ui/SearchField';
import { FilterSelect } from '../../ui/Select';
import type { ReadinessSearch } from './readiness-search';
import styles from './readiness.module.css';
import { TaskBoard } from './TaskBoard';
import { DueText, Progress } from './TaskFacts';

type Sort = 'id' | 'priority' | 'due' | 'owner' | 'state' | 'title';
const SORTS: readonly Sort[] = ['id', 'priority', 'due', 'owner', 'state', 'title'];

const columns = (today: CalendarDate, hasPanel: boolean): readonly Column<RemediationTask, Sort>[] => [
  {
    id: 'priority',
    title: text.columnPriority,
    width: '62px',
    sort: 'priority',
    cell: (task) => text.priority(task.priority),
  },
  {
    id: 'id',
    title: text.columnSubject,
    width: '80px',
    sort: 'id',
    cell: (task) => <span className="id">{task.id}</span>,
  },
  {
    id: 'title',
    title: text.taskTitle,
    width: 'minmax(160px, 3fr)',
    sort: 'title',
    cell: (task) => (
      <bdi className="txt" title={task.title}>
        {task.title}
      </bdi>
    ),
  },
  ...(hasPanel
    ? []
    : ([
        {
          id: 'about',
          title: text.about,
          width: '84px',
          cell: (task: RemediationTask) =>
            task.subject === null ? (
              ''
            ) : (
              <ObjectLink
                id={task.subject}
                {...(task.subjectTitle !== null && { label: task.subjectTitle })}
              />
            ),
        },
      ] as const)),
  {
    id: 'owner',
    title: text.owner,
    width: 'minmax(72px, 1fr)',
    sort: 'owner',
    cell: (task) => (
      <bdi className={task.owner === '' ? 'faint' : 'muted'}>
        {task.owner === '' ? text.nobody : task.owner}
      </bdi>
    ),
  },
  {
    id: 'due',
    title: text.due,
    width: '124px',
    sort: 'due',
    cell: (task) => <DueText task={task} today={today} />,
  },
  {
    id: 'state',
    title: text.stateLabel,
    width: '96px',
    sort: 'state',
    cell: (task) => text.state(task.state),
  },
  ...(hasPanel
    ? []
    : ([
        {
          id: 'progress',
          title: text.progress,
          width: '120px',
          cell: (task: RemediationTask) => <Progress percent={task.progressPercent} />,
        },
      ] as const)),
];

interface TasksViewProps {
  readonly today: CalendarDate;
  readonly mayAdd: boolean;
  readonly mayChange: boolean;
  readonly onAdd: () => void;
  readonly search: ReadinessSearch;
  readonly onSearch: (next: ReadinessSearch) => void;
}

export const TasksView = ({ today, mayAdd, mayChange, onAdd, search, onSearch }: TasksViewProps) => {
  const [shown, setShown] = useState<number | null>(null);
  const any = useCall('readiness', 'tasks', {
    search: '',
    states: [],
    owner: null,
    subject: null,
    likelihood: null,
    sort: 'id',
    direction: 'ascending',
    offset: 0,
    limit: 1,
  }).data;
  const addButton = (kind: 'primary' | 'plain') =>
    mayAdd && (
      <Button kind={kind} icon={<Plus className="i" aria-hidden="true" />} onPress={onAdd}>
        {text.addTask}
      </Button>
    );
  if (any === undefined) return null;
  if (any.total === 0)
    return (
      <div className={styles.none}>
        <EmptyState title={text.tasksEmpty} action={addButton('primary')}>
          {text.tasksEmptyText}
        </EmptyState>
      </div>
    );
  const sort = SORTS.find((one) => one === search.sort) ?? 'priority';
  const open = (task: RemediationTaskId) => {
    onSearch({ ...search, view: 'tasks', task });
  };
  return (
    <>
      <div className="filters">
        <SearchField
          label={text.taskSearch}
          value={search.q ?? ''}
          onChange={(q) => {
            onSearch({ ...search, q: q === '' ? undefined : q });
          }}
        />
        {search.board !== 'state' && (
          <FilterSelect
            label={text.stateLabel}
            options={TASK_STATES.map((id) => ({ id, label: text.state(id) }))}
            value={search.states?.[0] ?? null}
            onChange={(state) => {
              onSearch({ ...search, states: state === null ? undefined : [state] });
            }}
          />
        )}
        {search.owner !== undefined && (
          <FilterToggle
            label={text.ownerFilter(search.owner === '' ? text.nobody : search.owner)}
            isOn
            onChange={() => {
              onSearch({ ...search, owner: undefined });
            }}
          />
        )}
        <div className={styles.looks} role="group" aria-label={text.look}>
          {(
            [
              [undefined, text.list],
              ['state', text.boardByState],
              ['owner', text.boardByOwner],
            ] as const
          ).map(([board, label]) => (
            <FilterToggle
              key={label}
              label={label}
              isOn={search.board === board}
              onChange={() => {
                onSearch({ ...search, view: 'tasks', board });
              }}
            />
          ))}
        </div>
        {search.board === undefined && shown !== null && <span className="count">{text.shown(shown)}</span>}
        <span className={search.board === undefined ? '' : 'count'}>{addButton('plain')}</span>
      </div>
      {search.board === undefined ? (
        <DataTable
          label={text.taskTable}
          group="readiness"
          name="tasks"
          question={{
            search: search.q ?? '',
            states: search.states ?? [],
            owner: search.owner ?? null,
            subject: null,
            likelihood: null,
            sort,
            direction: search.direction ?? 'ascending',
          }}
          columns={columns(today, search.task !== undefined)}
          rowId={(task) => task.id}
          rowLabel={(task) =>
            `${task.id} ${task.title}, ${text.state(task.state)}, ${task.due === null ? text.noDue : text.dueOn(dateText(task.due))}`
          }
          selectedId={search.task ?? null}
          onSelect={(id) => {
            open(id as RemediationTaskId);
          }}
          sorting={{ sort, direction: search.direction ?? 'ascending' }}
          onSort={(sorting) => {
            onSearch({ ...search, view: 'tasks', ...sorting });
          }}
          onTotal={setShown}
          empty={
            <>
              <p className="muted">{text.nothingFound}</p>
              <Button
                kind="quiet"
                onPress={() => {
                  onSearch({ view: 'tasks' });
                }}
              >
                {text.clearFilters}
              </Button>
            </>
          }
        />
      ) : (
        <TaskBoard
          by={search.board}
          today={today}
          words={search.q ?? ''}
          states={search.board === 'owner' ? (search.states ?? []) : []}
          mayChange={mayChange}
          selected={search.task ?? null}
          onOpen={open}
          onShowAll={(part) => {
            onSearch({ ...search, view: 'tasks', board: undefined, ...part });
          }}
        />
      )}
    </>
  );
};
