// Where do we stand in the period, and what is next?
import { Plus } from 'lucide-react';
import { examinedTime } from '../../../shared/domain/engagement';
import { useCall } from '../../app/use-call';
import { overview as text } from '../../messages/overview';
import { Button } from '../../ui/Button';
import { FailureNotice } from '../../ui/Notice';
import { PageHead } from '../../ui/PageHead';
import { today } from '../../messages/dates';
import { useCoverageSummary } from '../coverage/use-coverage-summary';
import { useEngagement } from '../engagement/use-engagement';
import { FirstSteps } from '../first-steps/FirstSteps';
import { useTakeIn } from '../intake/use-take-in';
import styles from './overview.module.css';
import { overviewStanding } from './overview-standing';
import { Standing } from './Standing';

export const OverviewPage = () => {
  const engagement = useEngagement();
  const vault = useCall('vault', 'current', {}).data;
  const summary = useCoverageSummary();
  const takeIn = useTakeIn();
  // All or nothing: half an answer would read as "nothing is missed".
  if (vault === undefined || vault === null || engagement === undefined) return null;
  const { controls } = vault.counts;
  const isUnderWay = engagement !== null && controls > 0;
  if (isUnderWay && summary.data === undefined && summary.failure === null) return null;
  const time = engagement === null ? null : examinedTime(engagement);
  const answer =
    time === null
      ? controls > 0
        ? text.answerNoEngagement(controls)
        : text.answerEmpty
      : controls === 0
        ? text.answerNoControls
        : summary.data === undefined
          ? null
          : time.type === 1
            ? text.answerAsOf(summary.data.counts, time.asOf)
            : text.answer(overviewStanding(summary.data, today()));
  return (
    <div className="content">
      <PageHead
        title={text.title}
        size={24}
        {...(answer !== null && { answer })}
        {...(isUnderWay &&
          takeIn.may && {
            actions: (
              <Button
                kind="primary"
                icon={<Plus className="i" aria-hidden="true" />}
                onPress={() => {
                  takeIn.choose();
                }}
              >
                {text.addEvidence}
              </Button>
            ),
          })}
      />
      <FailureNotice failure={takeIn.failure ?? summary.failure} />
      <div className={styles.read}>
        <FirstSteps />
        {isUnderWay && summary.data !== undefined && time !== null && (
          <Standing summary={summary.data} time={time} vault={vault} />
        )}
      </div>
    </div>
  );
};
