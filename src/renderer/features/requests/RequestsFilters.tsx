// What narrows the list of requests beside its views.
import { AUDITOR_STATUSES, INTERNAL_STATUSES } from '../../../shared/domain/request';
import { requestWords } from '../../messages/request-words';
import { requests as text } from '../../messages/requests';
import { FilterChoices } from '../../ui/FilterChoices';
import { SearchField } from '../../ui/SearchField';
import { FilterSelect } from '../../ui/Select';
import type { RequestsSearch } from './requests-search';

const AUDITOR = AUDITOR_STATUSES.map((id) => ({ id, label: requestWords.auditor(id) }));
const INTERNAL = INTERNAL_STATUSES.map((id) => ({ id, label: requestWords.internal(id) }));

interface RequestsFiltersProps {
  readonly search: RequestsSearch;
  readonly onSearch: (next: RequestsSearch) => void;
  readonly owners: readonly string[];
  readonly areas: readonly string[];
  readonly count: string | null;
}

const optionsOf = (values: readonly string[]) =>
  values.filter((value) => value !== '').map((value) => ({ id: value, label: value }));

export const RequestsFilters = ({ search, onSearch, owners, areas, count }: RequestsFiltersProps) => (
  <div className="filters">
    <SearchField
      label={text.search}
      value={search.q ?? ''}
      onChange={(q) => {
        onSearch({ ...search, q: q === '' ? undefined : q });
      }}
    />
    <FilterChoices
      label={text.filterAuditor}
      options={AUDITOR}
      chosen={search.auditor ?? []}
      onChange={(auditor) => {
        onSearch({ ...search, auditor: auditor.length === 0 ? undefined : auditor });
      }}
    />
    <FilterChoices
      label={text.filterInternal}
      options={INTERNAL}
      chosen={search.internal ?? []}
      onChange={(internal) => {
        onSearch({ ...search, internal: internal.length === 0 ? undefined : internal });
      }}
    />
    {optionsOf(owners).length > 0 && (
      <FilterSelect
        label={text.filterOwner}
        options={optionsOf(owners)}
        value={search.owner ?? null}
        onChange={(owner) => {
          onSearch({ ...search, owner: owner ?? undefined });
        }}
      />
    )}
    {optionsOf(areas).length > 0 && (
      <FilterSelect
        label={text.filterArea}
        options={optionsOf(areas)}
        value={search.area ?? null}
        onChange={(area) => {
          onSearch({ ...search, area: area ?? undefined });
        }}
      />
    )}
    {count !== null && <span className="count">{count}</span>}
  </div>
);
