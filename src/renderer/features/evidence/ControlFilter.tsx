// Narrows the list to one control. A vault has many: the list is searched by the engine as one types.
import { useState } from 'react';
import { Check } from 'lucide-react';
import { ControlId } from '../../../shared/ids';
import { useCall } from '../../app/use-call';
import { evidence as text } from '../../messages/evidence';
import { ChoiceList } from '../../ui/ChoiceList';
import { FilterPopover } from '../../ui/FilterPopover';
import { SearchField } from '../../ui/SearchField';
import select from '../../ui/Select.module.css';
import styles from './evidence.module.css';

interface ControlFilterProps {
  readonly value: ControlId | null;
  readonly onChange: (value: ControlId | null) => void;
}

/** More lines than anybody reads; a word narrows them. */
const MOST_LINES = 100;
const ANY = 'any';

export const ControlFilter = ({ value, onChange }: ControlFilterProps) => (
  <FilterPopover label={text.filterControl} value={value} dialogClass={styles.controlFilter}>
    {(close) => (
      <Controls
        value={value}
        onChange={(next) => {
          onChange(next);
          close();
        }}
      />
    )}
  </FilterPopover>
);

const Controls = ({ value, onChange }: ControlFilterProps) => {
  const [query, setQuery] = useState('');
  const { data } = useCall('controls', 'list', {
    search: query,
    series: null,
    cadence: null,
    withoutEvidenceInPeriod: false,
    sort: 'id',
    direction: 'ascending',
    offset: 0,
    limit: MOST_LINES,
  });
  const lines = [
    ...(query === '' ? [{ id: ANY, title: text.anyControl }] : []),
    ...(data?.rows ?? []).map(({ id, title }) => ({ id: id, title })),
  ];
  return (
    <>
      <SearchField label={text.searchControls} value={query} onChange={setQuery} autoFocus />
      <ChoiceList<string>
        label={text.filterControl}
        choices={lines.map(({ id, title }) => ({
          id,
          words: `${id} ${title}`,
          mark: (
            <span className={select.tick} aria-hidden="true">
              <Check size={14} strokeWidth={1.75} />
            </span>
          ),
          content: (
            <>
              {id !== ANY && <span className="id">{id} </span>}
              <bdi>{title}</bdi>
            </>
          ),
        }))}
        chosen={value ?? ANY}
        onChoose={(key) => {
          const chosen = ControlId.safeParse(key);
          onChange(chosen.success ? chosen.data : null);
        }}
        empty={<p className="help">{data === undefined ? '' : text.noSuchControl}</p>}
        listClass={select.list}
        lineClass={select.item}
        wordsClass={styles.controlLine}
      />
    </>
  );
};
