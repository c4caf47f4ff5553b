// Who owes what evidence, and by when?
import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { CalendarPlus, Printer } from 'lucide-react';
import type { EvidenceTask } from '../../../shared/domain/evidence-task';
import { addDays } from '../../../shared/period';
import { ObjectLink } from '../../app/ObjectLink';
import { isSmallStep } from '../../app/small-step';
import { useScreenVerb } from '../../app/screen-verbs';
import { call, useCall, useCommand } from '../../app/use-call';
import { useOpenObject } from '../../app/use-open-object';
import { useScreenSearch } from '../../app/use-screen-search';
import { dateText, today } from '../../messages/dates';
import { tasks as text } from '../../messages/tasks';
import { Button } from '../../ui/Button';
import type { Column } from '../../ui/column';
import { DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { FilterChoices } from '../../ui/FilterChoices';
import { FailureNotice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { PrintSheet } from '../../ui/PrintSheet';
import { SearchField } from '../../ui/SearchField';
import { FilterSelect } from '../../ui/Select';
import { DueDay } from './DueDay';
import { PrintedTasks } from './PrintedTasks';
import { objectOfKey, taskObject } from './task-object';
import styles from './tasks.module.css';
import { TasksSearch } from './tasks-search';

const PRINTED_AT_MOST = 500;

const WITHIN = (['overdue', '30-days'] as const).map((id) => ({ id, label: text.within[id] }));

/** The last day that is asked for; with one, tasks without a day are left out. */
const untilOf = (within: TasksSearch['within']) =>
  within === 'overdue' ? addDays(today(), -1) : within === '30-days' ? addDays(today(), 30) : null;

const COLUMNS: readonly Column<EvidenceTask, never>[] = [
  { id: 'due', title: text.columnDue, width: '136px', cell: (task) => <DueDay task={task} /> },
  { id: 'kind', title: text.columnWhat, width: '128px', cell: (task) => text.kind(task.kind) },
  {
    id: 'object',
    title: text.columnNumber,
    width: '104px',
    cell: (task) => <ObjectLink id={taskObject(task)} label={task.title} />,
  },
  {
    id: 'title',
    title: text.columnTitle,
    width: 'minmax(180px, 3fr)',
    cell: (task) => (
      <span className="txt" title={task.title}>
        <bdi>{task.title}</bdi>
        {'missedCount' in task.about && task.about.missedCount > 0 && (
          <span className={styles.missed}>{text.missed(task.about.missedCount)}</span>
        )}
      </span>
    ),
  },
  {
    id: 'owner',
    title: text.columnOwner,
    width: 'minmax(96px, 1fr)',
    cell: (task) => (
      <bdi className={task.owner === '' ? 'faint' : 'muted'}>
        {task.owner === '' ? text.nobody : task.owner}
      </bdi>
    ),
  },
  {
    id: 'controls',
    title: text.columnControls,
    width: '104px',
    cell: (task) => {
      const others = task.controlIds.filter((id) => id !== taskObject(task));
      return (
        <span className="id">
          {others[0]}
          {others.length > 1 && ` +${String(others.length - 1)}`}
        </span>
      );
    },
  },
];

interface Printing {
  readonly rows: readonly EvidenceTask[];
  readonly total: number;
}

export const TasksPage = () => {
  const search = useScreenSearch(TasksSearch);
  const navigate = useNavigate();
  const openObject = useOpenObject();
  const write = useCommand('tasks', 'exportIcs');
  const [said, setSaid] = useState('');
  const [shown, setShown] = useState<number | null>(null);
  const [printing, setPrinting] = useState<Printing | null>(null);
  const onSearch = (next: TasksSearch) => {
    void navigate({ to: '/tasks', search: next, replace: isSmallStep(search, next) });
  };
  const filters = {
    today: today(),
    until: untilOf(search.within),
    owner: search.owner ?? null,
    kinds: [...(search.kinds ?? [])],
  };
  const known = useCall('tasks', 'list', { ...filters, search: '', offset: 0, limit: 1 }).data;
  const save = async () => {
    setSaid('');
    const [target] = await call('app', 'choose', {
      what: 'new-calendar-file',
      suggestedName: text.calendarName,
    });
    if (target === undefined) return;
    const written = await write.run({ ...filters, target: target.token });
    if (written !== null) setSaid(text.saved(written.tasks, target.name));
  };
  useScreenVerb('tasks.calendar', known === undefined || known.counts.all === 0 ? null : () => void save());
  if (known === undefined) return null;
  const hasFilter = search.owner !== undefined || (search.kinds ?? []).length > 0 || (search.q ?? '') !== '';
  const answer = text.answer(known.counts.all, known.counts.overdue, known.counts.dueIn30Days);
  if (known.counts.all === 0 && !hasFilter)
    return (
      <Page>
        <PageHead title={text.title} />
        <EmptyState title={text.emptyTitle}>{text.emptyText}</EmptyState>
      </Page>
    );

  const print = async () => {
    const page = await call('tasks', 'list', {
      ...filters,
      search: search.q ?? '',
      offset: 0,
      limit: PRINTED_AT_MOST,
    });
    setPrinting(page);
  };
  return (
    <Page>
      <PageHead
        title={text.title}
        answer={answer}
        actions={
          <>
            <span role="status" className={`help ${styles.said ?? ''}`}>
              {said}
            </span>
            <Button
              kind="plain"
              icon={<CalendarPlus className="i" aria-hidden="true" />}
              isDisabled={write.isRunning}
              onPress={() => void save()}
            >
              {text.calendar}
            </Button>
            <Button
              kind="plain"
              icon={<Printer className="i" aria-hidden="true" />}
              onPress={() => void print()}
            >
              {text.print}
            </Button>
          </>
        }
      />
      <FailureNotice failure={write.failure} />
      <div className="filters">
        <SearchField
          label={text.search}
          value={search.q ?? ''}
          onChange={(q) => {
            onSearch({ ...search, q: q === '' ? undefined : q });
          }}
        />
        <FilterSelect
          label={text.filterOwner}
          options={known.owners.map((id) => ({ id, label: id }))}
          value={search.owner ?? null}
          onChange={(owner) => {
            onSearch({ ...search, owner: owner ?? undefined });
          }}
        />
        <FilterChoices
          label={text.filterKind}
          options={text.kinds}
          chosen={search.kinds ?? []}
          onChange={(kinds) => {
            onSearch({ ...search, kinds: kinds.length === 0 ? undefined : kinds });
          }}
        />
        <FilterSelect
          label={text.filterDue}
          options={WITHIN}
          value={search.within === 'overdue' || search.within === '30-days' ? search.within : null}
          onChange={(within) => {
            onSearch({ ...search, within: within ?? undefined });
          }}
        />
        {shown !== null && <span className="count">{text.shown(shown)}</span>}
      </div>
      <DataTable
        label={text.label}
        group="tasks"
        name="list"
        question={{ ...filters, search: search.q ?? '' }}
        columns={COLUMNS}
        rowId={(task) => task.key}
        rowLabel={(task) =>
          [
            task.due === null
              ? text.noDay
              : task.isOverdue
                ? text.overdue(dateText(task.due))
                : dateText(task.due),
            text.kind(task.kind),
            taskObject(task),
            task.title,
            task.owner === '' ? text.nobody : task.owner,
          ].join(', ')
        }
        selectedId={null}
        onSelect={(key) => {
          openObject(objectOfKey(key))?.();
        }}
        onTotal={setShown}
        empty={
          <>
            <p className="muted">{text.nothingFound}</p>
            <Button
              kind="quiet"
              onPress={() => {
                onSearch({});
              }}
            >
              {text.clearFilters}
            </Button>
          </>
        }
      />
      {printing !== null && (
        <PrintSheet
          onDone={() => {
            setPrinting(null);
          }}
        >
          <PrintedTasks tasks={printing.rows} total={printing.total} answer={answer} />
        </PrintSheet>
      )}
    </Page>
  );
};
