// What a vendor's report says about our time, in words: which report, whose opinion, and the days it leaves open.
import { VENDOR_REPORT } from '../../../../shared/domain/programme';
import { fieldText } from '../../../../shared/domain/programme/field-text';
import { lastDayOf, reportTime } from '../../../../shared/domain/programme/report-time';
import type { VendorReport } from '../../../../shared/domain/programme/vendor-report';
import type { DateRange } from '../../../../shared/period';
import type { PackageModel } from '../../package-model';
import type { PackageRecord } from '../../programme-content';
import { count, counted, day } from '../formats';

const factsOf = (report: PackageRecord): VendorReport => report.facts as VendorReport;

/** Of Type I the as-of date, as a range of one day. */
const examinedRange = (model: PackageModel): DateRange => {
  const { examined } = model.content;
  return examined.type === 1 ? { from: examined.asOf, to: examined.asOf } : examined.period;
};

/** Newest last day first. */
export const reportsOf = (model: PackageModel, vendor: PackageRecord): PackageRecord[] =>
  model
    .recordsOf('vendor-report')
    .filter((one) => one.facts['vendor'] === vendor.id)
    .sort((a, b) => {
      const [left, right] = [lastDayOf(factsOf(a)) ?? '', lastDayOf(factsOf(b)) ?? ''];
      return left < right ? 1 : left > right ? -1 : 0;
    });

/** `SOC 2 Type II, 1 Jan 2026 – 30 Jun 2026` */
export const reportText = (report: PackageRecord): string => {
  const facts = factsOf(report);
  const type = fieldText(VENDOR_REPORT.fields.type, facts.type);
  if (facts.periodFrom !== null && facts.periodTo !== null)
    return `${type}, ${day(facts.periodFrom)} – ${day(facts.periodTo)}`;
  const last = lastDayOf(facts);
  return last === null ? type : `${type}, as of ${day(last)}`;
};

/** What its CPA firm wrote; never ours. */
export const opinionText = (report: PackageRecord): string => {
  const { opinion, firm } = factsOf(report);
  if (opinion === '') return 'not stated';
  return `${fieldText(VENDOR_REPORT.fields.opinion, opinion).toLowerCase()}${firm === '' ? '' : `, says ${firm}`}`;
};

/** Days of our time that the report, and the letter after it, say nothing about; empty where nothing is open. */
export const gapText = (model: PackageModel, report: PackageRecord): string => {
  const time = reportTime(factsOf(report), examinedRange(model));
  if (time.gapDays === null || time.gapDays === 0) return '';
  const end = model.content.examined.type === 1 ? 'the as-of date' : 'the end of the period';
  const bridge =
    time.bridgeDays === null
      ? 'no bridge letter'
      : time.openDays === 0
        ? `a bridge letter of ${counted(time.bridgeDays, 'day')} reaches it`
        : `a bridge letter of ${counted(time.bridgeDays, 'day')} leaves ${count(time.openDays ?? 0)} open`;
  return `ends ${counted(time.gapDays, 'day')} before ${end}; ${bridge}`;
};
