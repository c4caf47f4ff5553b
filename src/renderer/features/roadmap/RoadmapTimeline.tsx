// The steps as bars over the months: what was planned above, what really happened below, today's line.
// Each row says its state in words and shape; the table beside it says all of it without bars.
import type { CSSProperties } from 'react';
import type { RoadmapPlan, RoadmapStep, RoadmapStepId } from '../../../shared/domain/roadmap';
import { addDays, type CalendarDate } from '../../../shared/period';
import { dateText } from '../../messages/dates';
import { roadmap as text } from '../../messages/roadmap';
import { classNames } from '../../ui/class-names';
import { type State, StateMark } from '../../ui/StateMark';
import styles from './roadmap.module.css';
import { asItRuns, standingOf, standingText } from './step-standing';
import { timelineScale, type TimelineScale } from './timeline-scale';

export const StepState = ({ step, today }: { readonly step: RoadmapStep; readonly today: CalendarDate }) => {
  const { state, daysLate } = standingOf(step, today);
  const mark: State =
    state === 'done' ? 'met' : daysLate > 0 ? 'late' : state === 'under-way' ? 'due' : 'notdue';
  return (
    <StateMark state={mark} quiet={state === 'done'}>
      {standingText(step, today)}
    </StateMark>
  );
};

const barStyle = (scale: TimelineScale, from: CalendarDate, to: CalendarDate): CSSProperties => {
  const left = scale.shareOf(from);
  return {
    left: `${String(left * 100)}%`,
    width: `max(3px, ${String((scale.shareOf(addDays(to, 1)) - left) * 100)}%)`,
  };
};

interface BarsProps {
  readonly step: RoadmapStep;
  readonly scale: TimelineScale;
  readonly today: CalendarDate;
}

const Bars = ({ step, scale, today }: BarsProps) => {
  const { plannedFrom, plannedTo, actualFrom, actualTo } = asItRuns(step, today);
  // Under way it lasts until today; what lies ahead of the clock was typed wrong, and is drawn as it is.
  const until = actualTo ?? (actualFrom !== null && actualFrom > today ? actualFrom : today);
  const beyond = addDays(plannedTo, 1);
  const isOver = actualFrom !== null && until > plannedTo;
  return (
    <>
      <span className={styles.planned} style={barStyle(scale, plannedFrom, plannedTo)} />
      {actualFrom !== null && (
        <span
          className={classNames(styles.actual, actualTo === null && styles.open)}
          style={barStyle(scale, actualFrom, until)}
        />
      )}
      {isOver && (
        <span
          className={styles.over}
          style={barStyle(scale, actualFrom > beyond ? actualFrom : beyond, until)}
        />
      )}
      {actualFrom === null && plannedFrom < today && (
        <span className={styles.waiting} style={barStyle(scale, plannedFrom, addDays(today, -1))} />
      )}
    </>
  );
};

interface RoadmapTimelineProps {
  readonly plan: RoadmapPlan;
  readonly today: CalendarDate;
  readonly selected: RoadmapStepId | null;
  readonly onSelect: (step: RoadmapStepId) => void;
}

export const RoadmapTimeline = ({ plan, today, selected, onSelect }: RoadmapTimelineProps) => {
  const scale = timelineScale(plan, today);
  const percent = (share: number) => ({ left: `${String(share * 100)}%` });
  return (
    <div className={styles.timeline}>
      <div className={styles.axis} aria-hidden="true">
        <span />
        <span className={styles.track}>
          {scale.ticks.map((tick) => (
            <span key={tick.date} className={styles.tick} style={percent(tick.share)}>
              {tick.year !== null && <b>{tick.year}</b>}
              {/* A month without a name keeps its line, so that the year above it does not fall on the next one. */}
              {tick.name === '' ? '\u00a0' : tick.name}
            </span>
          ))}
          <span className={styles.todayName} style={percent(scale.shareOf(today))}>
            {text.today}
          </span>
        </span>
        <span />
      </div>
      <ol className={styles.steps}>
        {plan.steps.map((step, index) => {
          const { name, question } = text.step(step.step);
          return (
            <li key={step.step} className={styles.step} data-selected={step.step === selected || undefined}>
              <div className={styles.words}>
                <button
                  type="button"
                  className={styles.name}
                  aria-pressed={step.step === selected}
                  onClick={() => {
                    onSelect(step.step);
                  }}
                >
                  <span className={styles.number}>{index + 1}</span> {name}
                </button>
                <span className={styles.question}>{question}</span>
              </div>
              <div
                className={styles.track}
                aria-hidden="true"
                title={`${dateText(step.plannedFrom)} to ${dateText(step.plannedTo)}`}
                onClick={() => {
                  onSelect(step.step);
                }}
              >
                {scale.ticks.map((tick) => (
                  <span
                    key={tick.date}
                    className={classNames(styles.grid, tick.year !== null && styles.yearGrid)}
                    style={percent(tick.share)}
                  />
                ))}
                <Bars step={step} scale={scale} today={today} />
                <span className={styles.today} style={percent(scale.shareOf(today))} />
              </div>
              <StepState step={step} today={today} />
            </li>
          );
        })}
      </ol>
      <p className={`legend ${styles.legend ?? ''}`} aria-hidden="true">
        <span>
          <i className={styles.keyPlanned} /> {text.legendPlanned}
        </span>
        <span>
          <i className={styles.keyActual} /> {text.legendActual}
        </span>
        <span>
          <i className={styles.keyOver} /> {text.legendOver}
        </span>
        <span>
          <i className={styles.keyToday} /> {text.today}, {dateText(today)}
        </span>
      </p>
    </div>
  );
};
