// The roadmap as a page to hand over: the sentence, the bars, and the table.
import type { Engagement } from '../../../shared/domain/engagement';
import type { Roadmap } from '../../../shared/domain/roadmap';
import type { CalendarDate } from '../../../shared/period';
import { dateText } from '../../messages/dates';
import { roadmap as text } from '../../messages/roadmap';
import { boldParts } from '../../ui/Answer';
import styles from './roadmap.module.css';
import { RoadmapTable } from './RoadmapTable';
import { RoadmapTimeline } from './RoadmapTimeline';
import { roadmapAnswer } from './step-standing';

interface PrintedRoadmapProps {
  readonly engagement: Engagement;
  readonly roadmap: Roadmap;
  readonly today: CalendarDate;
}

export const PrintedRoadmap = ({ engagement, roadmap, today }: PrintedRoadmapProps) => (
  <article className={styles.printed}>
    <p className={styles.printedHead}>{text.printed(engagement.systemName, dateText(today))}</p>
    <h2>{boldParts(roadmapAnswer(roadmap, today))}</h2>
    <RoadmapTimeline plan={roadmap.plan} today={today} selected={null} onSelect={() => {}} />
    <RoadmapTable plan={roadmap.plan} today={today} />
    <p className={styles.printedHead}>{text.usual}</p>
  </article>
);
