// What narrows the register of controls. Each filter is answered by the engine.
import type { Catalog } from '../../../shared/domain/catalog';
import { CADENCES } from '../../../shared/domain/catalog';
import { CONTROL_STATES } from '../../../shared/domain/control';
import { useCall } from '../../app/use-call';
import { controls as text } from '../../messages/controls';
import type { TimeWords } from '../../messages/time-words';
import { classNames } from '../../ui/class-names';
import { FilterToggle } from '../../ui/FilterToggle';
import { SearchField } from '../../ui/SearchField';
import { FilterSelect } from '../../ui/Select';
import styles from './controls.module.css';
import type { ControlsSearch } from './controls-search';

const CADENCE_OPTIONS = CADENCES.map((id) => ({ id, label: text.cadence(id) }));
const STATE_OPTIONS = CONTROL_STATES.map((id) => ({ id, label: text.state(id) }));
const optionsOf = (names: readonly string[]) => names.map((name) => ({ id: name, label: name }));

interface ControlsFiltersProps {
  readonly search: ControlsSearch;
  readonly onSearch: (search: ControlsSearch) => void;
  readonly series: Catalog['series'];
  readonly words: TimeWords;
  /** How many fit, where that is not all of them. */
  readonly shown: number | null;
}

export const ControlsFilters = ({ search, onSearch, series, words, shown }: ControlsFiltersProps) => {
  const { data: facets } = useCall('controls', 'facets', {});
  const set = (change: Partial<ControlsSearch>) => {
    onSearch({ ...search, ...change });
  };
  return (
    <div className={classNames('filters', styles.filters)}>
      <SearchField
        label={text.search}
        value={search.q ?? ''}
        onChange={(q) => {
          set({ q: q === '' ? undefined : q });
        }}
      />
      <FilterSelect
        label={text.filterSeries}
        options={series.map(({ id, name }) => ({ id, label: id, description: name }))}
        value={search.series ?? null}
        onChange={(id) => {
          set({ series: id ?? undefined });
        }}
      />
      <FilterSelect
        label={text.filterCadence}
        options={CADENCE_OPTIONS}
        value={search.cadence ?? null}
        onChange={(cadence) => {
          set({ cadence: cadence ?? undefined });
        }}
      />
      {/* Offered once there is something to choose from, but never taken away while it narrows. */}
      {(search.owner !== undefined || (facets?.owners.length ?? 0) > 0) && (
        <FilterSelect
          label={text.filterOwner}
          options={optionsOf(facets?.owners ?? [])}
          value={search.owner ?? null}
          onChange={(owner) => {
            set({ owner: owner ?? undefined });
          }}
        />
      )}
      {(search.domain !== undefined || (facets?.domains.length ?? 0) > 0) && (
        <FilterSelect
          label={text.filterDomain}
          options={optionsOf(facets?.domains ?? [])}
          value={search.domain ?? null}
          onChange={(domain) => {
            set({ domain: domain ?? undefined });
          }}
        />
      )}
      <FilterSelect
        label={text.filterState}
        options={STATE_OPTIONS}
        value={search.state ?? null}
        onChange={(state) => {
          set({ state: state ?? undefined });
        }}
      />
      <FilterToggle
        label={words.filterWithout}
        isOn={search.without === true}
        onChange={(isOn) => {
          set({ without: isOn ? true : undefined });
        }}
      />
      {shown !== null && <span className="count">{text.shown(shown)}</span>}
    </div>
  );
};
