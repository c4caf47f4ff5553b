// Which occurrence is missing? The grid of controls over the period, and one occurrence in the panel.
import { type ReactNode, useCallback, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import type { CoverageRow } from '../../../shared/domain/coverage';
import { addDays, type CalendarDate } from '../../../shared/period';
import { isSmallStep } from '../../app/small-step';
import { useScreenVerb } from '../../app/screen-verbs';
import { useMay } from '../../app/use-access';
import { useCall } from '../../app/use-call';
import { useScreenSearch } from '../../app/use-screen-search';
import { access } from '../../messages/access';
import { coverage as text } from '../../messages/coverage';
import { today } from '../../messages/dates';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { FailureNotice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { useEngagement } from '../engagement/use-engagement';
import { useTakeIn } from '../intake/use-take-in';
import { ControlOccurrencesPanel } from './ControlOccurrencesPanel';
import { answerFacts } from './coverage-answer';
import { CoverageSearch } from './coverage-search';
import { CoverageFilters } from './CoverageFilters';
import { type CoverageQuestion, CoverageTable } from './CoverageTable';
import { originOfCell } from './occurrence-origin';
import { OccurrencePanel } from './OccurrencePanel';
import { spansYears } from './period-columns';
import { PrintedGrid } from './PrintedGrid';
import type { RowCell } from './row-cells';
import { useCoverageSummary } from './use-coverage-summary';

const questionOf = (search: CoverageSearch): CoverageQuestion => ({
  today: today(),
  search: search.q ?? '',
  cadences: search.cadences ?? [],
  states: search.states ?? [],
  owner: search.owner ?? null,
  sort: search.sort ?? 'cadence',
  direction: 'ascending',
});

export const CoveragePage = (): ReactNode => {
  const engagement = useEngagement();
  const navigate = useNavigate();
  const mayDefine = useMay('engagement.created');
  if (engagement === undefined) return null;
  if (engagement !== null) return <Coverage isTypeOne={engagement.type === 1} />;
  return (
    <div className="content">
      <PageHead title={text.title} />
      <EmptyState
        title={text.noEngagementTitle}
        action={
          mayDefine && (
            <Button kind="primary" onPress={() => void navigate({ to: '/engagement' })}>
              {text.noEngagementDo}
            </Button>
          )
        }
      >
        {mayDefine ? text.noEngagementText : `${text.noEngagementText} ${access.notYours}`}
      </EmptyState>
    </div>
  );
};

const Coverage = ({ isTypeOne }: { readonly isTypeOne: boolean }): ReactNode => {
  const search = useScreenSearch(CoverageSearch);
  const navigate = useNavigate();
  const onSearch = useCallback(
    (next: CoverageSearch) => {
      void navigate({ to: '/coverage', search: next, replace: isSmallStep(search, next) });
    },
    [navigate, search],
  );
  const question = questionOf(search);
  const { data: grid } = useCall('coverage', 'grid', { ...question, offset: 0, limit: 100 });
  const { data: vault } = useCall('vault', 'current', {});
  const summary = useCoverageSummary().data;
  const takeIn = useTakeIn();
  const [isPrinting, setPrinting] = useState(false);
  useScreenVerb('coverage.print', () => {
    setPrinting(true);
  });
  const controls = vault?.counts.controls ?? 0;
  const withYear = grid !== undefined && spansYears(grid.time);
  const isNarrowed = question.search !== '' || question.owner !== null || question.states.length > 0;

  const open = useCallback(
    (row: CoverageRow, cell: RowCell | null, firstDay: CalendarDate) => {
      onSearch({
        ...search,
        id: row.controlId,
        from: cell?.kind === 'occurrence' ? addDays(firstDay, cell.start) : undefined,
        month: cell?.kind === 'month' ? cell.month.key : undefined,
      });
    },
    [onSearch, search],
  );
  const { may, offer } = takeIn;
  const dropFiles = (row: CoverageRow, cell: RowCell, firstDay: CalendarDate, files: readonly File[]) => {
    void originOfCell(row, cell, firstDay, withYear).then((origin) => {
      offer(files, origin);
    });
  };
  const show = (from: CalendarDate) => {
    onSearch({ ...search, from, month: undefined });
  };
  const close = () => {
    onSearch({ ...search, id: undefined, from: undefined, month: undefined });
  };

  const answer =
    grid === undefined || controls === 0
      ? null
      : isTypeOne
        ? text.answerAsOf(grid.counts, grid.time.from)
        : text.answer(
            answerFacts(
              grid.counts,
              question.cadences,
              isNarrowed ? null : (summary ?? null),
              question.today,
            ),
          );
  return (
    <Page
      panel={
        search.id !== undefined &&
        (search.from !== undefined ? (
          <OccurrencePanel
            controlId={search.id}
            from={search.from}
            withYear={withYear}
            onShow={show}
            onClose={close}
          />
        ) : (
          <ControlOccurrencesPanel
            controlId={search.id}
            month={search.month ?? null}
            time={grid?.time ?? null}
            withYear={withYear}
            onShow={show}
            onMonth={(month) => {
              onSearch({ ...search, month });
            }}
            onClose={close}
          />
        ))
      }
    >
      <PageHead
        title={text.title}
        {...(answer !== null && { answer })}
        {...(controls > 0 && {
          actions: (
            <Button
              kind="quiet"
              icon={<Printer className="i i--14" aria-hidden="true" />}
              isDisabled={isPrinting}
              onPress={() => {
                setPrinting(true);
              }}
            >
              {isPrinting ? text.preparing : text.print}
            </Button>
          ),
        })}
      />
      <FailureNotice failure={takeIn.failure} />
      {vault !== undefined && vault !== null && controls === 0 ? (
        <EmptyState
          title={text.noControlsTitle}
          action={
            <Button kind="primary" onPress={() => void navigate({ to: '/controls' })}>
              {text.noControlsDo}
            </Button>
          }
        >
          {text.noControlsText}
        </EmptyState>
      ) : (
        <>
          <CoverageFilters search={search} onSearch={onSearch} grid={grid} />
          <CoverageTable
            question={question}
            openId={search.id ?? null}
            openFrom={search.from ?? null}
            openMonth={search.month ?? null}
            onOpen={open}
            onDropFiles={may ? dropFiles : null}
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
      {isPrinting && (
        <PrintedGrid
          question={question}
          onDone={() => {
            setPrinting(false);
          }}
        />
      )}
    </Page>
  );
};
