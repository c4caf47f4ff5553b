// The worksheet: each criterion and control of the scope, rated by four aspects, with the vault's facts
// beside. Many rows can be rated at once.
import { useContext, useState } from 'react';
import {
  ASPECTS,
  type Assessment,
  type ReadinessSubject,
  type SubjectRating,
  type WorksheetRow,
} from '../../../shared/domain/readiness';
import type { CalendarDate } from '../../../shared/period';
import { isGap, priorityOf } from '../../../shared/readiness-priority';
import { failureOf } from '../../app/call-failed';
import type { Failure } from '../../../shared/errors';
import { readiness as text } from '../../messages/readiness';
import { Button } from '../../ui/Button';
import type { Column } from '../../ui/column';
import { DataTable } from '../../ui/DataTable';
import { FilterToggle } from '../../ui/FilterToggle';
import { FailureNotice } from '../../ui/Notice';
import { RowTabStop } from '../../ui/row-tab-stop';
import { SearchField } from '../../ui/SearchField';
import { FilterSelect } from '../../ui/Select';
import { allRows, type WorksheetFilter } from './all-rows';
import { BulkBar } from './BulkBar';
import { Facts } from './Facts';
import { RatingCell } from './RatingCell';
import type { Cell } from './rating-changes';
import styles from './readiness.module.css';
import type { ReadinessSearch } from './readiness-search';
import type { Ratings } from './use-ratings';

type Sort = 'subject' | 'priority' | 'ratedAt';

