// The few parts of one thing, inside a panel.
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import styles from './Tabs.module.css';

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly {
    readonly id: string;
    readonly title: string;
    readonly count?: number;
    readonly content: ReactNode;
  }[];
}

export const Tabs = ({ label, tabs }: TabsProps) => (
  <AriaTabs className={styles.tabs ?? ''}>
    <TabList aria-label={label} className={styles.list ?? ''}>
      {tabs.map((tab) => (
        <Tab key={tab.id} id={tab.id} className={styles.tab ?? ''}>
          {tab.title}
          {tab.count !== undefined && <small>{tab.count}</small>}
        </Tab>
      ))}
    </TabList>
    {tabs.map((tab) => (
      <TabPanel key={tab.id} id={tab.id} className={styles.panel ?? ''}>
        {tab.content}
      </TabPanel>
    ))}
  </AriaTabs>
);
