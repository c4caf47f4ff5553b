// What do we have, where does it count, is it good? The table, its filters, and one item in the panel.
import { type ReactNode, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import type { EvidenceSummary } from '../../../shared/domain/evidence';
import type { EvidenceId } from '../../../shared/ids';
import { DATE_VERDICTS, dateVerdict, type ExaminedTime } from '../../../shared/period';
import { Page } from '../../ui/Page';
import { isSmallStep } from '../../app/small-step';
import { useCall } from '../../app/use-call';
import { rangeText } from '../../messages/dates';
import { evidence as text } from '../../messages/evidence';
import { timeWords } from '../../messages/time-words';
import { sizeText } from '../../messages/size';
import { Button } from '../../ui/Button';
import type { Column } from '../../ui/column';
import { DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { FailureNotice } from '../../ui/Notice';
import { PageHead } from '../../ui/PageHead';
import { SearchField } from '../../ui/SearchField';
import { FilterSelect } from '../../ui/Select';
import { useTakeIn } from '../intake/use-take-in';
import { FilterTag } from './FilterTag';
import styles from './evidence.module.css';
import { EvidenceSearch } from './evidence-search';
import { EvidencePanel } from './EvidencePanel';
import { FileThumb } from './FileThumb';
import { useEvidenceAnswer } from './use-evidence-answer';
import { useExaminedTime } from './use-examined-time';
import { VerdictCell } from './VerdictCell';
import { useScreenSearch } from '../../app/use-screen-search';

type Sort = NonNullable<EvidenceSearch['sort']>;

const SIZE: Column<EvidenceSummary, Sort> = {
  id: 'size',
  title: text.columnSize,
  width: '72px',
  sort: 'size',
  align: 'end',
  cell: (row) => <span className="muted">{sizeText(row.sizeBytes)}</span>,
};

/** The panel says how large it is; beside it the table keeps its room for titles. */
const columns = (
  examined: ExaminedTime | null,
  hasPanel: boolean,
): readonly Column<EvidenceSummary, Sort>[] => [
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
    width: 'minmax(150px, 1fr)',
    sort: 'title',
    cell: (row) => (
      <span className={styles.withThumb}>
        <FileThumb name={row.fileName} />
        <bdi className={`txt ${styles.cut ?? ''}`} title={row.title}>
          {row.title}
        </bdi>
      </span>
    ),
  },
  {
    id: 'effective',
    title: text.columnEffective,
    width: '192px',
    sort: 'effective',
    cell: (row) =>
      row.effective === null ? <span className="faint">{text.noDates}</span> : rangeText(row.effective),
  },
  ...(examined === null
    ? []
    : [
        {
          id: 'verdict',
          title: timeWords(examined).columnAgainst,
          width: '130px',
          cell: (row: EvidenceSummary) => <VerdictCell effective={row.effective} examined={examined} />,
        },
      ]),
  {
    id: 'controls',
    title: text.columnControls,
    width: '92px',
    cell: (row) =>
      row.controlIds.length === 0 ? (
        <span className="faint">{text.noControl}</span>
      ) : (
        <span className="id">
          {row.controlIds[0]}
          {row.controlIds.length > 1 && ` ${text.moreControls(row.controlIds.length - 1)}`}
        </span>
      ),
  },
  ...(hasPanel ? [] : [SIZE]),
];

export const EvidencePage = (): ReactNode => {
  const search = useScreenSearch(EvidenceSearch);
  const navigate = useNavigate();
  const onSearch = (next: EvidenceSearch) => {
    void navigate({ to: '/evidence', search: next, replace: isSmallStep(search, next) });
  };
  const examined = useExaminedTime();
  const words = timeWords(examined);
  const { total, answer } = useEvidenceAnswer(examined);
  const { data: vault } = useCall('vault', 'current', {});
  const takeIn = useTakeIn();
  const [shown, setShown] = useState<number | null>(null);

  const addButton = takeIn.may && (
    <Button
      kind="primary"
      icon={<Plus className="i" aria-hidden="true" />}
      onPress={() => {
        takeIn.choose(search.control === undefined ? {} : { controlIds: [search.control] });
      }}
    >
      {text.add}
    </Button>
  );

  return (
    <Page
      panel={
        search.id !== undefined && (
          <EvidencePanel
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
        {...(answer !== null && { answer })}
        {...(total !== undefined && total > 0 && { actions: addButton })}
      />
      <FailureNotice failure={takeIn.failure} />
      {total === 0 ? (
        <EmptyState title={text.emptyTitle} action={addButton}>
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
            {examined !== null && (
              <FilterSelect
                label={text.filterDates}
                options={DATE_VERDICTS.map((id) => ({ id, label: words.verdict[id] }))}
                value={search.dates ?? null}
                onChange={(dates) => {
                  onSearch({ ...search, dates: dates ?? undefined });
                }}
              />
            )}
            {search.control !== undefined && (
              <FilterTag
                label={text.filterControl}
                value={search.control}
                onRemove={() => {
                  onSearch({ ...search, control: undefined });
                }}
              />
            )}
            {search.criterion !== undefined && (
              <FilterTag
                label={text.filterCriterion}
                value={search.criterion}
                onRemove={() => {
                  onSearch({ ...search, criterion: undefined });
                }}
              />
            )}
            {shown !== null && total !== undefined && (
              <span className="count">
                {text.shown(shown, total)}
                {vault !== null &&
                  vault !== undefined &&
                  shown === total &&
                  `, ${sizeText(vault.counts.evidenceBytes)}`}
              </span>
            )}
          </div>
          <DataTable
            label={text.table}
            group="evidence"
            name="list"
            question={{
              search: search.q ?? '',
              controlId: search.control ?? null,
              criterionId: search.criterion ?? null,
              verdict: search.dates ?? null,
              sort: search.sort ?? 'id',
              direction: search.direction ?? 'ascending',
            }}
            columns={columns(examined, search.id !== undefined)}
            rowId={(row) => row.id}
            rowLabel={(row) =>
              [
                row.id,
                row.title,
                row.effective === null ? text.noDates : rangeText(row.effective),
                examined === null ? '' : words.verdict[dateVerdict(row.effective, examined)],
              ].join(', ')
            }
            selectedId={search.id ?? null}
            onSelect={(id) => {
              onSearch({ ...search, id: id as EvidenceId });
            }}
            sorting={{ sort: search.sort ?? 'id', direction: search.direction ?? 'ascending' }}
            onSort={({ sort, direction }) => {
              onSearch({ ...search, sort, direction });
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
        </>
      )}
    </Page>
  );
};
