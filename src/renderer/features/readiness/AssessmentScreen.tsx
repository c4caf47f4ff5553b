// Readiness with an assessment: its worksheet, the tasks, and what changed over the assessments.
import { useState } from 'react';
import type { Assessment, SubjectRating } from '../../../shared/domain/readiness';
import { useMay } from '../../app/use-access';
import { count } from '../../messages/count';
import { readiness as text } from '../../messages/readiness';
import { Button } from '../../ui/Button';
import { CellSelect } from '../../ui/CellSelect';
import { Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { ViewTabs } from '../../ui/ViewTabs';
import { CloseDialog } from './AssessmentDialogs';
import { GapTasks } from './GapTasks';
import { HistoryView } from './HistoryView';
import { NewTaskDialog } from './NewTaskDialog';
import type { PartProps } from './part-props';
import { viewOf } from './readiness-search';
import styles from './readiness.module.css';
import { SubjectPanel } from './SubjectPanel';
import { TaskPanel } from './TaskPanel';
import { TasksView } from './TasksView';
import { useRatings } from './use-ratings';
import { useTasks } from './use-tasks';
import { Worksheet } from './Worksheet';
import { WorksheetFiles } from './WorksheetFiles';

type View = ReturnType<typeof viewOf>;

interface AssessmentScreenProps extends PartProps {
  readonly assessment: Assessment;
  readonly assessments: readonly Assessment[];
}

export const AssessmentScreen = ({
  assessment,
  assessments,
  search,
  onSearch,
  begin,
  children,
}: AssessmentScreenProps) => {
  const { now, words, open, mayAdd, mayChange } = useTasks();
  const mayRate = useMay('readiness.rated') && assessment.closedAt === null;
  const mayClose = useMay('readiness.closed') && assessment.closedAt === null;
  const ratings = useRatings(assessment.id);
  const [isClosing, setClosing] = useState(false);
  const [addingFor, setAddingFor] = useState<SubjectRating | 'nothing' | null>(null);
  const view = viewOf(search);
  const panel =
    view === 'worksheet' && search.subject !== undefined ? (
      <SubjectPanel
        subject={search.subject}
        assessment={assessment}
        today={now}
        ratings={ratings}
        mayRate={mayRate}
        mayAddTask={mayAdd}
        onAddTask={setAddingFor}
        onClose={() => {
          onSearch({ ...search, subject: undefined });
        }}
      />
    ) : (
      view === 'tasks' &&
      search.task !== undefined && (
        <TaskPanel
          id={search.task}
          mayChange={mayChange}
          onClose={() => {
            onSearch({ ...search, view: 'tasks', task: undefined });
          }}
        />
      )
    );
  return (
    <Page panel={panel}>
      <PageHead
        title={text.title}
        answer={text.answer(assessment) + words}
        actions={
          view === 'worksheet' && (
            <>
              <WorksheetFiles assessment={assessment} today={now} mayRate={mayRate} />
              {mayAdd && (
                <GapTasks
                  assessment={assessment}
                  today={now}
                  onAdded={() => {
                    onSearch({ view: 'tasks', assessment: search.assessment });
                  }}
                />
              )}
              {begin}
            </>
          )
        }
      />
      <p className="help">{text.ownJudgement}</p>
      <div className={styles.views}>
        <ViewTabs<View>
          label={text.views}
          value={view}
          onChange={(next) => {
            onSearch({ view: next, assessment: search.assessment });
          }}
          tabs={[
            { id: 'worksheet', label: text.worksheet },
            { id: 'tasks', label: text.tasks, ...(open !== undefined && { count: count(open.total) }) },
            { id: 'history', label: text.history },
          ]}
        />
        {view === 'worksheet' && (
          <span className={styles.which}>
            {assessments.length > 1 && (
              <span className={styles.assessment}>
                <CellSelect
                  isFramed
                  label={text.assessment}
                  options={assessments.map((one) => ({ id: one.id, label: text.assessmentName(one) }))}
                  value={assessment.id}
                  onChange={(id) => {
                    onSearch({ ...search, assessment: id, subject: undefined });
                  }}
                />
              </span>
            )}
            {mayClose && (
              <Button
                kind="quiet"
                onPress={() => {
                  setClosing(true);
                }}
              >
                {text.close}
              </Button>
            )}
          </span>
        )}
      </div>
      {view === 'worksheet' && (
        <>
          {assessment.closedAt !== null && <Notice>{text.closedNotice}</Notice>}
          <Worksheet
            assessment={assessment}
            today={now}
            ratings={ratings}
            mayRate={mayRate}
            search={search}
            onSearch={onSearch}
          />
        </>
      )}
      {view === 'tasks' && (
        <TasksView
          today={now}
          mayAdd={mayAdd}
          mayChange={mayChange}
          onAdd={() => {
            setAddingFor('nothing');
          }}
          search={search}
          onSearch={onSearch}
        />
      )}
      {view === 'history' && <HistoryView assessments={assessments} today={now} />}
      {isClosing && (
        <CloseDialog
          assessment={assessment}
          onClose={() => {
            setClosing(false);
          }}
        />
      )}
      {addingFor !== null && (
        <NewTaskDialog
          about={addingFor === 'nothing' ? null : addingFor}
          onClose={() => {
            setAddingFor(null);
          }}
          onAdded={({ id }) => {
            setAddingFor(null);
            if (view === 'tasks') onSearch({ ...search, task: id });
          }}
        />
      )}
      {children}
    </Page>
  );
};
