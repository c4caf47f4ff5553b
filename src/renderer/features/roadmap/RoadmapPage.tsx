// When can we have the report? The steps planned and actual, and what to do next.
import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { Printer, Route } from 'lucide-react';
import type { Engagement } from '../../../shared/domain/engagement';
import type { Roadmap, RoadmapPlan } from '../../../shared/domain/roadmap';
import { queryClient } from '../../app/query-client';
import { useMay } from '../../app/use-access';
import { useCall, useCommand } from '../../app/use-call';
import { useScreenSearch } from '../../app/use-screen-search';
import { today } from '../../messages/dates';
import { roadmap as text } from '../../messages/roadmap';
import { Button } from '../../ui/Button';
import { FailureNotice, Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { MoreTopics } from '../../ui/More';
import { PageHead } from '../../ui/PageHead';
import { PrintSheet } from '../../ui/PrintSheet';
import { Section } from '../../ui/Section';
import { NoEngagement } from '../engagement/NoEngagement';
import { useEngagement } from '../engagement/use-engagement';
import { NextActions } from './NextActions';
import { PathDialog } from './PathDialog';
import { PrintedRoadmap } from './PrintedRoadmap';
import styles from './roadmap.module.css';
import { RoadmapSearch } from './roadmap-search';
import { RoadmapTable } from './RoadmapTable';
import { RoadmapTimeline } from './RoadmapTimeline';
import { roadmapAnswer } from './step-standing';
import { StepPanel } from './StepPanel';

export const RoadmapPage = () => {
  const engagement = useEngagement();
  if (engagement === undefined) return null;
  if (engagement === null) return <NoEngagement text={text} />;
  return <RoadmapOf key={engagement.id} engagement={engagement} />;
};

const RoadmapOf = ({ engagement }: { readonly engagement: Engagement }) => {
  const now = today();
  const { data, failure } = useCall('roadmap', 'get', { today: now });
  if (data === undefined)
    return (
      <Page>
        <PageHead title={text.title} />
        <FailureNotice failure={failure} />
      </Page>
    );
  return <RoadmapScreen engagement={engagement} roadmap={data} />;
};

interface RoadmapScreenProps {
  readonly engagement: Engagement;
  readonly roadmap: Roadmap;
}

const RoadmapScreen = ({ engagement, roadmap }: RoadmapScreenProps) => {
  const now = today();
  const search = useScreenSearch(RoadmapSearch);
  const navigate = useNavigate();
  const mayChange = useMay('roadmap.changed');
  const set = useCommand('roadmap', 'set');
  const [isPrinting, setPrinting] = useState(false);
  const [isChoosing, setChoosing] = useState(false);
  const { plan } = roadmap;
  const show = (step: RoadmapSearch['step']) => {
    void navigate({ to: '/roadmap', search: { step } });
  };
  const save = async (next: RoadmapPlan) => {
    const saved = await set.run({ today: now, plan: next });
    // Saved means read back: until then leaving would still ask.
    await queryClient.invalidateQueries({ queryKey: ['roadmap', 'get'] });
    return saved !== null;
  };
  const selected = plan.steps.find((step) => step.step === search.step);
  return (
    <Page
      panel={
        selected !== undefined && (
          <StepPanel
            key={selected.step}
            plan={plan}
            step={selected}
            engagement={engagement}
            today={now}
            mayChange={mayChange}
            onSave={save}
            onClose={() => {
              show(undefined);
            }}
          />
        )
      }
    >
      <div className={styles.scroll}>
        <PageHead
          title={text.title}
          answer={roadmapAnswer(roadmap, now)}
          size={24}
          actions={
            <>
              <Button
                kind="quiet"
                icon={<Printer className="i" aria-hidden="true" />}
                onPress={() => {
                  setPrinting(true);
                }}
              >
                {text.print}
              </Button>
              {mayChange && (
                <Button
                  icon={<Route className="i" aria-hidden="true" />}
                  onPress={() => {
                    setChoosing(true);
                  }}
                >
                  {text.choosePath}
                </Button>
              )}
            </>
          }
        />
        <FailureNotice failure={set.failure} />
        {!roadmap.isPlanned && (
          <div className={styles.proposal}>
            <Notice kind="due">
              <p>{text.proposal}</p>
              {mayChange && (
                <Button kind="primary" onPress={() => void save(plan)}>
                  {text.takeProposal}
                </Button>
              )}
            </Notice>
          </div>
        )}
        <div className={styles.parts}>
          <Section title={text.pathName(plan.path)} note={text.timelineNote}>
            <RoadmapTimeline plan={plan} today={now} selected={selected?.step ?? null} onSelect={show} />
          </Section>
          <div className={styles.next}>
            <Section title={text.nextActions}>
              <NextActions />
            </Section>
          </div>
          <Section title={text.table}>
            <RoadmapTable plan={plan} today={now} />
          </Section>
          <p className="help">{text.usual}</p>
          <MoreTopics topics={['costAndTime', 'types', 'notCovered']} />
        </div>
      </div>
      {isPrinting && (
        <PrintSheet
          landscape
          onDone={() => {
            setPrinting(false);
          }}
        >
          <PrintedRoadmap engagement={engagement} roadmap={roadmap} today={now} />
        </PrintSheet>
      )}
      {isChoosing && (
        <PathDialog
          plan={plan}
          today={now}
          onTake={save}
          onClose={() => {
            setChoosing(false);
          }}
        />
      )}
    </Page>
  );
};
