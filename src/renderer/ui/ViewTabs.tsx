// The views of one screen. Each has an address, so they are links and not a tab list.
import { classNames } from './class-names';
import styles from './ViewTabs.module.css';

interface ViewTab<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** How many there are in it; left out when that says nothing. */
  readonly count?: string | undefined;
}

interface ViewTabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly ViewTab<Id>[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
}

export const ViewTabs = <Id extends string>({ label, tabs, value, onChange }: ViewTabsProps<Id>) => (
  <nav className={classNames('tabs', styles.tabs)} aria-label={label}>
    {tabs.map(({ id, label: name, count }) => (
      <button
        key={id}
        type="button"
        role="link"
        className={styles.tab}
        aria-current={id === value ? 'page' : undefined}
        onClick={() => {
          onChange(id);
        }}
      >
        {name}
        {count !== undefined && <small> {count}</small>}
      </button>
    ))}
  </nav>
);
