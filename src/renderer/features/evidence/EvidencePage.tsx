// What do we have, where does it count, is it good? The table, its filters, and one item in the panel.
import { type ReactNode, useCallback, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import type { EvidenceSummary } from '../../../shared/domain/evidence';
import type { EvidenceId } from '../../../shared/ids';
import { shownVersion } from '../../../shared/version-states';
import { isSmallStep } from '../../app/small-step';
import { useMay } from '../../app/use-access';
import { useCall } from '../../app/use-call';
import { useMediaQuery } from '../../app/use-media-query';
import { useScreenSearch } from '../../app/use-screen-search';
import { today } from '../../messages/dates';
import { evidence as text } from '../../messages/evidence';
import { sizeText } from '../../messages/size';
import { timeWords } from '../../messages/time-words';
import { Button } from '../../ui/Button';
import { DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { FailureNotice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { useTakeIn } from '../intake/use-take-in';
import { allShownEvidence } from './all-shown-evidence';
import { hasFilters, withoutFilters } from './built-in-views';
import { DropChoiceDialog, type Dropped } from './DropChoiceDialog';
import { evidenceColumns, evidenceRowInWords } from './evidence-columns';
import { questionOf } from './evidence-question';
import { EvidenceSearch, type EvidenceSort } from './evidence-search';
import { EvidenceActions } from './EvidenceActions';
import { EvidenceFilters } from './EvidenceFilters';
import { EvidencePanel } from './EvidencePanel';
import { ReviewBar } from './ReviewBar';
import { useChosenEvidence } from './use-chosen-evidence';
import { useEvidenceAnswer } from './use-evidence-answer';
import { useEvidenceKeys } from './use-evidence-keys';
import { useEvidenceVerbs } from './use-evidence-verbs';
import { useExaminedTime } from './use-examined-time';
import { useReviewQueue } from './use-review-queue';
import { useStepper } from './use-stepper';

export const EvidencePage = (): ReactNode => {
  const search = useScreenSearch(EvidenceSearch);
  const navigate = useNavigate();
  const onSearch = useCallback(
    (next: EvidenceSearch) => {
      void navigate({ to: '/evidence', search: next, replace: isSmallStep(search, next) });
    },
    [navigate, search],
  );
  const examined = useExaminedTime();
  const { total, answer } = useEvidenceAnswer(examined);
  const { data: vault } = useCall('vault', 'current', {});
  const takeIn = useTakeIn();
  const isWide = useMediaQuery('(min-width: 1400px)');
  const mayEdit = useMay('evidence.changed');
  const maySubmit = useMay('evidence.submitted');
  const mayReview = useMay('evidence.approved');
  const [shown, setShown] = useState<number | null>(null);
  const choice = useChosenEvidence();
  const [dropped, setDropped] = useState<Dropped | null>(null);
  const now = today();
  const question = questionOf(search, now);
  const { neighbour } = useStepper(question);

  const open = useCallback(
    (id: EvidenceId | undefined) => {
      onSearch({ ...search, id, version: undefined });
    },
    [onSearch, search],
  );
  const step = useCallback(
    async (by: 1 | -1) => {
      if (search.id === undefined) return;
      const next = await neighbour(search.id, by);
      if (next !== null) open(next);
    },
    [neighbour, open, search.id],
  );
  const queue = useReviewQueue({ isQueue: search.review === true, id: search.id, neighbour, open });
  const verbs = useEvidenceVerbs(queue);
  useEvidenceKeys({ step, isOpen: search.id !== undefined });

  const hasPanel = search.id !== undefined;
  const isAll = total !== undefined && shown === total;
  return (
    <Page
      panel={
        search.id !== undefined && (
          <EvidencePanel
            id={search.id}
            version={search.version}
            onVersion={(version) => {
              onSearch({ ...search, version });
            }}
            verbs={verbs}
            {...(takeIn.may && {
              onDropFiles: ({ id, title, state }, files) => {
                setDropped({ id, title, state, files });
              },
            })}
            onClose={() => {
              open(undefined);
            }}
            onPrevious={() => void step(-1)}
            onNext={() => void step(1)}
          />
        )
      }
    >
      <PageHead
        title={text.title}
        {...(answer !== null && { answer })}
        {...(total !== undefined && {
          actions: (
            <EvidenceActions
              search={search}
              onSearch={onSearch}
              takeIn={takeIn}
              isEmpty={total === 0}
              onRequested={open}
            />
          ),
        })}
      />
      <FailureNotice failure={takeIn.failure} />
      {total === 0 ? (
        <EmptyState
          title={text.emptyTitle}
          action={
            takeIn.may && (
              <Button
                kind="primary"
                onPress={() => {
                  takeIn.choose();
                }}
              >
                {text.addFiles}
              </Button>
            )
          }
        >
          {text.emptyText}
        </EmptyState>
      ) : (
        <>
          <EvidenceFilters
            search={search}
            onSearch={onSearch}
            words={timeWords(examined)}
            hasPeriod={examined !== null}
            count={
              shown === null || total === undefined
                ? null
                : `${text.shown(shown, total)}${isAll && vault !== null && vault !== undefined ? `, ${sizeText(vault.counts.evidenceBytes)}` : ''}`
            }
          />
          <ReviewBar chosen={choice.chosen} onChange={choice.setChosen} />
          <DataTable<'evidence', 'list', EvidenceSort>
            label={text.table}
            group="evidence"
            name="list"
            question={question}
            columns={evidenceColumns({
              examined,
              extra: search.columns ?? [],
              today: now,
              isNarrow: hasPanel || !isWide,
              isTight: hasPanel && !isWide,
              ...(mayEdit && {
                onSetDates: (row: EvidenceSummary) => {
                  verbs.ask({ verb: 'edit', id: row.id });
                },
              }),
            })}
            rowId={(row) => row.id}
            rowLabel={(row) => evidenceRowInWords(row, examined)}
            selectedId={search.id ?? null}
            onSelect={(id) => {
              open(id as EvidenceId);
            }}
            sorting={{ sort: question.sort, direction: question.direction }}
            onSort={({ sort, direction }) => {
              onSearch({ ...search, sort, direction });
            }}
            onTotal={setShown}
            onBlock={choice.see}
            blockKey={(row) => `${row.id} ${String(shownVersion(row))}`}
            {...((maySubmit || mayReview) && {
              choosing: {
                chosen: choice.ids,
                onChange: (next: ReadonlySet<string>) => {
                  choice.tick(next as ReadonlySet<EvidenceId>);
                },
                onAll: () => {
                  void allShownEvidence(question).then(choice.tickRows);
                },
              },
            })}
            {...(takeIn.may && {
              onDropFiles: ({ id, title, state }: EvidenceSummary, files: readonly File[]) => {
                if (state === 'withdrawn') takeIn.offer(files, { like: id });
                else setDropped({ id, title, state, files });
              },
            })}
            onRowKey={(row, key) => {
              if (!mayEdit || row.state === 'withdrawn' || (key !== 'F2' && key !== 'Delete')) return false;
              verbs.ask({ verb: key === 'F2' ? 'edit' : 'withdraw', id: row.id });
              return true;
            }}
            empty={
              <>
                <p className="muted">{text.nothingFound}</p>
                {hasFilters(search) && (
                  <Button
                    kind="quiet"
                    onPress={() => {
                      onSearch(withoutFilters(search));
                    }}
                  >
                    {text.clearFilters}
                  </Button>
                )}
              </>
            }
          />
        </>
      )}
      {verbs.dialog}
      {dropped !== null && (
        <DropChoiceDialog
          dropped={dropped}
          takeIn={takeIn}
          onClose={() => {
            setDropped(null);
          }}
        />
      )}
    </Page>
  );
};
