// What narrows and orders the grid, and what its marks mean.
import { CADENCES, type Cadence } from '../../../shared/domain/catalog';
import type { CoverageGrid, OccurrenceState } from '../../../shared/domain/coverage';
import { useCall } from '../../app/use-call';
import { controls as controlText } from '../../messages/controls';
import { coverage as text } from '../../messages/coverage';
import { FilterChoices } from '../../ui/FilterChoices';
import { FilterToggle } from '../../ui/FilterToggle';
import { SearchField } from '../../ui/SearchField';
import { FilterSelect } from '../../ui/Select';
import { StateMark } from '../../ui/StateMark';
import type { CoverageSearch } from './coverage-search';
import styles from './grid.module.css';
import { markOf } from './occurrence-states';

export const HOLES: readonly OccurrenceState[] = ['late', 'missed'];
const LEGEND: readonly OccurrenceState[] = ['met', 'late', 'missed', 'due', 'excused', 'not-due'];
const SORTS = ['id', 'title', 'holes', 'next-due'] as const;
const CADENCE_OPTIONS = CADENCES.map((id: Cadence) => ({ id, label: controlText.cadence(id) }));
const SORT_OPTIONS = SORTS.map((id) => ({ id, label: text.sorts[id] }));

const isSame = (states: readonly OccurrenceState[] | undefined, wanted: readonly OccurrenceState[]) =>
  states?.length === wanted.length && wanted.every((state) => states.includes(state));

export const Legend = () => (
  <span className={styles.legend}>
    {LEGEND.map((state) => (
      <StateMark key={state} state={markOf(state)} quiet>
        {text.state(state)}
      </StateMark>
    ))}
  </span>
);

interface CoverageFiltersProps {
  readonly search: CoverageSearch;
  readonly onSearch: (search: CoverageSearch) => void;
  readonly grid: CoverageGrid | undefined;
}

export const CoverageFilters = ({ search, onSearch, grid }: CoverageFiltersProps) => {
  const owners = useCall('controls', 'facets', {}).data?.owners ?? [];
  const hasDays =
    grid !== undefined &&
    grid.time.from < grid.time.to &&
    grid.byCadence.some(({ cadence }) => cadence === 'daily');
  const setStates = (states: readonly OccurrenceState[] | undefined) => {
    onSearch({ ...search, states: states === undefined ? undefined : [...states] });
  };
  const hasHoles = isSame(search.states, HOLES);
  const hasDue = isSame(search.states, ['due']);
  const states = search.states ?? [];
  return (
    <>
      <div className={`filters ${styles.filters ?? ''}`}>
        <SearchField
          label={text.search}
          value={search.q ?? ''}
          onChange={(q) => {
            onSearch({ ...search, q: q === '' ? undefined : q });
          }}
        />
        <FilterChoices
          label={text.filterCadence}
          options={CADENCE_OPTIONS}
          chosen={search.cadences ?? []}
          onChange={(cadences) => {
            onSearch({ ...search, cadences: cadences.length === 0 ? undefined : cadences });
          }}
        />
        <FilterToggle
          label={text.onlyHoles}
          isOn={hasHoles}
          onChange={(isOn) => {
            setStates(isOn ? HOLES : undefined);
          }}
        />
        <FilterToggle
          label={text.onlyDue}
          isOn={hasDue}
          onChange={(isOn) => {
            setStates(isOn ? ['due'] : undefined);
          }}
        />
        {!hasHoles && !hasDue && states.length > 0 && (
          <FilterToggle
            label={text.onlyWith(states)}
            isOn
            onChange={() => {
              setStates(undefined);
            }}
          />
        )}
        {(owners.length > 0 || search.owner !== undefined) && (
          <FilterSelect
            label={text.filterOwner}
            options={[...new Set([...owners, ...(search.owner === undefined ? [] : [search.owner])])].map(
              (owner) => ({ id: owner, label: owner }),
            )}
            value={search.owner ?? null}
            onChange={(owner) => {
              onSearch({ ...search, owner: owner ?? undefined });
            }}
          />
        )}
        <FilterSelect
          label={text.order}
          options={SORT_OPTIONS}
          value={search.sort === undefined || search.sort === 'cadence' ? null : search.sort}
          any={text.sorts.cadence}
          onChange={(sort) => {
            onSearch({ ...search, sort: sort ?? undefined });
          }}
        />
      </div>
      <div className={styles.legendRow}>
        {hasDays && <span>{text.barsLegend}</span>}
        <Legend />
      </div>
    </>
  );
};
