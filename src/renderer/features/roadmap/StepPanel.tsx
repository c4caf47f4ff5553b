// One step beside the timeline: its planned dates, when it really began and was done, who sees to it.
import { useState } from 'react';
import type { RoadmapPlan, RoadmapStep } from '../../../shared/domain/roadmap';
import type { Engagement } from '../../../shared/domain/engagement';
import type { CalendarDate } from '../../../shared/period';
import { useNavigate } from '@tanstack/react-router';
import { UnsavedGuard } from '../../app/UnsavedGuard';
import { useOngoing } from '../../app/use-ongoing';
import { rangeText } from '../../messages/dates';
import { roadmap as text } from '../../messages/roadmap';
import { Button } from '../../ui/Button';
import { DateField } from '../../ui/DateField';
import { KeyValues } from '../../ui/KeyValues';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { TextField } from '../../ui/TextField';
import {
  daysMoved,
  followersOf,
  problemsOf,
  type StepDraft,
  stepOf,
  withFollowersMoved,
  withStep,
} from './plan-changes';
import styles from './roadmap.module.css';
import { RoadmapSearch } from './roadmap-search';
import { StepState } from './RoadmapTimeline';

const draftOf = ({ step: _, ...draft }: RoadmapStep): StepDraft => draft;

interface StepPanelProps {
  readonly plan: RoadmapPlan;
  readonly step: RoadmapStep;
  readonly engagement: Engagement;
  readonly today: CalendarDate;
  readonly mayChange: boolean;
  /** True when the plan was saved. */
  readonly onSave: (plan: RoadmapPlan) => Promise<boolean>;
  readonly onClose: () => void;
}

export const StepPanel = ({ plan, step, engagement, today, mayChange, onSave, onClose }: StepPanelProps) => {
  const navigate = useNavigate();
  const [typed, setDraft] = useState<StepDraft | null>(null);
  const draft = typed ?? draftOf(step);
  const [movesFollowers, setMovesFollowers] = useState<boolean | null>(null);
  const [isAsked, setAsked] = useState(false);
  const changed = stepOf(step.step, draft);
  const isDirty = JSON.stringify(draft) !== JSON.stringify(draftOf(step));
  const problems = problemsOf(draft);
  const followers = followersOf(plan, step.step);
  const moved = changed === null ? 0 : daysMoved(step, changed);
  const { name, question } = text.step(step.step);
  const change = (part: Partial<StepDraft>) => {
    setDraft({ ...draft, ...part });
  };
  const saveStep = async (next: RoadmapStep | null): Promise<boolean> => {
    setAsked(true);
    if (next === null) return false;
    const days = daysMoved(step, next);
    const base = withStep(plan, next);
    const isSaved = await onSave(
      movesFollowers === true && days !== 0 ? withFollowersMoved(base, step.step, days) : base,
    );
    if (isSaved) {
      setDraft(null);
      setMovesFollowers(null);
      setAsked(false);
    }
    return isSaved;
  };
  const { run: save, ongoing } = useOngoing(() => saveStep(changed));
  const date = (label: string, key: 'plannedFrom' | 'plannedTo' | 'actualFrom' | 'actualTo') => (
    <DateField
      label={label}
      value={draft[key]}
      onChange={(value) => {
        change({ [key]: value });
      }}
      error={isAsked || key === 'plannedTo' || key === 'actualTo' ? (problems[key] ?? null) : null}
    />
  );
  const observesElsewhere =
    step.step === 'observation' &&
    engagement.type === 2 &&
    (draft.plannedFrom !== engagement.period.from || draft.plannedTo !== engagement.period.to);

  return (
    <Panel
      number=""
      title={name}
      onClose={onClose}
      {...(mayChange && {
        foot: (
          <>
            <Button kind="primary" size={32} isDisabled={!isDirty} onPress={() => void save()}>
              {text.save}
            </Button>
            <Button
              kind="quiet"
              size={32}
              isDisabled={!isDirty}
              onPress={() => {
                setDraft(null);
                setMovesFollowers(null);
              }}
            >
              {text.discard}
            </Button>
          </>
        ),
      })}
    >
      <p className="muted">{question}</p>
      <StepState step={step} today={today} />
      {mayChange ? (
        <>
          <div className={styles.dates}>
            {date(text.plannedFrom, 'plannedFrom')}
            {date(text.plannedTo, 'plannedTo')}
          </div>
          {moved !== 0 && followers.length > 0 && (
            <Notice kind="due" live>
              {movesFollowers === null ? (
                <>
                  <p>{text.moveFollowing(followers.length, moved)}</p>
                  <div className={`btns ${styles.moveButtons ?? ''}`}>
                    <Button
                      onPress={() => {
                        setMovesFollowers(true);
                      }}
                    >
                      {text.moveThem}
                    </Button>
                    <Button
                      kind="quiet"
                      onPress={() => {
                        setMovesFollowers(false);
                      }}
                    >
                      {text.keepThem}
                    </Button>
                  </div>
                </>
              ) : (
                <p>{text.followMoved(movesFollowers ? followers.length : 0, moved)}</p>
              )}
            </Notice>
          )}
          {observesElsewhere && (
            <Notice>
              <p>{text.periodDiffers(rangeText(engagement.period))}</p>
              <Button kind="quiet" onPress={() => void navigate({ to: '/engagement' })}>
                {text.goToPeriod}
              </Button>
            </Notice>
          )}
          <div className={styles.dates}>
            {date(text.actualFrom, 'actualFrom')}
            {date(text.actualTo, 'actualTo')}
          </div>
          <div className="btns">
            {step.actualFrom === null && (
              <Button onPress={() => void saveStep(stepOf(step.step, { ...draft, actualFrom: today }))}>
                {text.beganToday}
              </Button>
            )}
            {step.actualTo === null && (
              <Button
                onPress={() =>
                  void saveStep(
                    stepOf(step.step, {
                      ...draft,
                      actualFrom: draft.actualFrom ?? today,
                      actualTo: today,
                    }),
                  )
                }
              >
                {text.doneToday}
              </Button>
            )}
          </div>
          <TextField
            label={text.owner}
            value={draft.owner}
            maxLength={200}
            onChange={(owner) => {
              change({ owner });
            }}
          />
          <TextField
            label={text.note}
            value={draft.note}
            rows={4}
            maxLength={2000}
            onChange={(note) => {
              change({ note });
            }}
          />
          <UnsavedGuard
            isDirty={isDirty}
            what={name}
            save={save}
            ongoing={ongoing}
            isStillHere={(next) =>
              next.pathname === '/roadmap' && RoadmapSearch.parse(next.search).step === step.step
            }
          />
        </>
      ) : (
        <KeyValues
          facts={[
            [text.owner, <bdi key="owner">{step.owner}</bdi>],
            [text.note, <bdi key="note">{step.note}</bdi>],
          ]}
        />
      )}
    </Panel>
  );
};