interface RowCheckProps {
  readonly subject: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

const RowCheck = ({ subject, isOn, onChange }: RowCheckProps) => {
  const isTabStop = useContext(RowTabStop);
  return (
    <input
      type="checkbox"
      className={styles.rowCheck}
      aria-label={text.selectRow(subject)}
      checked={isOn}
      tabIndex={isTabStop ? 0 : -1}
      onClick={(event) => {
        event.stopPropagation();
      }}
      onChange={(event) => {
        onChange(event.currentTarget.checked);
      }}
    />
  );
};

interface WorksheetProps {
  readonly assessment: Assessment;
  readonly today: CalendarDate;
  readonly ratings: Ratings;
  readonly mayRate: boolean;
  readonly search: ReadinessSearch;
  readonly onSearch: (next: ReadinessSearch) => void;
}

export const Worksheet = ({ assessment, today, ratings, mayRate, search, onSearch }: WorksheetProps) => {
  const [selected, setSelected] = useState<ReadonlySet<ReadinessSubject>>(new Set());
  const [shown, setShown] = useState<number | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const filter: WorksheetFilter = {
    search: search.q ?? '',
    kind: search.kind ?? null,
    onlyGaps: search.gaps === true,
    onlyUnrated: search.unrated === true,
  };
  const sort: Sort = search.sort === 'priority' || search.sort === 'ratedAt' ? search.sort : 'subject';
  const hasPanel = search.subject !== undefined;
  const withRows = (use: (rows: readonly WorksheetRow[]) => void, rows: Promise<readonly WorksheetRow[]>) => {
    setFailure(null);
    rows.then(use, (error: unknown) => {
      setFailure(failureOf(error));
    });
  };
  const rateSelected = (part: Partial<SubjectRating>) => {
    // Read again: what was on screen when they were selected may be long changed.
    withRows(
      (rows) => {
        ratings.rate(
          rows.filter((row) => selected.has(row.subject)),
          part,
        );
      },
      ratings.settled().then(() => allRows(assessment.id, today)),
    );
  };

  const ratingColumn = (cell: Cell, width: string): Column<WorksheetRow, Sort> => ({
    id: cell,
    title:
      cell === 'likelihood'
        ? text.columnLikelihood
        : cell === 'effort'
          ? text.columnEffort
          : text.aspect(cell).name,
    width,
    cell: (row) => (
      <span
        className={styles.cell}
        onClick={(event) => {
          event.stopPropagation();
        }}
      >
        <RatingCell
          row={ratings.shown(row)}
          cell={cell}
          isDisabled={!mayRate}
          onRate={(part) => {
            ratings.rate([row], part);
          }}
        />
      </span>
    ),
  });
  const columns: readonly Column<WorksheetRow, Sort>[] = [
    ...(mayRate
      ? [
          {
            id: 'select',
            title: '✓',
            width: '30px',
            cell: (row: WorksheetRow) => (
              <RowCheck
                subject={row.subject}
                isOn={selected.has(row.subject)}
                onChange={(isOn) => {
                  setSelected((before) => {
                    const next = new Set(before);
                    if (isOn) next.add(row.subject);
                    else next.delete(row.subject);
                    return next;
                  });
                }}
              />
            ),
          },
        ]
      : []),
    {
      id: 'subject',
      title: text.columnSubject,
      width: '72px',
      sort: 'subject',
      cell: (row) => <span className="id">{row.subject}</span>,
    },
    {
      id: 'title',
      title: text.columnTitle,
      width: 'minmax(120px, 1.2fr)',
      cell: (row) => (
        <bdi className="txt" title={row.title}>
          {row.title}
        </bdi>
      ),
    },
    ...ASPECTS.map((aspect) => ratingColumn(aspect, aspect === 'documentation' ? '108px' : '92px')),
    ...(hasPanel
      ? []
      : [
          ratingColumn('likelihood', '76px'),
          ratingColumn('effort', '76px'),
          {
            id: 'priority',
            title: text.columnPriority,
            width: '52px',
            sort: 'priority' as const,
            cell: (row: WorksheetRow) => {
              const set = ratings.shown(row);
              return text.priority(isGap(set) ? priorityOf(set.likelihood, set.effort) : null);
            },
          },
          {
            id: 'facts',
            title: text.columnFacts,
            width: 'minmax(168px, 1fr)',
            cell: (row: WorksheetRow) => <Facts row={row} />,
          },
        ]),
  ];

  return (
    <>
      <div className="filters">
        <SearchField
          label={text.search}
          value={search.q ?? ''}
          onChange={(q) => {
            onSearch({ ...search, q: q === '' ? undefined : q });
          }}
        />
        <FilterSelect
          label={text.kind}
          options={text.kinds}
          value={search.kind ?? null}
          onChange={(kind) => {
            onSearch({ ...search, kind: kind ?? undefined });
          }}
        />
        <FilterToggle
          label={text.onlyGaps}
          isOn={search.gaps === true}
          onChange={(isOn) => {
            onSearch({ ...search, gaps: isOn ? true : undefined });
          }}
        />
        <FilterToggle
          label={text.onlyUnrated}
          isOn={search.unrated === true}
          onChange={(isOn) => {
            onSearch({ ...search, unrated: isOn ? true : undefined });
          }}
        />
        {mayRate && shown !== null && shown > 0 && selected.size === 0 && (
          <Button
            kind="quiet"
            onPress={() => {
              withRows(
                (rows) => {
                  setSelected(new Set(rows.map((row) => row.subject)));
                },
                allRows(assessment.id, today, filter),
              );
            }}
          >
            {text.selectAll(shown)}
          </Button>
        )}
        {shown !== null && <span className="count">{text.shown(shown)}</span>}
      </div>
      {selected.size > 0 && (
        <BulkBar
          selected={selected.size}
          onRate={rateSelected}
          onClear={() => {
            setSelected(new Set());
          }}
        />
      )}
      <FailureNotice failure={failure ?? ratings.failure} />
      <DataTable
        label={text.table}
        group="readiness"
        name="worksheet"
        question={{
          id: assessment.id,
          today,
          ...filter,
          sort,
          direction: search.direction ?? 'ascending',
        }}
        columns={columns}
        rowId={(row) => row.subject}
        rowLabel={(row) => `${row.subject} ${row.title}`}
        selectedId={search.subject ?? null}
        onSelect={(subject) => {
          onSearch({ ...search, subject: subject as ReadinessSubject });
        }}
        sorting={{ sort, direction: search.direction ?? 'ascending' }}
        onSort={(sorting) => {
          onSearch({ ...search, ...sorting });
        }}
        onTotal={setShown}
        empty={
          <>
            <p className="muted">{text.nothingFound}</p>
            <Button
              kind="quiet"
              onPress={() => {
                onSearch({ assessment: search.assessment });
              }}
            >
              {text.clearFilters}
            </Button>
          </>
        }
      />
      {mayRate && <p className={`help ${styles.keys ?? ''}`}>{text.keys}</p>}
    </>
  );
};
