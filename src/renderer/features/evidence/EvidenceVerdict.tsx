// How effective dates lie against the period, drawn large: the period as a frame, the dates as a bar.
import { addDays, dateVerdict, type DateRange, daysBetween, type ExaminedTime } from '../../../shared/period';
import { dateText, rangeText } from '../../messages/dates';
import { evidence as text } from '../../messages/evidence';
import { timeWords } from '../../messages/time-words';
import { StateMark } from '../../ui/StateMark';
import styles from './evidence.module.css';
import { useExaminedTime } from './use-examined-time';

/** Room beside the period, as a share of it, for what lies outside. */
const ROOM = 0.22;

const frameOf = (examined: ExaminedTime): DateRange =>
  examined.type === 2 ? examined.period : { from: examined.asOf, to: examined.asOf };

/** Days around the period that the drawing shows; a single day stands in the middle of a year. */
const shownRange = (frame: DateRange): DateRange => {
  const days = daysBetween(frame.from, frame.to);
  const room = days === 0 ? 182 : Math.round(days * ROOM);
  return { from: addDays(frame.from, -room), to: addDays(frame.to, room) };
};

const percent = (share: number): string => `${String(Math.min(100, Math.max(0, share * 100)))}%`;

export const EvidenceVerdict = ({ effective }: { readonly effective: DateRange | null }) => {
  const examined = useExaminedTime();
  if (examined === null) return null;
  const verdict = dateVerdict(effective, examined);
  const words = timeWords(examined);
  const frame = frameOf(examined);
  const shown = shownRange(frame);
  const days = daysBetween(shown.from, shown.to) + 1;
  const place = (range: DateRange) => {
    const left = daysBetween(shown.from, range.from) / days;
    const right = (daysBetween(shown.from, range.to) + 1) / days;
    const from = Math.min(0.985, Math.max(0, left));
    return { left: percent(from), width: percent(Math.max(0.012, Math.min(1, right) - from)) };
  };
  return (
    <div className={styles.verdict} data-verdict={verdict}>
      <p className={styles.verdictWord}>
        {verdict === 'inside' ? (
          words.verdict[verdict]
        ) : verdict === 'undated' ? (
          <StateMark state="notdue">{words.verdict[verdict]}</StateMark>
        ) : (
          <StateMark state={verdict === 'partly-inside' ? 'late' : 'missed'}>
            {words.verdict[verdict]}
          </StateMark>
        )}
      </p>
      <div
        className={styles.timeline}
        role="img"
        aria-label={
          effective === null
            ? words.verdict.undated
            : text.timelineLabel(rangeText(effective), rangeText(frame))
        }
      >
        <span className={styles.axis} />
        <span className={styles.frame} style={place(frame)} />
        {effective !== null && <span className={styles.bar} style={place(effective)} />}
        <span className={styles.frameFrom} style={{ left: place(frame).left }}>
          {dateText(frame.from)}
        </span>
        {frame.from !== frame.to && (
          <span className={styles.frameTo} style={{ right: percent(ROOM / (1 + 2 * ROOM)) }}>
            {dateText(frame.to)}
          </span>
        )}
      </div>
    </div>
  );
};
