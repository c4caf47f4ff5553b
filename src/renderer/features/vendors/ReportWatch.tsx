// What about a report wants an eye as it is typed, and how its days lie against ours: beside the form.
import { reportTime } from '../../../shared/domain/programme/report-time';
import { vendorReportSignals } from '../../../shared/domain/programme/vendor-report-signals';
import type { VendorReport } from '../../../shared/domain/programme/vendor-report';
import { dateText, today } from '../../messages/dates';
import { signalShape, signalText, weightText } from '../../messages/programme-signals';
import { review as text } from '../../messages/vendors';
import { KeyValues } from '../../ui/KeyValues';
import { MoreTopics } from '../../ui/More';
import { StateShape } from '../../ui/StateMark';
import { periodOf, useCurrentEngagement, useRecordsOf } from './use-vendor-records';
import styles from './vendors.module.css';

interface ReportWatchProps {
  /** The record itself, which is not one of the others; null for a new one. */
  readonly id: string | null;
  readonly facts: VendorReport;
  readonly state: string;
}

const day = (value: string | null): string =>
  value === null ? text.notKnown : dateText(value as Parameters<typeof dateText>[0]);

export const ReportDays = ({ facts }: { readonly facts: VendorReport }) => {
  const engagement = useCurrentEngagement();
  const period = periodOf(engagement);
  const time = reportTime(facts, period);
  return (
    <KeyValues
      facts={[
        [text.lastDay, day(time.lastDay)],
        [
          engagement?.type === 1 ? text.ourDay : text.ourEnd,
          period === null ? text.noEngagement : day(period.to),
        ],
        [text.gap, text.gapOf(time)],
        ...(time.gapDays !== null && time.gapDays > 0
          ? [[text.bridged, text.bridgedOf(time)] as [string, string]]
          : []),
        ...(time.bridgeDays === null ? [] : [[text.bridge, text.days(time.bridgeDays)] as [string, string]]),
        ...(time.staleOn === null ? [] : [[text.stale, day(time.staleOn)] as [string, string]]),
      ]}
    />
  );
};

export const ReportWatch = ({ id, facts, state }: ReportWatchProps) => {
  const period = periodOf(useCurrentEngagement());
  const siblings = useRecordsOf('vendor-report', facts.vendor, facts.vendor !== '') ?? [];
  const others = siblings.filter((one) => one.id !== id).map((one) => one.facts as VendorReport);
  const signals = vendorReportSignals(facts, state, { today: today(), period, others });
  return (
    <aside className={styles.watch} aria-label={text.watchTitle}>
      <h2>{text.watchTitle}</h2>
      <div role="status">
        {signals.length === 0 ? (
          <p className="muted">{text.watchNone}</p>
        ) : (
          <ul className={styles.signals}>
            {signals.map((signal) => (
              <li key={signal.code}>
                <StateShape state={signalShape(signal.weight)} />
                <span>
                  <b className={signalShape(signal.weight)}>{weightText(signal.weight)}.</b>{' '}
                  {signalText(signal)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <h2>{text.daysTitle}</h2>
      <ReportDays facts={facts} />
      <p className="help">{text.watchHelp}</p>
      <MoreTopics topics={['opinion', 'types', 'providers', 'stale']} />
    </aside>
  );
};
