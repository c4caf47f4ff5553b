// A grouped list in which several lines can be ticked: arrows move, space ticks, letters jump. For lists
// of at most a few hundred lines; longer ones are searched by the engine before they come here.
import type { ReactNode } from 'react';
import { Check } from 'lucide-react';
import { Collection, Header, ListBox, ListBoxItem, ListBoxSection, Text } from 'react-aria-components';
import styles from './CheckList.module.css';
import { classNames } from './class-names';

interface CheckListItem<Id extends string> {
  readonly id: Id;
  /** The number people quote, in mono; left out when there is none. */
  readonly number?: string;
  readonly title: string;
  /** A second line in smaller type. */
  readonly description?: string;
  /** A word at the end of the line, such as `mapped`. */
  readonly note?: string;
  readonly isDisabled?: boolean;
}

export interface CheckListGroup<Id extends string> {
  readonly id: string;
  /** Empty for a list without headings. */
  readonly title: string;
  readonly items: readonly CheckListItem<Id>[];
}

interface CheckListProps<Id extends string> {
  readonly label: string;
  readonly groups: readonly CheckListGroup<Id>[];
  readonly selected: ReadonlySet<Id>;
  readonly onChange: (selected: ReadonlySet<Id>) => void;
  /** Shown when there is no line, such as after a search that found nothing. */
  readonly empty: ReactNode;
}

export const CheckList = <Id extends string>({
  label,
  groups,
  selected,
  onChange,
  empty,
}: CheckListProps<Id>) => {
  const shown = groups.filter((group) => group.items.length > 0);
  const visible = new Set(shown.flatMap((group) => group.items.map((item) => item.id)));
  const disabled = shown.flatMap((group) =>
    group.items.filter((item) => item.isDisabled === true).map((item) => item.id),
  );
  return (
    <ListBox
      aria-label={label}
      className={styles.list ?? ''}
      selectionMode="multiple"
      escapeKeyBehavior="none"
      selectedKeys={[...selected].filter((id) => visible.has(id))}
      disabledKeys={disabled}
      onSelectionChange={(keys) => {
        // A search hides lines; what was ticked before stays ticked.
        const hidden = [...selected].filter((id) => !visible.has(id));
        const ticked = keys === 'all' ? [...visible].filter((id) => !disabled.includes(id)) : [...keys];
        onChange(new Set([...hidden, ...(ticked as Id[])]));
      }}
      renderEmptyState={() => <p className={styles.empty}>{empty}</p>}
    >
      <Collection items={shown}>
        {(group) => (
          <ListBoxSection id={`group-${group.id}`} className={styles.group ?? ''}>
            {group.title !== '' && <Header className={styles.heading ?? ''}>{group.title}</Header>}
            <Collection items={group.items}>
              {(item) => (
                <ListBoxItem
                  id={item.id}
                  textValue={`${item.number ?? ''} ${item.title}`}
                  className={classNames(styles.item, item.number !== undefined && styles.numbered)}
                >
                  <span className={styles.box} aria-hidden="true">
                    <Check size={10} strokeWidth={3} />
                  </span>
                  {/* One label holds all the words, so that what is heard is what is seen. */}
                  <Text slot="label" className={styles.label ?? ''}>
                    {item.number !== undefined && <span className={styles.number}>{item.number} </span>}
                    <span className={styles.title} dir="auto">
                      {item.title}
                    </span>
                    {item.note !== undefined && <span className={styles.note}> {item.note}</span>}
                    {item.description !== undefined && (
                      <span className={styles.description}> {item.description}</span>
                    )}
                  </Text>
                </ListBoxItem>
              )}
            </Collection>
          </ListBoxSection>
        )}
      </Collection>
    </ListBox>
  );
};
