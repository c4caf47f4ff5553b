// How effective dates lie against the occurrence they count for, or against the period: a frame, a bar in
// it, and when it was captured as a mark of its own, because both dates are shown.
import type { EvidenceDetail, EvidenceVersion } from '../../../shared/domain/evidence';
import { dateVerdict, type DateRange, daysBetween, type ExaminedTime } from '../../../shared/period';
import { dateText, dayMonth, rangeText } from '../../messages/dates';
import { evidencePanel as text } from '../../messages/evidence-panel';
import { timeWords } from '../../messages/time-words';
import { StateMark } from '../../ui/StateMark';
import { occurrenceName } from '../coverage/occurrence-name';
import styles from './evidence.module.css';
import { useExaminedTime } from './use-examined-time';
import { useServedOccurrence } from './use-served-occurrence';
import { drawnDates } from './verdict-drawing';

interface EvidenceVerdictProps {
  readonly item: EvidenceDetail;
  readonly version: EvidenceVersion;
}

const frameOf = (examined: ExaminedTime): DateRange =>
  examined.type === 2 ? examined.period : { from: examined.asOf, to: examined.asOf };

export const EvidenceVerdict = ({ item, version }: EvidenceVerdictProps) => {
  const examined = useExaminedTime();
  const { effective, capturedOn } = version;
  const isCurrent = version.ref === item.ref && item.state !== 'withdrawn';
  const occurrence = useServedOccurrence(item, examined !== null && isCurrent);
  if (examined === null) return null;
  const verdict = dateVerdict(effective, examined);
  const words = timeWords(examined);
  const period = frameOf(examined);
  const withYear = period.from.slice(0, 4) !== period.to.slice(0, 4);
  const served = isCurrent && effective !== null && verdict === 'inside' ? occurrence : null;
  const frame: DateRange = served === null ? period : { from: served.from, to: served.to };
  const isWhole = effective !== null && effective.from === frame.from && effective.to === frame.to;
  const barLabel = !isWhole
    ? text.effective
    : served === null
      ? text.allOfPeriod
      : text.allOf(occurrenceName(served, withYear));
  const drawing = drawnDates(frame, effective, capturedOn, {
    bar: barLabel,
    pin: capturedOn === null ? '' : text.capturedOn(dayMonth(capturedOn)),
  });
  const late = capturedOn === null ? 0 : daysBetween(frame.to, capturedOn);
  return (
    <div className={styles.verdict} data-verdict={verdict}>
      <p className={styles.verdictLine}>
        {verdict === 'inside' ? (
          <b>{words.verdict[verdict]}</b>
        ) : verdict === 'undated' ? (
          <StateMark state="notdue">{words.verdict[verdict]}</StateMark>
        ) : (
          <StateMark state={verdict === 'partly-inside' ? 'late' : 'missed'}>
            {words.verdict[verdict]}
          </StateMark>
        )}
        {served !== null && (
          <span className="small muted">
            {text.asOccurrence(occurrenceName(served, withYear), served.controlId)}
            {late > 0 && `, ${text.capturedAfter(late)}`}
          </span>
        )}
      </p>
      {effective !== null && (
        <div
          className={styles.timeline}
          role="img"
          aria-label={text.timelineLabel(
            rangeText(effective),
            rangeText(frame),
            capturedOn === null ? null : dateText(capturedOn),
          )}
        >
          <span className={styles.axis} />
          <span className={styles.frame} style={drawing.frame} />
          <span className={styles.bar} style={drawing.bar} />
          {drawing.barLabel !== null && (
            <span className={styles.barLabel} style={drawing.barLabel}>
              {barLabel}
            </span>
          )}
          {drawing.pin !== null && capturedOn !== null && (
            <>
              <span className={styles.pin} style={drawing.pin.mark} data-after={late > 0} />
              <span className={styles.pinLabel} style={drawing.pin.label} data-after={late > 0}>
                {text.capturedOn(dayMonth(capturedOn))}
              </span>
            </>
          )}
          <span className={styles.frameFrom} style={drawing.from}>
            {withYear && served === null ? dateText(frame.from) : dayMonth(frame.from)}
          </span>
          {frame.from !== frame.to && (
            <span className={styles.frameTo} style={drawing.to}>
              {withYear && served === null ? dateText(frame.to) : dayMonth(frame.to)}
            </span>
          )}
        </div>
      )}
    </div>
  );
};
