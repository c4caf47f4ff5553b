// What about one report of a vendor wants somebody's eye: the rules are shared with the window, where they hold while
// somebody types.
import { VENDOR_REPORT } from '../../../shared/domain/programme';
import { RecordId } from '../../../shared/domain/programme/record-id';
import { vendorReportSignals as signalsOfReport } from '../../../shared/domain/programme/vendor-report-signals';
import { factsAs, type StoredRecord } from '../record-rows';
import type { SignalContext, SignalsOf } from '../signal-context';

const othersOf = (record: StoredRecord, context: SignalContext): StoredRecord[] => {
  const vendor = RecordId.safeParse(record.facts['vendor']);
  return vendor.success
    ? context.childrenOf(vendor.data, 'vendor-report').filter(({ id }) => id !== record.id)
    : [];
};

export const vendorReportSignals: SignalsOf = (record, context) =>
  signalsOfReport(factsAs(VENDOR_REPORT, record), record.state, {
    today: context.today,
    period: context.period,
    others: othersOf(record, context).map((other) => factsAs(VENDOR_REPORT, other)),
  });
