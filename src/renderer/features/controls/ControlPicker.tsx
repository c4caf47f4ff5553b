// Ticks controls; the engine searches them, so that a vault with very many stays quick. Those chosen when
// it opens stand first.
import { useState } from 'react';
import { useQueries } from '@tanstack/react-query';
import type { ControlId } from '../../../shared/ids';
import { call, useCall } from '../../app/use-call';
import { controlPicker as text } from '../../messages/controls';
import { CheckList } from '../../ui/CheckList';
import { FailureNotice } from '../../ui/Notice';
import { SearchField } from '../../ui/SearchField';
import styles from './controls.module.css';

/** More lines than anybody reads; a search narrows them. */
const MOST_LINES = 200;

interface ControlPickerProps {
  readonly selected: ReadonlySet<ControlId>;
  readonly onChange: (selected: ReadonlySet<ControlId>) => void;
  readonly autoFocus?: boolean;
}

export const ControlPicker = ({ selected, onChange, autoFocus = false }: ControlPickerProps) => {
  const [query, setQuery] = useState('');
  // Fixed while the picker is open: lines must not jump away under the pointer.
  const [first] = useState(() => [...selected]);
  const chosenFirst = useQueries({
    queries: first.map((id) => ({
      queryKey: ['controls', 'get', { id }],
      queryFn: () => call('controls', 'get', { id }),
    })),
    combine: (results) => results.flatMap(({ data }) => (data === undefined ? [] : [data])),
  });
  const { data, failure } = useCall('controls', 'list', {
    search: query,
    series: null,
    cadence: null,
    withoutEvidenceInPeriod: false,
    sort: 'id',
    direction: 'ascending',
    offset: 0,
    limit: MOST_LINES,
  });
  const rows = data?.rows ?? [];
  const line = ({ id, title }: { readonly id: ControlId; readonly title: string }) => ({
    id,
    number: id,
    title,
  });
  const others = rows.filter((row) => query !== '' || !first.includes(row.id)).map(line);
  const groups =
    first.length === 0 || query !== ''
      ? [{ id: 'all', title: '', items: others }]
      : [
          { id: 'chosen', title: text.chosen, items: chosenFirst.map(line) },
          { id: 'others', title: text.others, items: others },
        ];
  return (
    <div className={styles.picker}>
      <SearchField label={text.search} value={query} onChange={setQuery} autoFocus={autoFocus} />
      <CheckList
        label={text.list}
        groups={groups}
        selected={selected}
        onChange={onChange}
        empty={data === undefined ? '' : text.nothingFound}
      />
      <FailureNotice failure={failure} />
      {data !== undefined && data.total > rows.length && (
        <p className="help">{text.moreThanShown(rows.length, data.total)}</p>
      )}
    </div>
  );
};
