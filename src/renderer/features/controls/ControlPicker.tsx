// Ticks controls; the engine searches them, so that a vault with very many stays quick.
import { useState } from 'react';
import type { ControlId } from '../../../shared/ids';
import { useCall } from '../../app/use-call';
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
  return (
    <div className={styles.picker}>
      <SearchField label={text.search} value={query} onChange={setQuery} autoFocus={autoFocus} />
      <CheckList
        label={text.list}
        groups={[{ id: 'all', title: '', items: rows.map(({ id, title }) => ({ id, number: id, title })) }]}
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
