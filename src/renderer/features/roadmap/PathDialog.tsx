// Which way to the report, from which day on: shows the day of the report each would lead to before
// anything is taken.
import { useState } from 'react';
import type { RoadmapPath, RoadmapPlan } from '../../../shared/domain/roadmap';
import { CalendarDate } from '../../../shared/period';
import { useCall } from '../../app/use-call';
import { dateText, rangeText } from '../../messages/dates';
import { roadmap as text } from '../../messages/roadmap';
import { Answer } from '../../ui/Answer';
import { Button } from '../../ui/Button';
import { DateField } from '../../ui/DateField';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/Notice';
import { RadioGroup } from '../../ui/RadioGroup';
import { mergedProposal } from './plan-changes';
import styles from './roadmap.module.css';

interface PathDialogProps {
  readonly plan: RoadmapPlan;
  readonly today: CalendarDate;
  readonly onTake: (plan: RoadmapPlan) => Promise<boolean>;
  readonly onClose: () => void;
}

export const PathDialog = ({ plan, today, onTake, onClose }: PathDialogProps) => {
  const [path, setPath] = useState<RoadmapPath>(plan.path);
  const [startsOn, setStartsOn] = useState<CalendarDate | null>(plan.steps[0]?.plannedFrom ?? today);
  const isDay = startsOn !== null && CalendarDate.safeParse(startsOn).success;
  const { data, failure } = useCall(
    'roadmap',
    'propose',
    { path, startsOn: isDay ? startsOn : today },
    { enabled: isDay },
  );
  const proposal = data?.path === path && isDay ? data : undefined;
  const report = proposal?.steps.at(-1);
  return (
    <Dialog
      title={text.pathTitle}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{text.cancel}</Button>
          <Button
            kind="primary"
            isDisabled={proposal === undefined}
            onPress={() => {
              if (proposal !== undefined)
                void onTake(mergedProposal(plan, proposal)).then((isTaken) => {
                  if (isTaken) onClose();
                });
            }}
          >
            {text.takePath}
          </Button>
        </>
      }
    >
      <RadioGroup<RoadmapPath> label={text.path} options={text.paths} value={path} onChange={setPath} />
      <DateField
        label={text.startsOn}
        value={startsOn}
        onChange={setStartsOn}
        error={isDay ? null : text.noDate}
      />
      <FailureNotice failure={failure} />
      {report !== undefined && (
        <div role="status">
          <Answer text={text.proposed(dateText(report.plannedTo))} />
        </div>
      )}
      {proposal !== undefined && (
        <ul className={styles.proposed}>
          {proposal.steps.map((step) => (
            <li key={step.step}>
              <span>{text.step(step.step).name}</span>
              <span className="faint">{rangeText({ from: step.plannedFrom, to: step.plannedTo })}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="help">
        {text.keeps} {text.usual}
      </p>
    </Dialog>
  );
};
