// Narrows the list to one control. A vault has many: the list is searched by the engine as one types.
import { useState } from 'react';
import { Check, ChevronDown } from 'lucide-react';
import { Button, Dialog, DialogTrigger, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import { ControlId } from '../../../shared/ids';
import { useCall } from '../../app/use-call';
import { evidence as text } from '../../messages/evidence';
import { classNames } from '../../ui/class-names';
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
  <DialogTrigger>
    <Button className={classNames('chip', value !== null && 'chip--on', select.chip)}>
      {text.filterControl}
      {value !== null && <b>{value}</b>}
      <ChevronDown className="i" aria-hidden="true" />
    </Button>
    <Popover className={select.popover ?? ''} offset={4}>
      <Dialog aria-label={text.filterControl} className={styles.controlFilter ?? ''}>
        {({ close }) => (
          <Controls
            value={value}
            onChange={(next) => {
              onChange(next);
              close();
            }}
          />
        )}
      </Dialog>
    </Popover>
  </DialogTrigger>
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
      <ListBox
        aria-label={text.filterControl}
        className={select.list ?? ''}
        selectionMode="single"
        selectedKeys={[value ?? ANY]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : [...keys];
          const chosen = ControlId.safeParse(key);
          onChange(chosen.success ? chosen.data : null);
        }}
        renderEmptyState={() => <p className="help">{data === undefined ? '' : text.noSuchControl}</p>}
      >
        {lines.map((line) => (
          <ListBoxItem
            key={line.id}
            id={line.id}
            textValue={`${line.id} ${line.title}`}
            className={select.item ?? ''}
          >
            <span className={select.tick} aria-hidden="true">
              <Check size={14} strokeWidth={1.75} />
            </span>
            <Text slot="label" className={styles.controlLine ?? ''}>
              {line.id !== ANY && <span className="id">{line.id} </span>}
              <bdi>{line.title}</bdi>
            </Text>
          </ListBoxItem>
        ))}
      </ListBox>
    </>
  );
};
