// A filter that lets several things through: a chip that says which, and a list to tick them in.
import { Check } from 'lucide-react';
import { ListBox, ListBoxItem, Text } from 'react-aria-components';
import { FilterPopover } from './FilterPopover';
import type { SelectOption } from './Select';
import styles from './Select.module.css';

interface FilterChoicesProps<Id extends string> {
  readonly label: string;
  readonly options: readonly SelectOption<Id>[];
  /** Empty lets everything through. */
  readonly chosen: readonly Id[];
  /** In the order of the options. */
  readonly onChange: (chosen: Id[]) => void;
}

export const FilterChoices = <Id extends string>({
  label,
  options,
  chosen,
  onChange,
}: FilterChoicesProps<Id>) => {
  const names = options.filter(({ id }) => chosen.includes(id)).map((option) => option.label);
  const shown = names.length > 3 ? String(names.length) : names.join(', ');
  return (
    <FilterPopover label={label} value={shown === '' ? null : shown}>
      {() => (
        <ListBox
          aria-label={label}
          selectionMode="multiple"
          selectedKeys={new Set(chosen)}
          onSelectionChange={(keys) => {
            onChange(options.filter(({ id }) => keys === 'all' || keys.has(id)).map(({ id }) => id));
          }}
          className={styles.list ?? ''}
        >
          {options.map((option) => (
            <ListBoxItem
              key={option.id}
              id={option.id}
              textValue={option.label}
              className={styles.item ?? ''}
            >
              <span className={styles.tick} aria-hidden="true">
                <Check size={14} strokeWidth={1.75} />
              </span>
              <Text slot="label">{option.label}</Text>
            </ListBoxItem>
          ))}
        </ListBox>
      )}
    </FilterPopover>
  );
};
