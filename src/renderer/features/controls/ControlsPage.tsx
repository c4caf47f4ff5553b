// Which controls do we run, and which have holes? The table, its filters, and the control in the panel.
import { type ReactNode, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { CADENCES, type Cadence } from '../../../shared/domain/catalog';
import type { ControlSummary } from '../../../shared/domain/control';
import type { ControlId } from '../../../shared/ids';
import { Page } from '../../ui/Page';
import { isSmallStep } from '../../app/small-step';
import { useMay } from '../../app/use-access';
import { useCall } from '../../app/use-call';
import { controls as text } from '../../messages/controls';
import type { TimeWords } from '../../messages/time-words';
import { Button } from '../../ui/Button';
import { type Column, DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { FilterToggle } from '../../ui/FilterToggle';
import { PageHead } from '../../ui/PageHead';
import { SearchField } from '../../ui/SearchField';
import { FilterSelect } from '../../ui/Select';
import { useTimeWords } from '../evidence/use-examined-time';
import { useTakeIn } from '../intake/use-take-in';
import styles from './controls.module.css';
import { ControlsSearch } from './controls-search';
import { ControlPanel } from './ControlPanel';
import { StarterDialog } from './StarterDialog';
import { useScreenSearch } from '../../app/use-screen-search';

type Sort = NonNullable<ControlsSearch['sort']>;

const FIRST_ROW = { sort: 'id', direction: 'ascending', offset: 0, limit: 1 } as const;
const ALL = { search: '', series: null, cadence: null, withoutEvidenceInPeriod: false } as const;

const CADENCE_OPTIONS = CADENCES.map((id: Cadence) => ({ id, label: text.cadence(id) }));

const EvidenceCell = ({ row, words }: { readonly row: ControlSummary; readonly words: TimeWords }) => (
  <span title={text.evidenceCell(row.evidenceInPeriodCount, row.evidenceCount, words)}>
    {row.evidenceInPeriodCount === 0 ? <b>{text.noneInPeriod}</b> : row.evidenceInPeriodCount}
    {row.evidenceCount > row.evidenceInPeriodCount && (
      <span className="faint"> {text.ofAll(row.evidenceCount)}</span>
    )}
  </span>
);

const CriteriaCell = ({ row }: { readonly row: ControlSummary }) => {
  const [first, ...others] = row.criterionIds;
  return (
    <span className={`id ${styles.criteria ?? ''}`} title={row.criterionIds.join(' ')}>
      <span className={styles.criteriaAll}>{row.criterionIds.join(' ')}</span>
      <span className={styles.criteriaFew}>
        {first}
        {others.length > 0 && ` ${text.moreCriteria(others.length)}`}
      </span>
    </span>
  );
};

const OWNER: Column<ControlSummary, Sort> = {
  id: 'owner',
  title: text.columnOwner,
  width: 'minmax(96px, 1.2fr)',
  sort: 'owner',
  cell: (row) => (
    <bdi className="muted" title={row.ownerRole}>
      {row.ownerRole}
    </bdi>
  ),
};

/** The panel says who the owner is; beside it the table keeps its room for titles. */
const columns = (words: TimeWords, hasPanel: boolean): readonly Column<ControlSummary, Sort>[] => [
  {
    id: 'id',
    title: text.columnNumber,
    width: '80px',
    sort: 'id',
    cell: (row) => <span className="id">{row.id}</span>,
  },
  {
    id: 'title',
    title: text.columnTitle,
    width: 'minmax(200px, 3fr)',
    sort: 'title',
    cell: (row) => (
      <bdi className="txt" title={row.title}>
        {row.title}
      </bdi>
    ),
  },
  {
    id: 'cadence',
    title: text.columnCadence,
    width: '96px',
    sort: 'cadence',
    cell: (row) => text.cadence(row.cadence),
  },
  ...(hasPanel ? [] : [OWNER]),
  {
    id: 'criteria',
    title: text.columnCriteria,
    width: 'minmax(88px, 1.2fr)',
    cell: (row) => <CriteriaCell row={row} />,
  },
  {
    id: 'evidence',
    title: words.columnEvidence,
    width: '120px',
    sort: 'evidence',
    align: 'end',
    cell: (row) => <EvidenceCell row={row} words={words} />,
  },
];

export const ControlsPage = (): ReactNode => {
  const search = useScreenSearch(ControlsSearch);
  const navigate = useNavigate();
  const onSearch = (next: ControlsSearch) => {
    void navigate({ to: '/controls', search: next, replace: isSmallStep(search, next) });
  };
  const all = useCall('controls', 'list', { ...ALL, ...FIRST_ROW });
  const without = useCall('controls', 'list', { ...ALL, ...FIRST_ROW, withoutEvidenceInPeriod: true });
  const { data: catalog } = useCall('catalog', 'get', {});
  const words = useTimeWords();
  const takeIn = useTakeIn();
  const [shown, setShown] = useState<number | null>(null);
  const [isLoading, setLoading] = useState(false);
  const mayLoad = useMay('control.added');

  const total = all.data?.total;
  const answer =
    total === undefined || total === 0 ? undefined : text.answer(total, without.data?.total ?? 0, words);
  const loadButton = (kind: 'primary' | 'plain') =>
    mayLoad && (
      <Button
        kind={kind}
        icon={<Download className="i" aria-hidden="true" />}
        onPress={() => {
          setLoading(true);
        }}
      >
        {text.loadStarters}
      </Button>
    );
  const clear = () => {
    onSearch({
      ...(search.sort && { sort: search.sort }),
      ...(search.direction && { direction: search.direction }),
    });
  };

  return (
    <Page
      panel={
        search.id !== undefined && (
          <ControlPanel
            id={search.id}
            onClose={() => {
              onSearch({ ...search, id: undefined });
            }}
          />
        )
      }
    >
      <PageHead
        title={text.title}
        {...(answer !== undefined && { answer })}
        {...(total !== undefined && total > 0 && { actions: loadButton('plain') })}
      />
      {total === 0 ? (
        <EmptyState title={text.emptyTitle} action={loadButton('primary')}>
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
            <FilterSelect
              label={text.filterSeries}
              options={(catalog?.series ?? []).map(({ id, name }) => ({ id, label: id, description: name }))}
              value={search.series ?? null}
              onChange={(series) => {
                onSearch({ ...search, series: series ?? undefined });
              }}
            />
            <FilterSelect
              label={text.filterCadence}
              options={CADENCE_OPTIONS}
              value={search.cadence ?? null}
              onChange={(cadence) => {
                onSearch({ ...search, cadence: cadence ?? undefined });
              }}
            />
            <FilterToggle
              label={words.filterWithout}
              isOn={search.without === true}
              onChange={(isOn) => {
                onSearch({ ...search, without: isOn ? true : undefined });
              }}
            />
            {shown !== null && shown !== total && <span className="count">{text.shown(shown)}</span>}
          </div>
          <DataTable
            label={text.table}
            group="controls"
            name="list"
            question={{
              search: search.q ?? '',
              series: search.series ?? null,
              cadence: search.cadence ?? null,
              withoutEvidenceInPeriod: search.without === true,
              sort: search.sort ?? 'id',
              direction: search.direction ?? 'ascending',
            }}
            columns={columns(words, search.id !== undefined)}
            rowId={(row) => row.id}
            rowLabel={(row) =>
              `${row.id} ${row.title}, ${text.cadence(row.cadence)}, ${text.evidenceCell(row.evidenceInPeriodCount, row.evidenceCount, words)}`
            }
            selectedId={search.id ?? null}
            onSelect={(id) => {
              onSearch({ ...search, id: id as ControlId });
            }}
            sorting={{ sort: search.sort ?? 'id', direction: search.direction ?? 'ascending' }}
            onSort={({ sort, direction }) => {
              onSearch({ ...search, sort, direction });
            }}
            onTotal={setShown}
            {...(takeIn.may && {
              onDropFiles: (row: ControlSummary, files: readonly File[]) => {
                takeIn.offer(files, { controlIds: [row.id] });
              },
            })}
            empty={
              <>
                <p className="muted">{text.nothingFound}</p>
                <Button kind="quiet" onPress={clear}>
                  {text.clearFilters}
                </Button>
              </>
            }
          />
        </>
      )}
      {isLoading && (
        <StarterDialog
          onClose={() => {
            setLoading(false);
          }}
        />
      )}
    </Page>
  );
};
