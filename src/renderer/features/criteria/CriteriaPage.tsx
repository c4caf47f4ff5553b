// What does the scope ask, and what answers it? Criteria by series, and one of them in the panel.
import { type ReactNode, useMemo } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { Grid3x3 } from 'lucide-react';
import type { CriterionId, PointOfFocusId } from '../../../shared/ids';
import { isSmallStep } from '../../app/small-step';
import { useCall } from '../../app/use-call';
import { criteria as text } from '../../messages/criteria';
import { Button } from '../../ui/Button';
import { FilterToggle } from '../../ui/FilterToggle';
import { FailureNotice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { SearchField } from '../../ui/SearchField';
import { FilterSelect } from '../../ui/Select';
import { fits } from '../controls/pick-lists';
import { useTimeWords } from '../evidence/use-examined-time';
import styles from './criteria.module.css';
import { CriteriaSearch } from './criteria-search';
import { CriteriaTable } from './CriteriaTable';
import { CriterionPanel } from './CriterionPanel';
import { OwnedTextsLine, useOwnedTexts } from './OwnedTexts';
import { countStanding, missingIn, type SeriesStanding, standingBySeries } from './standing-by-series';
import { useScreenSearch } from '../../app/use-screen-search';

/** The point of focus a search has found in a criterion that it would not have found otherwise. */
const foundPoint = (
  series: readonly SeriesStanding[],
  id: CriterionId,
  query: string,
): PointOfFocusId | undefined => {
  const row = series.flatMap((one) => one.criteria).find(({ criterion }) => criterion.id === id);
  if (row === undefined || query === '') return undefined;
  const { criterion } = row;
  return fits(query, [criterion.id, criterion.title, criterion.summary])
    ? undefined
    : row.points.find(({ point }) => fits(query, [point.id, point.title, point.summary]))?.point.id;
};

export const CriteriaPage = (): ReactNode => {
  const search = useScreenSearch(CriteriaSearch);
  const navigate = useNavigate();
  const onSearch = (next: CriteriaSearch) => {
    void navigate({ to: '/criteria', search: next, replace: isSmallStep(search, next) });
  };
  const { data: catalog } = useCall('catalog', 'get', {});
  const { data: standings, failure } = useCall('criteria', 'standing', {});
  const words = useTimeWords();
  const ownedTexts = useOwnedTexts();

  const series = useMemo(
    () => (catalog === undefined || standings === undefined ? null : standingBySeries(catalog, standings)),
    [catalog, standings],
  );
  const shown = useMemo(
    () =>
      (series ?? [])
        .filter((one) => search.series === undefined || one.id === search.series)
        .map((one) => ({
          ...one,
          criteria: one.criteria.filter(
            (row) =>
              (search.missing !== true || missingIn(row) !== null) &&
              fits(search.q ?? '', [
                row.criterion.id,
                row.criterion.title,
                row.criterion.summary,
                ownedTexts[row.criterion.id] ?? '',
                ...row.points.flatMap(({ point }) => [
                  point.id,
                  point.title,
                  point.summary,
                  ownedTexts[point.id] ?? '',
                ]),
              ]),
          ),
        }))
        .filter((one) => one.criteria.length > 0),
    [series, search.series, search.missing, search.q, ownedTexts],
  );
  const counts = series === null ? null : countStanding(series);
  const selected = series?.flatMap((one) => one.criteria).find((row) => row.criterion.id === search.id);

  return (
    <Page
      panel={
        selected !== undefined &&
        catalog !== undefined && (
          <CriterionPanel
            row={selected}
            catalog={catalog}
            ownedTexts={ownedTexts}
            point={search.point ?? null}
            onClose={() => {
              onSearch({ ...search, id: undefined, point: undefined });
            }}
          />
        )
      }
    >
      <PageHead
        title={text.title}
        actions={
          <Button
            icon={<Grid3x3 className="i" aria-hidden="true" />}
            onPress={() => void navigate({ to: '/matrix' })}
          >
            {text.matrix}
          </Button>
        }
        {...(counts !== null && {
          answer: text.answer(counts.criteria, counts.withoutControl, counts.withoutEvidenceInPeriod, words),
        })}
      />
      <p className={styles.note}>
        {text.considerations}
        {counts !== null && counts.notApplicable > 0 && (
          <>
            {' '}
            {text.notApplicableCount(counts.notApplicable)}{' '}
            <button
              type="button"
              className={styles.linkButton}
              onClick={() => void navigate({ to: '/engagement' })}
            >
              {text.setInScope}
            </button>
          </>
        )}
      </p>
      <FailureNotice failure={failure} />
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
          options={(series ?? []).map(({ id, name }) => ({ id, label: id, description: name }))}
          value={search.series ?? null}
          onChange={(id) => {
            onSearch({ ...search, series: id ?? undefined });
          }}
        />
        <FilterToggle
          label={text.onlyMissing}
          isOn={search.missing === true}
          onChange={(isOn) => {
            onSearch({ ...search, missing: isOn ? true : undefined });
          }}
        />
      </div>
      {series !== null && shown.length === 0 ? (
        <div className={styles.none}>
          <p className="muted">{text.nothingFound}</p>
          <Button
            kind="quiet"
            onPress={() => {
              onSearch({});
            }}
          >
            {text.clearFilters}
          </Button>
        </div>
      ) : (
        <CriteriaTable
          series={shown}
          words={words}
          selectedId={search.id ?? null}
          onSelect={(id: CriterionId) => {
            onSearch({ ...search, id, point: foundPoint(series ?? [], id, search.q ?? '') });
          }}
        />
      )}
      <footer className={styles.foot}>
        <p>{text.notOurText}</p>
        <OwnedTextsLine />
      </footer>
    </Page>
  );
};
