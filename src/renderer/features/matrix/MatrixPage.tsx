// Which control answers which criterion? Rows of controls, columns of criteria, to read and to print.
import { type ReactNode, useMemo, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { BookOpen, ListChecks, Printer } from 'lucide-react';
import type { ControlId, CriterionId } from '../../../shared/ids';
import { isSmallStep } from '../../app/small-step';
import { useScreenVerb } from '../../app/screen-verbs';
import { useMay } from '../../app/use-access';
import { useCall } from '../../app/use-call';
import { useScreenSearch } from '../../app/use-screen-search';
import { matrix as text } from '../../messages/matrix';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { FailureNotice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { SearchField } from '../../ui/SearchField';
import { FilterSelect } from '../../ui/Select';
import { ControlPanel } from '../controls/ControlPanel';
import { columnsOf, matrixSeries, withoutControl } from './matrix-columns';
import { MatrixSearch } from './matrix-search';
import { MapCellDialog } from './MapCellDialog';
import { MatrixGrid } from './MatrixGrid';
import { MatrixPages } from './MatrixPages';
import styles from './matrix.module.css';

export const MatrixPage = (): ReactNode => {
  const search = useScreenSearch(MatrixSearch);
  const navigate = useNavigate();
  const onSearch = (next: MatrixSearch) => {
    void navigate({ to: '/matrix', search: next, replace: isSmallStep(search, next) });
  };
  const { data: catalog } = useCall('catalog', 'get', {});
  const { data: standings, failure } = useCall('criteria', 'standing', {});
  const total = useCall('controls', 'matrix', { search: '', series: null, offset: 0, limit: 1 }).data?.total;
  const mayMap = useMay('control.mapped');
  const [shown, setShown] = useState<number | null>(null);
  const [mapped, setMapped] = useState<{ readonly control: ControlId; readonly criterion: CriterionId }>();
  const [isPrinting, setPrinting] = useState(false);
  useScreenVerb('matrix.print', () => {
    setPrinting(true);
  });

  const all = useMemo(
    () => (catalog === undefined || standings === undefined ? null : matrixSeries(catalog, standings, null)),
    [catalog, standings],
  );
  const series = useMemo(
    () => (all ?? []).filter((one) => search.series === undefined || one.id === search.series),
    [all, search.series],
  );
  const columns = all === null ? null : columnsOf(all);
  const applicable = columns?.filter((column) => column.notApplicable === null) ?? [];
  const question = { search: search.q ?? '', series: search.series ?? null };
  const isEmpty = total === 0;

  return (
    <Page
      panel={
        search.id !== undefined && (
          <ControlPanel
            id={search.id}
            part={search.part ?? 'control'}
            onPart={(part) => {
              onSearch({ ...search, part });
            }}
            onClose={() => {
              onSearch({ ...search, id: undefined, part: undefined });
            }}
          />
        )
      }
    >
      <PageHead
        title={text.title}
        {...(columns !== null &&
          total !== undefined &&
          total > 0 && {
            answer: text.answer(total, applicable.length, withoutControl(applicable).length),
          })}
        actions={
          <>
            <Button
              kind="quiet"
              icon={<ListChecks className="i" aria-hidden="true" />}
              onPress={() => void navigate({ to: '/controls' })}
            >
              {text.toControls}
            </Button>
            <Button
              kind="quiet"
              icon={<BookOpen className="i" aria-hidden="true" />}
              onPress={() => void navigate({ to: '/criteria' })}
            >
              {text.toCriteria}
            </Button>
            <Button
              icon={<Printer className="i" aria-hidden="true" />}
              isDisabled={isEmpty || series.length === 0}
              onPress={() => {
                setPrinting(true);
              }}
            >
              {text.print}
            </Button>
          </>
        }
      />
      <FailureNotice failure={failure} />
      {isEmpty ? (
        <EmptyState
          title={text.emptyTitle}
          action={
            <Button kind="primary" onPress={() => void navigate({ to: '/controls' })}>
              {text.toControls}
            </Button>
          }
        >
          {text.emptyText}
        </EmptyState>
      ) : (
        <>
          <p className={styles.note}>{text.note}</p>
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
              options={(all ?? []).map(({ id, name }) => ({ id, label: id, description: name }))}
              value={search.series ?? null}
              onChange={(id) => {
                onSearch({ ...search, series: id ?? undefined });
              }}
            />
            {shown !== null && shown !== total && <span className="count">{text.shown(shown)}</span>}
          </div>
          <MatrixGrid
            question={question}
            series={series}
            selectedId={search.id ?? null}
            mayMap={mayMap}
            onTotal={setShown}
            onControl={(id) => {
              onSearch({ ...search, id });
            }}
            onCriterion={(id) => void navigate({ to: '/criteria', search: { id } })}
            onMap={(control, criterion) => {
              setMapped({ control, criterion });
            }}
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
      {mapped !== undefined && (
        <MapCellDialog
          {...mapped}
          onClose={() => {
            setMapped(undefined);
          }}
        />
      )}
      {isPrinting && (
        <MatrixPages
          question={question}
          series={series}
          onDone={() => {
            setPrinting(false);
          }}
        />
      )}
    </Page>
  );
};
