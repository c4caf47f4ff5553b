// What does the auditor want, what is late or returned? The list, its views, and one request in the panel.
import { type ReactNode, useCallback, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { REQUEST_VIEWS } from '../../../shared/calls/requests';
import type { RequestSummary } from '../../../shared/domain/request';
import type { RequestId } from '../../../shared/ids';
import { isSmallStep } from '../../app/small-step';
import { useMay } from '../../app/use-access';
import { useCall } from '../../app/use-call';
import { useMediaQuery } from '../../app/use-media-query';
import { useScreenSearch } from '../../app/use-screen-search';
import { count } from '../../messages/count';
import { today } from '../../messages/dates';
import { requests as text } from '../../messages/requests';
import { Button } from '../../ui/Button';
import { DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { FailureNotice, Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { ViewTabs } from '../../ui/ViewTabs';
import { useEngagement } from '../engagement/use-engagement';
import { useTakeIn } from '../intake/use-take-in';
import { ChosenRequestsBar } from './ChosenRequestsBar';
import { RequestPanel } from './RequestPanel';
import { requestColumns, requestRowInWords } from './requests-columns';
import { RequestsFilters } from './RequestsFilters';
import { allShownRequests, hasFilters, requestsQuestion, withoutFilters } from './requests-question';
import { RequestsSearch, type RequestSort } from './requests-search';
import { RequestsVerbs, type Told } from './RequestsVerbs';
import { requestStanding } from './use-request-standing';
import styles from './requests.module.css';

const NONE: ReadonlySet<RequestId> = new Set();

export const RequestsPage = (): ReactNode => {
  const search = useScreenSearch(RequestsSearch);
  const navigate = useNavigate();
  const engagement = useEngagement();
  const { data: facets, failure } = useCall(
    'requests',
    'facets',
    { today: today() },
    { enabled: hasOne(engagement) },
  );
  const { data: ready } = useCall(
    'requests',
    'list',
    { ...requestsQuestion({ view: 'open', internal: ['ready-for-review'] }), offset: 0, limit: 1 },
    { enabled: hasOne(engagement) },
  );
  const takeIn = useTakeIn();
  const mayChange = useMay('request.changed');
  const isWide = useMediaQuery('(min-width: 1400px)');
  const isVeryWide = useMediaQuery('(min-width: 1640px)');
  const [chosen, setChosen] = useState(NONE);
  const [told, setTold] = useState<Told | null>(null);
  const [shown, setShown] = useState<number | null>(null);
  const onSearch = useCallback(
    (next: RequestsSearch) => {
      setTold(null);
      void navigate({ to: '/requests', search: next, replace: isSmallStep(search, next) });
    },
    [navigate, search],
  );
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
  const all = facets?.views.all ?? 0;
  const isEmpty = facets !== undefined && all === 0 && search.id === undefined;
  const question = requestsQuestion(search);
  const view = search.view ?? 'all';
  const hasPanel = search.id !== undefined;
  return (
    <Page
      panel={
        search.id !== undefined && (
          <RequestPanel
            key={search.id}
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
        {...(facets !== undefined &&
          all > 0 && { answer: text.answer(requestStanding(facets.views, ready?.total ?? 0)) })}
        actions={
          <RequestsVerbs
            firm={facets?.firm ?? engagement.firm}
            isEmpty={isEmpty}
            isTight={hasPanel || !isWide}
            onTold={setTold}
            onAdded={(id) => {
              onSearch({ ...search, view: undefined, id });
            }}
          />
        }
      />
      <FailureNotice failure={failure ?? takeIn.failure} />
      {told !== null && 'failure' in told && <FailureNotice failure={told.failure} />}
      {told !== null && 'words' in told && (
        <div className={styles.told}>
          <Notice kind="met" live>
            <p>{told.words}</p>
          </Notice>
        </div>
      )}
      {isEmpty ? (
        <EmptyState title={text.emptyTitle}>{text.emptyText}</EmptyState>
      ) : (
        <>
          <div className={styles.views}>
            <ViewTabs
              label={text.views}
              tabs={REQUEST_VIEWS.filter(
                (one) => one !== 'conflicts' || view === one || (facets?.views.conflicts ?? 0) > 0,
              ).map((one) => ({
                id: one,
                label: text.view(one),
                count: facets === undefined ? undefined : count(facets.views[one]),
              }))}
              value={view}
              onChange={(next) => {
                setChosen(NONE);
                onSearch({ ...search, view: next === 'all' ? undefined : next });
              }}
            />
          </div>
          <RequestsFilters
            search={search}
            onSearch={onSearch}
            owners={facets?.owners ?? []}
            areas={facets?.areas ?? []}
            count={shown === null || facets === undefined ? null : text.shown(shown, all)}
          />
          <ChosenRequestsBar
            chosen={chosen}
            onClear={() => {
              setChosen(NONE);
            }}
          />
          <DataTable<'requests', 'list', RequestSort>
            label={text.table}
            group="requests"
            name="list"
            question={question}
            columns={requestColumns({ hasPanel, isWide, isVeryWide })}
            rowId={(row) => row.id}
            rowLabel={requestRowInWords}
            selectedId={search.id ?? null}
            onSelect={(id) => {
              onSearch({ ...search, id: id as RequestId });
            }}
            sorting={{ sort: question.sort, direction: question.direction }}
            onSort={({ sort, direction }) => {
              onSearch({ ...search, sort, direction });
            }}
            onTotal={setShown}
            {...(mayChange && {
              choosing: {
                chosen,
                onChange: (next: ReadonlySet<string>) => {
                  setChosen(next as ReadonlySet<RequestId>);
                },
                onAll: () => {
                  void allShownRequests(question).then((rows) => {
                    setChosen(new Set(rows.map(({ id }) => id)));
                  });
                },
              },
            })}
            {...(takeIn.may && {
              onDropFiles: ({ id }: RequestSummary, files: readonly File[]) => {
                takeIn.offer(files, { requestId: id });
              },
            })}
            empty={
              <>
                <p className="muted">{text.nothingFound}</p>
                {(hasFilters(search) || view !== 'all') && (
                  <Button
                    kind="quiet"
                    onPress={() => {
                      onSearch(hasFilters(search) ? withoutFilters(search) : {});
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
    </Page>
  );
};

const hasOne = (engagement: ReturnType<typeof useEngagement>): boolean =>
  engagement !== undefined && engagement !== null;
