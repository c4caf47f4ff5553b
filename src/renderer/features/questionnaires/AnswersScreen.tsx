// What did the vendor answer, and what of it is a finding? All questions on one screen, with what becomes of each.
import { useState } from 'react';
import { RecordId } from '../../../shared/domain/programme/record-id';
import type { RecordDetail } from '../../../shared/domain/programme/record';
import type { Questionnaire } from '../../../shared/domain/programme/questionnaire';
import { useMay } from '../../app/use-access';
import { useCall } from '../../app/use-call';
import { today } from '../../messages/dates';
import { answersScreen as text } from '../../messages/questionnaires';
import { Button } from '../../ui/Button';
import { FailureNotice, Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { ViewTabs } from '../../ui/ViewTabs';
import type { PagePartProps } from '../programme/register-part';
import { ToRegister } from '../programme/ToRegister';
import { AnswersTable } from './AnswersTable';
import { MakeTasksDialog } from './MakeTasksDialog';
import { standingOf } from './question-state';
import styles from './questionnaires.module.css';

const FILTERS = ['all', 'findings', 'look', 'unanswered'] as const;
type Filter = (typeof FILTERS)[number];

const fits = (filter: Filter, question: Questionnaire['questions'][number]): boolean => {
  if (filter === 'all') return true;
  const standing = standingOf(question);
  return filter === 'findings' ? standing === 'finding' : standing === filter;
};

export const AnswersScreen = ({ search, onSearch }: PagePartProps) => {
  const id = RecordId.safeParse(search.id);
  const { data, failure } = useCall(
    'programme',
    'get',
    { id: id.data ?? 'QST-01', today: today() },
    { enabled: id.success },
  );
  const back = () => {
    const { open: _, ...rest } = search;
    onSearch(rest);
  };
  if (!id.success || data?.id !== id.data)
    return (
      <Page>
        <FailureNotice failure={failure} />
      </Page>
    );
  return <Answers record={data} onBack={back} />;
};

const Answers = ({ record, onBack }: { readonly record: RecordDetail; readonly onBack: () => void }) => {
  const { questions } = record.facts as Questionnaire;
  const [filter, setFilter] = useState<Filter>('all');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isAsking, setAsking] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const mayMake = useMay('readiness.task-added') && record.withdrawn === null;
  const answered = questions.filter(({ answer }) => answer !== '').length;
  const findings = questions.filter((one) => standingOf(one) === 'finding').length;
  const shown = questions.filter((one) => fits(filter, one));
  return (
    <Page>
      <PageHead
        within={<ToRegister register="questionnaire" />}
        title={text.title(record.id)}
        answer={text.answer(record.title, answered, questions.length, findings)}
        actions={
          <>
            {mayMake && (
              <Button
                kind="primary"
                isDisabled={chosen.size === 0}
                onPress={() => {
                  setAsking(true);
                }}
              >
                {text.makeTasks(chosen.size)}
              </Button>
            )}
            <Button onPress={onBack}>{text.back}</Button>
          </>
        }
      />
      {done !== null && (
        <div className={styles.done}>
          <Notice kind="met" live>
            {done}
          </Notice>
        </div>
      )}
      <ViewTabs<Filter>
        label={text.filter}
        tabs={FILTERS.map((one) => ({
          id: one,
          label: text.filters[one],
          count: String(questions.filter((question) => fits(one, question)).length),
        }))}
        value={filter}
        onChange={setFilter}
      />
      {shown.length === 0 ? (
        <p className="muted">{text.nothing}</p>
      ) : (
        <AnswersTable
          record={record}
          questions={shown}
          chosen={chosen}
          onChoose={setChosen}
          mayMake={mayMake}
        />
      )}
      {isAsking && (
        <MakeTasksDialog
          id={record.id}
          references={[...chosen]}
          onClose={() => {
            setAsking(false);
          }}
          onMade={(number) => {
            setAsking(false);
            setChosen(new Set());
            setDone(text.tasksMade(number));
          }}
        />
      )}
    </Page>
  );
};
