// What the overview shows of an engagement under way: months, what is missed, what is next, who must do
// what, what has no evidence, and what changed.
import { useNavigate } from '@tanstack/react-router';
import type { CoverageSummary } from '../../../shared/domain/coverage';
import type { VaultInfo } from '../../../shared/domain/vault';
import type { ExaminedTime } from '../../../shared/period';
import { useCall } from '../../app/use-call';
import { today } from '../../messages/dates';
import { overview as text } from '../../messages/overview';
import { Button } from '../../ui/Button';
import { Section } from '../../ui/Section';
import { spansYears } from '../coverage/period-columns';
import { useOpenExceptions } from '../exceptions/use-open-exceptions';
import { NextActions } from '../roadmap/NextActions';
import { DueList } from './DueList';
import { MissedList } from './MissedList';
import { MonthsChart, MonthsLegend, scaleOf } from './MonthsChart';
import { OpenExceptions } from './OpenExceptions';
import { OpenPoints, pointsInScope } from './OpenPoints';
import styles from './overview.module.css';
import { RecentChanges } from './RecentChanges';
import { ReturnedRequests } from './ReturnedRequests';
import { TasksDue } from './TasksDue';

const TEN = 10;
const FEW_TASKS = 5;
const OPEN_TASKS = {
  search: '',
  states: ['open', 'in-progress'],
  subject: null,
  likelihood: null,
  sort: 'due',
  direction: 'ascending',
  offset: 0,
} as const;

interface StandingProps {
  readonly summary: CoverageSummary;
  readonly time: ExaminedTime;
  readonly vault: VaultInfo;
}

export const Standing = ({ summary, time, vault }: StandingProps) => {
  const navigate = useNavigate();
  const now = today();
  const withYear = time.type === 2 && spansYears(time.period);
  const me = vault.member.name;
  const exceptions = useOpenExceptions();
  const tasks = useCall('readiness', 'tasks', {
    ...OPEN_TASKS,
    states: [...OPEN_TASKS.states],
    owner: null,
    limit: FEW_TASKS,
  }).data;
  const mine = useCall('readiness', 'tasks', {
    ...OPEN_TASKS,
    states: [...OPEN_TASKS.states],
    owner: me,
    limit: 1,
  }).data;
  const standing = useCall('criteria', 'standing', {}).data;
  const points = standing === undefined ? [] : pointsInScope(standing);
  const openPoints = points.filter((point) => point.evidenceInPeriodCount === 0).length;
  const all = (number: number, go: () => void) => (
    <Button kind="quiet" onPress={go}>
      {text.allOf(number)}
    </Button>
  );
  const { missed, due } = summary;
  return (
    <>
      {summary.months.length > 1 && (
        <Section title={text.months} action={<MonthsLegend per={scaleOf(summary.months)} />}>
          <MonthsChart months={summary.months} today={now} />
        </Section>
      )}
      <div className={styles.split}>
        <div className={styles.column}>
          <Section
            title={text.missed}
            {...(missed.total > 0 && { note: text.missedNote })}
            {...(missed.total > summary.missedControls.slice(0, TEN).length && {
              action: all(
                missed.total,
                () => void navigate({ to: '/coverage', search: { states: ['missed'] } }),
              ),
            })}
          >
            <MissedList
              missed={summary.missedControls.slice(0, TEN)}
              exceptions={exceptions.all}
              withYear={withYear}
            />
          </Section>
          <Section
            title={text.nextDue}
            {...(due.total > TEN && {
              action: all(due.total, () => void navigate({ to: '/coverage', search: { sort: 'next-due' } })),
            })}
          >
            <DueList due={summary.nextOfControls.slice(0, TEN)} today={now} withYear={withYear} />
          </Section>
        </div>
        <div className={styles.column}>
          <Section
            title={text.next}
            action={
              <Button kind="quiet" onPress={() => void navigate({ to: '/roadmap' })}>
                {text.roadmap}
              </Button>
            }
          >
            <NextActions limit={5} />
          </Section>
          {tasks !== undefined && (
            <Section
              title={text.tasks}
              {...((mine?.total ?? 0) > 0 && { note: text.tasksMine(mine?.total ?? 0) })}
              {...(tasks.total > tasks.rows.length && {
                action: all(
                  tasks.total,
                  () => void navigate({ to: '/readiness', search: { view: 'tasks' } }),
                ),
              })}
            >
              <TasksDue tasks={tasks.rows} me={me} today={now} />
            </Section>
          )}
          <ReturnedRequests />
          <Section
            title={text.exceptions}
            {...(exceptions.open.length > 5 && {
              action: all(exceptions.open.length, () => void navigate({ to: '/exceptions' })),
            })}
          >
            <OpenExceptions exceptions={exceptions.open} />
          </Section>
          {standing !== undefined && (
            <Section title={text.pointsOpen} note={text.pointsNote(openPoints, points.length)}>
              <OpenPoints standing={standing} />
            </Section>
          )}
          <Section
            title={text.recent}
            action={
              <Button kind="quiet" onPress={() => void navigate({ to: '/journal' })}>
                {text.allRecent}
              </Button>
            }
          >
            <RecentChanges />
          </Section>
        </div>
      </div>
    </>
  );
};
