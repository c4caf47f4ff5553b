// What failed, how far does it reach, and what did we answer?
import { type ReactNode, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { EXCEPTION_STATES, type ExceptionSummary } from '../../../shared/domain/exception';
import type { ExceptionId } from '../../../shared/ids';
import { isSmallStep } from '../../app/small-step';
import { ObjectLink } from '../../app/ObjectLink';
import { useScreenVerb } from '../../app/screen-verbs';
import { useMay } from '../../app/use-access';
import { useScreenSearch } from '../../app/use-screen-search';
import { dateText, today } from '../../messages/dates';
import { exceptions as text } from '../../messages/exceptions';
import { Button } from '../../ui/Button';
import type { Column } from '../../ui/column';
import { DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { FilterChoices } from '../../ui/FilterChoices';
import { FilterToggle } from '../../ui/FilterToggle';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { SearchField } from '../../ui/SearchField';
import { StateMark } from '../../ui/StateMark';
import { useEngagement } from '../engagement/use-engagement';
import { ChooseControlDialog } from './ChooseControlDialog';
import { ExceptionPanel } from './ExceptionPanel';
import styles from './exceptions.module.css';
import { ExceptionsSearch } from './exceptions-search';
import { RecordPanel } from './RecordPanel';
import { StepsBar, stepOf, STEPS } from './StatePath';
import { useOpenExceptions } from './use-open-exceptions';

type Sort = 'id' | 'title' | 'control' | 'foundOn' | 'due' | 'state';

const STATE_OPTIONS = EXCEPTION_STATES.map((id) => ({ id, label: text.state(id) }));
const isOverdue = ({ due, state }: ExceptionSummary): boolean =>
  due !== null && due < today() && stepOf(state) < stepOf('fixed');

const stateWords = (row: ExceptionSummary): string =>
  row.withdrawn !== null ? text.withdrawn : text.state(row.state);

/** Beside the panel the table keeps its room for titles. */
const columns = (hasPanel: boolean): readonly Column<ExceptionSummary, Sort>[] => [
  {
    id: 'id',
    title: text.columnNumber,
    width: '72px',
    sort: 'id',
    cell: (row) => <span className="id">{row.id}</span>,
  },
  {
    id: 'title',
    title: text.columnTitle,
    width: 'minmax(160px, 1fr)',
    sort: 'title',
    cell: (row) => (
      <bdi className="txt" title={row.title}>
        {row.title}
      </bdi>
    ),
  },
  {
    id: 'control',
    title: text.columnControl,
    width: '84px',
    sort: 'control',
    cell: (row) => <ObjectLink id={row.controlId} label={row.controlTitle} />,
  },
  ...(hasPanel
    ? []
    : ([
        {
          id: 'foundOn',
          title: text.columnFound,
          width: '112px',
          sort: 'foundOn',
          cell: (row) => dateText(row.foundOn),
        },
        {
          id: 'extent',
          title: text.columnExtent,
          width: '96px',
          cell: (row) =>
            row.extent === null ? (
              <span className="faint">{text.noExtent}</span>
            ) : (
              text.extent(row.extent.failed, row.extent.of)
            ),
        },
        {
          id: 'owner',
          title: text.columnOwner,
          width: '128px',
          cell: (row) => <bdi className="muted">{row.owner}</bdi>,
        },
      ] as const satisfies readonly Column<ExceptionSummary, Sort>[])),
  {
    id: 'due',
    title: text.columnDue,
    width: '124px',
    sort: 'due',
    cell: (row) =>
      row.due === null ? null : isOverdue(row) ? (
        <StateMark state="late">{dateText(row.due)}</StateMark>
      ) : (
        dateText(row.due)
      ),
  },
  {
    id: 'state',
    title: text.columnState,
    width: '176px',
    sort: 'state',
    cell: (row) =>
      row.withdrawn !== null ? (
        <span className="faint">{text.withdrawn}</span>
      ) : (
        <span className={styles.state} title={text.stepOf(row.state, stepOf(row.state), STEPS.length)}>
          <StepsBar state={row.state} />
          {text.state(row.state)}
        </span>
      ),
  },
];

export const ExceptionsPage = (): ReactNode => {
  const search = useScreenSearch(ExceptionsSearch);
  const navigate = useNavigate();
  const engagement = useEngagement();
  const known = useOpenExceptions();
  const mayRecord = useMay('exception.recorded');
  const [isChoosing, setChoosing] = useState(false);
  useScreenVerb(
    'exception.record',
    mayRecord
      ? () => {
          setChoosing(true);
        }
      : null,
  );
  const onSearch = (next: ExceptionsSearch) => {
    void navigate({ to: '/exceptions', search: next, replace: isSmallStep(search, next) });
  };
  const close = () => {
    onSearch({ ...search, id: undefined, record: undefined, from: undefined });
  };
  if (engagement === undefined) return null;
  if (engagement === null)
    return (
      <div className="content">
        <PageHead title={text.title} />
        <EmptyState
          title={text.noEngagementTitle}
          action={
            <Button kind="primary" onPress={() => void navigate({ to: '/engagement' })}>
              {text.noEngagementDo}
            </Button>
          }
        >
          {text.noEngagementText}
        </EmptyState>
      </div>
    );
  const hasPanel = search.id !== undefined || search.record !== undefined;
  const isEmpty = known.isLoaded && known.all.length === 0 && search.withdrawn !== true && !hasPanel;
  const recordButton = mayRecord && (
    <Button
      kind="primary"
      icon={<Plus className="i" aria-hidden="true" />}
      onPress={() => {
        setChoosing(true);
      }}
    >
      {text.record}
    </Button>
  );
  const unanswered = known.open.filter((one) => stepOf(one.state) < stepOf('responded')).length;
  return (
    <Page
      panel={
        search.id !== undefined ? (
          <ExceptionPanel id={search.id} onClose={close} />
        ) : (
          search.record !== undefined && (
            <RecordPanel
              controlId={search.record}
              from={search.from ?? null}
              onRecorded={(id) => {
                onSearch({ ...search, id, record: undefined, from: undefined });
              }}
              onClose={close}
            />
          )
        )
      }
    >
      <PageHead
        title={text.title}
        {...(known.all.length > 0 && {
          answer: text.answer(known.open.length, unanswered, known.all.length - known.open.length),
        })}
        {...(!isEmpty && { actions: recordButton })}
      />
      {isEmpty ? (
        <EmptyState
          title={text.emptyTitle}
          action={
            <>
              {recordButton}
              {known.hasWithdrawn && (
                <Button
                  kind="quiet"
                  onPress={() => {
                    onSearch({ ...search, withdrawn: true });
                  }}
                >
                  {text.withWithdrawn}
                </Button>
              )}
            </>
          }
        >
          {text.emptyText}
        </EmptyState>
      ) : (
        <>
          <div className="filters">
            <SearchField
              label={text.search}
              value={search.q ?? ''}
              onChange={(q) => {
                onSearch({ ...search, q: q === '' ? undefined : q });
              }}
            />
            <FilterChoices
              label={text.filterState}
              options={STATE_OPTIONS}
              chosen={search.states ?? []}
              onChange={(states) => {
                onSearch({ ...search, states: states.length === 0 ? undefined : states });
              }}
            />
            <FilterToggle
              label={text.withWithdrawn}
              isOn={search.withdrawn === true}
              onChange={(isOn) => {
                onSearch({ ...search, withdrawn: isOn ? true : undefined });
              }}
            />
          </div>
          <DataTable<'exceptions', 'list', Sort>
            label={text.table}
            group="exceptions"
            name="list"
            question={{
              search: search.q ?? '',
              states: search.states ?? [],
              controlId: null,
              withWithdrawn: search.withdrawn === true,
              sort: search.sort ?? 'id',
              direction: search.direction ?? 'ascending',
            }}
            columns={columns(hasPanel)}
            rowId={(row) => row.id}
            rowLabel={(row) => text.rowLabel(row.id, row.title, row.controlId, stateWords(row))}
            selectedId={search.id ?? null}
            onSelect={(id) => {
              onSearch({ ...search, id: id as ExceptionId, record: undefined, from: undefined });
            }}
            sorting={{ sort: search.sort ?? 'id', direction: search.direction ?? 'ascending' }}
            onSort={({ sort, direction }) => {
              onSearch({ ...search, sort, direction });
            }}
            empty={
              known.isLoaded && known.all.length === 0 && search.withdrawn !== true ? (
                <p className="muted">{text.emptyText}</p>
              ) : (
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
              )
            }
          />
        </>
      )}
      {isChoosing && (
        <ChooseControlDialog
          onChoose={(record) => {
            setChoosing(false);
            onSearch({ ...search, id: undefined, record, from: undefined });
          }}
          onClose={() => {
            setChoosing(false);
          }}
        />
      )}
    </Page>
  );
};
