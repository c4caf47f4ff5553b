// What narrows the list of evidence. Each filter is answered by the engine; one that came from elsewhere
// (a criterion, a control) shows what it narrows to, and goes.
import { EVIDENCE_KINDS, EVIDENCE_STATES } from '../../../shared/domain/evidence';
import { DATE_VERDICTS } from '../../../shared/period';
import { useCall } from '../../app/use-call';
import { evidence as text } from '../../messages/evidence';
import { kindText, stateText } from '../../messages/evidence-words';
import type { TimeWords } from '../../messages/time-words';
import { classNames } from '../../ui/class-names';
import { FilterChoices } from '../../ui/FilterChoices';
import { SearchField } from '../../ui/SearchField';
import { FilterSelect } from '../../ui/Select';
import { BUILT_IN_VIEWS, isShown } from './built-in-views';
import { ControlFilter } from './ControlFilter';
import styles from './evidence.module.css';
import type { EvidenceSearch } from './evidence-search';
import { FilterTag } from './FilterTag';
import { ViewsMenu } from './ViewsMenu';

const KIND_OPTIONS = EVIDENCE_KINDS.map((id) => ({ id, label: kindText(id) }));
const STATE_OPTIONS = EVIDENCE_STATES.map((id) => ({ id, label: stateText(id) }));
const optionsOf = (names: readonly string[]) => names.map((name) => ({ id: name, label: name }));
const someOf = <T,>(chosen: readonly T[]): T[] | undefined => (chosen.length === 0 ? undefined : [...chosen]);

interface EvidenceFiltersProps {
  readonly search: EvidenceSearch;
  readonly onSearch: (search: EvidenceSearch) => void;
  readonly words: TimeWords;
  /** False while there is no engagement to hold dates against. */
  readonly hasPeriod: boolean;
  /** How many fit, and how much that is; null while it is not known. */
  readonly count: string | null;
}

export const EvidenceFilters = ({ search, onSearch, words, hasPeriod, count }: EvidenceFiltersProps) => {
  const facets = useCall('evidence', 'facets', {}).data;
  // The views' chip says the same.
  const isView = BUILT_IN_VIEWS.some((view) => isShown(view, search));
  const set = (change: Partial<EvidenceSearch>) => {
    onSearch({ ...search, ...change });
  };
  const tag = (label: string, value: string, key: keyof EvidenceSearch) => (
    <FilterTag
      label={label}
      value={value}
      onRemove={() => {
        set({ [key]: undefined });
      }}
    />
  );
  return (
    <div className={classNames('filters', styles.filters)} data-evidence-filters>
      <ViewsMenu search={search} onSearch={onSearch} />
      <SearchField
        label={text.search}
        value={search.q ?? ''}
        onChange={(q) => {
          set({ q: q === '' ? undefined : q });
        }}
      />
      <ControlFilter
        value={search.control ?? null}
        onChange={(control) => {
          set({ control: control ?? undefined });
        }}
      />
      <FilterChoices
        label={text.filterKind}
        options={KIND_OPTIONS}
        chosen={search.kinds ?? []}
        onChange={(kinds) => {
          set({ kinds: someOf(kinds) });
        }}
      />
      {hasPeriod && (
        <FilterChoices
          label={text.filterDates}
          options={DATE_VERDICTS.map((id) => ({ id, label: words.verdict[id] }))}
          chosen={search.dates ?? []}
          onChange={(dates) => {
            set({ dates: someOf(dates) });
          }}
        />
      )}
      <FilterChoices
        label={text.filterState}
        options={STATE_OPTIONS}
        chosen={search.states ?? []}
        onChange={(states) => {
          set({ states: someOf(states) });
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
      {(search.tag !== undefined || (facets?.tags.length ?? 0) > 0) && (
        <FilterSelect
          label={text.filterTag}
          options={optionsOf(facets?.tags ?? [])}
          value={search.tag ?? null}
          onChange={(chosen) => {
            set({ tag: chosen ?? undefined });
          }}
        />
      )}
      {search.criterion !== undefined && tag(text.filterCriterion, search.criterion, 'criterion')}
      {!isView && search.review === true && tag(text.filterOnly, text.onlyReview, 'review')}
      {!isView && search.ending === true && tag(text.filterOnly, text.onlyEnding, 'ending')}
      {!isView && search.unlinked === true && tag(text.filterOnly, text.onlyUnlinked, 'unlinked')}
      {count !== null && <span className="count">{count}</span>}
    </div>
  );
};
