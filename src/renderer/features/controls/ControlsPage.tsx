// Which controls do we run, and which have holes? The register, its filters, and the control in the panel.
import { type ReactNode, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { Download, Plus } from 'lucide-react';
import type { ControlSummary } from '../../../shared/domain/control';
import type { ControlId } from '../../../shared/ids';
import { isSmallStep } from '../../app/small-step';
import { useScreenVerb } from '../../app/screen-verbs';
import { useMay } from '../../app/use-access';
import { useCall } from '../../app/use-call';
import { useMediaQuery } from '../../app/use-media-query';
import { useScreenSearch } from '../../app/use-screen-search';
import { controls as text } from '../../messages/controls';
import { today } from '../../messages/dates';
import { Button } from '../../ui/Button';
import { DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { FailureNotice, Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { useExaminedTime, useTimeWords } from '../evidence/use-examined-time';
import { useTakeIn } from '../intake/use-take-in';
import { allControlIds } from './all-control-ids';
import { ChosenBar } from './ChosenBar';
import styles from './controls.module.css';
import { ControlPanel } from './ControlPanel';
import { controlRowInWords, controlsColumns, type ControlsSort } from './controls-columns';
import { ControlsFilters } from './ControlsFilters';
import { ControlsSearch } from './controls-search';
import { ControlsActions, useControlsVerbs } from './ControlsVerbs';
import { useCoverageOf } from './use-coverage-of';

const ALL = {
  search: '',
  series: null,
  cadence: null,
  withoutEvidenceInPeriod: false,
  sort: 'id',
  direction: 'ascending',
  offset: 0,
  limit: 1,
} as const;

const questionOf = (search: ControlsSearch) => ({
  search: search.q ?? '',
  series: search.series ?? null,
  cadence: search.cadence ?? null,
  owner: search.owner ?? null,
  state: search.state ?? null,
  domain: search.domain ?? null,
  withoutEvidenceInPeriod: search.without === true,
  sort: search.sort ?? 'id',
  direction: search.direction ?? 'ascending',
});

export const ControlsPage = (): ReactNode => {
  const search = useScreenSearch(ControlsSearch);
  const navigate = useNavigate();
  const onSearch = (next: ControlsSearch) => {
    void navigate({ to: '/controls', search: next, replace: isSmallStep(search, next) });
  };
  const total = useCall('controls', 'list', ALL).data?.total;
  const inForce = useCall('controls', 'list', { ...ALL, state: 'in-force' }).data?.total;
  const hasPeriod = useExaminedTime() !== null;
  const { data: summary } = useCall(
    'coverage',
    'summary',
    { today: today(), limit: 1 },
    { enabled: hasPeriod },
  );
  const { data: catalog } = useCall('catalog', 'get', {});
  const words = useTimeWords();
  const takeIn = useTakeIn();
  const coverage = useCoverageOf();
  const isWide = useMediaQuery('(min-width: 1400px)');
  const mayMap = useMay('control.mapped');
  const [shown, setShown] = useState<number | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const verbs = useControlsVerbs((id) => {
    onSearch({ ...search, id, part: undefined });
  });
  useScreenVerb('control.add', verbs.mayAdd ? verbs.add : null);
  useScreenVerb('control.starters', verbs.mayAdd ? verbs.loadStarters : null);
  useScreenVerb('control.import', verbs.mayAdd ? verbs.importTable : null);
  useScreenVerb('control.export', verbs.exportTable);

  const hasPanel = search.id !== undefined;
  const columns = controlsColumns({
    words,
    hasPanel,
    isWide,
    hasPeriod,
    coverageOf: (row) => coverage.of(row.id),
  });
  const question = questionOf(search);
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
        {...(total !== undefined &&
          total > 0 &&
          inForce !== undefined && {
            answer: text.answer(inForce, summary?.controlsWithHoles ?? null),
            actions: <ControlsActions verbs={verbs} />,
          })}
      />
      <div className={styles.notices}>
        <FailureNotice failure={verbs.failure} />
        {verbs.exported !== null && (
          <Notice kind="met" live>
            {text.exported(verbs.exported.controls, verbs.exported.name)}
          </Notice>
        )}
      </div>
      {total === 0 ? (
        <EmptyState
          title={text.emptyTitle}
          action={
            verbs.mayAdd && (
              <div className="btns">
                <Button
                  kind="primary"
                  icon={<Download className="i" aria-hidden="true" />}
                  onPress={verbs.loadStarters}
                >
                  {text.loadStarters}
                </Button>
                <Button icon={<Plus className="i" aria-hidden="true" />} onPress={verbs.add}>
                  {text.addControl}
                </Button>
                <Button kind="quiet" onPress={verbs.importTable}>
                  {text.importTable}
                </Button>
              </div>
            )
          }
        >
          {text.emptyText}
        </EmptyState>
      ) : (
        <>
          <ControlsFilters
            search={search}
            onSearch={onSearch}
            series={catalog?.series ?? []}
            words={words}
            shown={shown === total ? null : shown}
          />
          <ChosenBar
            chosen={chosen as ReadonlySet<ControlId>}
            onClear={() => {
              setChosen(new Set());
            }}
          />
          <DataTable<'controls', 'list', ControlsSort>
            label={text.table}
            group="controls"
            name="list"
            question={question}
            columns={columns}
            rowId={(row) => row.id}
            rowLabel={(row) => controlRowInWords(row, coverage.of(row.id), words)}
            selectedId={search.id ?? null}
            onSelect={(id) => {
              onSearch({ ...search, id: id as ControlId });
            }}
            sorting={{ sort: question.sort, direction: question.direction }}
            onSort={({ sort, direction }) => {
              onSearch({ ...search, sort, direction });
            }}
            onTotal={setShown}
            onBlock={coverage.onBlock}
            {...(mayMap && {
              choosing: {
                chosen,
                onChange: setChosen,
                onAll: () => {
                  void allControlIds(question).then((ids) => {
                    setChosen(new Set<string>(ids));
                  });
                },
              },
            })}
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
      {verbs.dialogs}
    </Page>
  );
};
