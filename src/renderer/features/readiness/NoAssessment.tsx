// Readiness before the first assessment: what one is, and the tasks there may be already.
import { useState } from 'react';
import { readiness as text } from '../../messages/readiness';
import { EmptyState } from '../../ui/EmptyState';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { ViewTabs } from '../../ui/ViewTabs';
import { NewTaskDialog } from './NewTaskDialog';
import type { PartProps } from './part-props';
import { viewOf } from './readiness-search';
import styles from './readiness.module.css';
import { TaskPanel } from './TaskPanel';
import { TasksView } from './TasksView';
import { useTasks } from './use-tasks';

export const NoAssessment = ({ search, onSearch, begin, children }: PartProps) => {
  const { now, mayAdd, mayChange, words } = useTasks();
  const [isAdding, setAdding] = useState(false);
  const view = viewOf(search) === 'tasks' ? 'tasks' : 'worksheet';
  return (
    <Page
      panel={
        search.task !== undefined && (
          <TaskPanel
            id={search.task}
            mayChange={mayChange}
            onClose={() => {
              onSearch({ ...search, view: 'tasks', task: undefined });
            }}
          />
        )
      }
    >
      <PageHead title={text.title} {...(view === 'tasks' && { answer: words.trim() })} />
      <ViewTabs<'worksheet' | 'tasks'>
        label={text.views}
        value={view}
        onChange={(next) => {
          onSearch({ view: next });
        }}
        tabs={[
          { id: 'worksheet', label: text.worksheet },
          { id: 'tasks', label: text.tasks },
        ]}
      />
      {view === 'tasks' ? (
        <TasksView
          today={now}
          mayAdd={mayAdd}
          mayChange={mayChange}
          onAdd={() => {
            setAdding(true);
          }}
          search={search}
          onSearch={onSearch}
        />
      ) : (
        <div className={styles.none}>
          <EmptyState title={text.emptyTitle} action={begin}>
            {text.emptyText} {text.ownJudgement}
          </EmptyState>
        </div>
      )}
      {isAdding && (
        <NewTaskDialog
          about={null}
          onClose={() => {
            setAdding(false);
          }}
          onAdded={({ id }) => {
            setAdding(false);
            onSearch({ ...search, view: 'tasks', task: id });
          }}
        />
      )}
      {children}
    </Page>
  );
};
