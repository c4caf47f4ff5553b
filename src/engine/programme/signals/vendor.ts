// What about one vendor wants somebody's eye, with the reports it gave us.
import { VENDOR, VENDOR_REPORT } from '../../../shared/domain/programme';
import { vendorSignals as signalsOfVendor } from '../../../shared/domain/programme/vendor-signals';
import { factsAs } from '../record-rows';
import type { SignalsOf } from '../signal-context';

export const vendorSignals: SignalsOf = (record, context) =>
  signalsOfVendor(
    factsAs(VENDOR, record),
    record.state,
    context
      .childrenOf(record.id, 'vendor-report')
      .map((report) => ({ facts: factsAs(VENDOR_REPORT, report), state: report.state })),
    context.today,
  );
