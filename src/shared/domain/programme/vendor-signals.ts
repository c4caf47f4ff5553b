// What about a vendor wants somebody's eye: what it touches, what was agreed, which reports are there
// (docs/vendors.md). Pure.
import { type CalendarDate, daysBetween } from '../../period';
import type { Signal } from './signal';
import { isCurrentType2, isFlagged, isSucceededBy } from './vendor-report-signals';
import type { Vendor } from './vendor';
import type { VendorReport } from './vendor-report';

export interface ReportOfVendor {
  readonly facts: VendorReport;
  readonly state: string;
}

/** What people and customers entrust to us; who gets it is held to more. */
const ENTRUSTED = ['customer', 'personal', 'health'] as const;
const OF_PEOPLE = ['personal', 'health', 'employee'] as const;

const touches = ({ dataTouched }: Vendor, kinds: readonly Vendor['dataTouched'][number][]): boolean =>
  kinds.some((kind) => dataTouched.includes(kind));

/** Reports that no later one has taken the place of. */
const standing = (reports: readonly ReportOfVendor[]): ReportOfVendor[] =>
  reports.filter(
    (one) => one.state !== 'superseded' && !reports.some((other) => isSucceededBy(one.facts, other.facts)),
  );

const aboutReports = (vendor: Vendor, reports: readonly ReportOfVendor[], today: CalendarDate): Signal[] => {
  const now = standing(reports);
  const hasType2 = now.some(({ facts, state }) => isCurrentType2(facts, state, today));
  const isReliedOn = vendor.role === 'subservice' || vendor.tier === 'critical' || vendor.tier === 'high';
  const needsLook = now.some(({ facts }) => isFlagged(facts.opinion) && facts.remediation === '');
  return [
    ...(touches(vendor, ENTRUSTED) && !hasType2
      ? [{ code: 'personal-data-without-type2', weight: 'stop', number: null } as const]
      : isReliedOn && now.length === 0
        ? [{ code: 'no-report', weight: 'look', number: null } as const]
        : []),
    ...(needsLook ? [{ code: 'no-remediation-review', weight: 'stop', number: null } as const] : []),
  ];
};

const aboutContract = (vendor: Vendor, today: CalendarDate): Signal[] => {
  const isMissing = (agreement: string): boolean => agreement === '' || agreement === 'none';
  const signals: Signal[] = [];
  if (touches(vendor, OF_PEOPLE) && isMissing(vendor.dpa))
    signals.push({ code: 'no-dpa', weight: 'look', number: null });
  if (touches(vendor, ['health']) && isMissing(vendor.baa))
    signals.push({ code: 'no-baa', weight: 'look', number: null });
  if (vendor.contractEndsOn !== null && vendor.contractEndsOn < today) {
    const days = daysBetween(vendor.contractEndsOn, today);
    signals.push({ code: 'contract-ended', weight: 'look', number: days });
  }
  return signals;
};

export const vendorSignals = (
  vendor: Vendor,
  state: string,
  reports: readonly ReportOfVendor[],
  today: CalendarDate,
): readonly Signal[] => {
  if (state === 'ended') return [];
  const isUrgent = vendor.role === 'subservice' || touches(vendor, ENTRUSTED);
  return [
    ...aboutReports(vendor, reports, today),
    ...(vendor.isModelProvider === 'yes' && vendor.trainsOnOurData === 'yes'
      ? [{ code: 'trains-on-our-data', weight: 'look', number: null } as const]
      : []),
    ...aboutContract(vendor, today),
    ...(vendor.role === 'subservice' && vendor.method === ''
      ? [{ code: 'no-method', weight: 'look', number: null } as const]
      : []),
    ...(state === 'to-assess'
      ? [{ code: 'not-assessed', weight: isUrgent ? 'look' : 'note', number: null } as const]
      : []),
  ];
};
