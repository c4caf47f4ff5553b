// The engagement and its period, always in view, and what is open in it.
import { useNavigate } from '@tanstack/react-router';
import type { CoverageSummary } from '../../shared/domain/coverage';
import { examinedTime } from '../../shared/domain/engagement';
import { overviewStanding } from '../features/overview/overview-standing';
import { useCoverageSummary } from '../features/coverage/use-coverage-summary';
import { useEngagement } from '../features/engagement/use-engagement';
import { dateText, dayMonth, rangeText, today } from '../messages/dates';
import { shell as text } from '../messages/shell';
import { Button } from '../ui/Button';
import { PeriodRuler } from '../ui/PeriodRuler';
import { type State, StateMark } from '../ui/StateMark';
import { BackAndForward } from './BackAndForward';
import { rulerMarks } from './ruler-marks';
import { useMay } from './use-access';

export const Strip = () => {
  const navigate = useNavigate();
  const engagement = useEngagement();
  const mayDefine = useMay('engagement.created');
  const summary = useCoverageSummary().data;
  const time = engagement === null || engagement === undefined ? null : examinedTime(engagement);
  return (
    <header className="strip" aria-label={text.strip}>
      <BackAndForward />
      {engagement === null && (
        <>
          <p className="strip__eng">
            <b>{text.noEngagement}</b>
          </p>
          {mayDefine && (
            <Button onPress={() => void navigate({ to: '/engagement' })}>{text.defineEngagement}</Button>
          )}
        </>
      )}
      {time !== null && (
        <>
          <button type="button" className="strip__eng" onClick={() => void navigate({ to: '/engagement' })}>
            <b>{time.type === 1 ? text.typeOne : text.typeTwo}</b>
            {time.type === 1 ? text.asOf(dateText(time.asOf)) : rangeText(time.period)}
          </button>
          <PeriodRuler
            examined={time}
            today={today()}
            {...(summary !== undefined && {
              marks: rulerMarks(summary.months, time),
              marksLabel: text.marksLabel(summary.counts.missed, summary.counts.late),
            })}
          />
          {summary !== undefined && summary.controls > 0 && <Open summary={summary} />}
        </>
      )}
    </header>
  );
};

/** Each number leads to the grid, narrowed to what it counts. */
const Open = ({ summary }: { readonly summary: CoverageSummary }) => {
  const navigate = useNavigate();
  const { counts } = summary;
  const { dueBy } = overviewStanding(summary, today());
  const line = (state: State & ('missed' | 'late' | 'due'), words: string) =>
    counts[state] > 0 && (
      <button
        key={state}
        type="button"
        className="strip__state"
        onClick={() => void navigate({ to: '/coverage', search: { states: [state] } })}
      >
        <StateMark state={state}>{words}</StateMark>
      </button>
    );
  return (
    <div className="strip__open" role="group" aria-label={text.open}>
      {line('missed', text.missed(counts.missed))}
      {line('late', text.late(counts.late))}
      {line('due', text.due(counts.due, dueBy === null ? null : dayMonth(dueBy)))}
      {counts.missed + counts.late + counts.due === 0 && (
        <StateMark state="met" quiet>
          {text.nothingOpen}
        </StateMark>
      )}
    </div>
  );
};
