// Where do we stand in the period, and what is next?
import { useNavigate } from '@tanstack/react-router';
import { examinedTime } from '../../../shared/domain/engagement';
import { useCall } from '../../app/use-call';
import { overview as text } from '../../messages/overview';
import { timeWords } from '../../messages/time-words';
import { Button } from '../../ui/Button';
import { PageHead } from '../../ui/PageHead';
import { Section } from '../../ui/Section';
import { useEngagement } from '../engagement/use-engagement';
import { FirstSteps } from '../first-steps/FirstSteps';
import { ControlsWithoutEvidence } from './ControlsWithoutEvidence';
import { MonthStrip } from './MonthStrip';
import { OpenPoints } from './OpenPoints';
import styles from './overview.module.css';
import { RecentChanges } from './RecentChanges';

const FIRST_TEN = {
  search: '',
  series: null,
  cadence: null,
  sort: 'id',
  direction: 'ascending',
  offset: 0,
  limit: 10,
} as const;

export const OverviewPage = () => {
  const navigate = useNavigate();
  const engagement = useEngagement();
  const vault = useCall('vault', 'current', {}).data;
  const without = useCall('controls', 'list', { ...FIRST_TEN, withoutEvidenceInPeriod: true }).data;
  const standing = useCall('criteria', 'standing', {}).data;
  const months = useCall('evidence', 'byMonth', {}).data;
  // All or nothing: half an answer would read as "no evidence".
  if (vault === undefined || vault === null || engagement === undefined) return null;
  if (without === undefined || standing === undefined || months === undefined) return null;
  const points = standing.flatMap((criterion) => criterion.pointsOfFocus);
  const open = points.filter((point) => point.controlIds.length === 0);
  const { controls } = vault.counts;
  const words = timeWords(engagement === null ? null : examinedTime(engagement));
  const answer =
    engagement === null
      ? controls > 0
        ? text.answerNoEngagement(controls)
        : text.answerEmpty
      : controls > 0
        ? text.answer(controls, controls - without.total, open.length, words)
        : text.answerNoControls;
  return (
    <div className="content">
      <PageHead title={text.title} answer={answer} size={24} />
      <div className={styles.read}>
        <FirstSteps />
        {engagement !== null && controls > 0 && (
          <>
            {months.length > 1 && (
              <Section title={text.months} note={text.monthsNote}>
                <MonthStrip months={months} />
              </Section>
            )}
            <div className="split">
              <Section
                title={text.withoutEvidence(words)}
                {...(without.total > without.rows.length
                  ? {
                      action: (
                        <Button
                          kind="quiet"
                          onPress={() => void navigate({ to: '/controls', search: { without: true } })}
                        >
                          {text.allWithout(without.total)}
                        </Button>
                      ),
                    }
                  : {})}
              >
                <ControlsWithoutEvidence controls={without.rows} words={words} />
              </Section>
              <div className={styles.aside}>
                <Section title={text.pointsOpen} note={text.pointsNote(open.length, points.length)}>
                  <OpenPoints standing={standing} />
                </Section>
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
        )}
      </div>
    </div>
  );
};
