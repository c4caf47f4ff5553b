// Everything the auditor noted about this client's packages, and which of it goes out as a question.
import { type ReactNode, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import type { OpenedPackage } from '../../../shared/domain/review';
import { useCall } from '../../app/use-call';
import { useScreenSearch } from '../../app/use-screen-search';
import { receiverAnswer as text } from '../../messages/receiver-answer';
import { Button } from '../../ui/Button';
import { FailureNotice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { ViewTabs } from '../../ui/ViewTabs';
import { count } from '../../messages/count';
import { NoteList } from './NoteList';
import { kindOfSubject } from './receiver-places';
import { QuestionsSearch } from './receiver-search';
import styles from './receiver.module.css';
import { RecordPanel } from './RecordPanel';
import { useOpened } from './use-opened';

const STEP = 200;

export const QuestionsPage = (): ReactNode => {
  const opened = useOpened();
  return opened === null || opened === undefined ? null : <Questions opened={opened} />;
};

const Questions = ({ opened }: { readonly opened: OpenedPackage }) => {
  const search = useScreenSearch(QuestionsSearch);
  const navigate = useNavigate();
  const [limit, setLimit] = useState(STEP);
  const { only = 'all', shown } = search;
  const asked = { offset: 0, limit: Math.min(500, limit) } as const;
  const options = { enabled: opened.keepsNotes };
  const all = useCall('review', 'notes', { ...asked, onlyQuestions: false }, options);
  const questions = useCall('review', 'notes', { ...asked, onlyQuestions: true }, options);
  const data = only === 'questions' ? questions.data : all.data;
  const go = (next: QuestionsSearch) => void navigate({ to: '/receiver/questions', search: next });
  return (
    <Page
      panel={
        shown !== undefined && (
          <RecordPanel
            record={shown}
            opened={opened}
            onShow={(record) => {
              go({ ...search, shown: record });
            }}
            onClose={() => {
              go({ ...search, shown: undefined });
            }}
          />
        )
      }
    >
      <PageHead
        title={text.questionsTitle}
        {...(!opened.keepsNotes
          ? { answer: text.needsFile }
          : all.data !== undefined &&
            questions.data !== undefined && {
              answer: text.questionsAnswer(all.data.total, questions.data.total),
            })}
      />
      <FailureNotice failure={all.failure ?? questions.failure} />
      {opened.keepsNotes && (all.data?.total ?? 0) > 0 && (
        <>
          <ViewTabs<'all' | 'questions'>
            label={text.views}
            tabs={[
              { id: 'all', label: text.viewAll, count: count(all.data?.total ?? 0) },
              { id: 'questions', label: text.viewQuestions, count: count(questions.data?.total ?? 0) },
            ]}
            value={only}
            onChange={(id) => {
              go({ ...search, only: id });
            }}
          />
          <div className={styles.scroll} tabIndex={0} role="group" aria-label={text.questionsTitle}>
            {data !== undefined && data.rows.length === 0 && <p className="muted">{text.none}</p>}
            <NoteList
              label={text.questionsTitle}
              notes={data?.rows ?? []}
              onSubject={(subject) => {
                go({ ...search, shown: { kind: kindOfSubject(subject), id: subject } });
              }}
            />
            {data !== undefined && data.total > data.rows.length && limit < 500 && (
              <Button
                onPress={() => {
                  setLimit(limit + STEP);
                }}
              >
                {text.more}
              </Button>
            )}
          </div>
        </>
      )}
    </Page>
  );
};
