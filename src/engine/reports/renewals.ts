// When reports go stale: ours, and the latest one of each vendor.
import { OWN_REPORT, VENDOR, VENDOR_REPORT } from '../../shared/domain/programme';
import { lastDayOf, twelveMonthsAfter } from '../../shared/domain/programme/report-time';
import type { Renewal } from '../../shared/calls/documents';
import { type CalendarDate, daysBetween } from '../../shared/period';
import type { ReadableDb } from '../db/handles';
import { factsAs, recordsOf, type StoredRecord } from '../programme';

interface Covering {
  readonly record: StoredRecord;
  readonly to: CalendarDate;
  /** Of reports that take each other's place, only the latest counts. */
  readonly kept: string;
}

/** A certificate ends on a day of its own, and is no report that covers days. */
const COVERS_NOTHING = new Set(['iso27001', 'other']);

const ours = (db: ReadableDb): Covering[] =>
  recordsOf(db, 'own-report')
    .filter(({ state }) => state === 'current')
    .flatMap((record) => {
      const facts = factsAs(OWN_REPORT, record);
      const to = lastDayOf(facts);
      return to === null ? [] : [{ record, to, kept: facts.type }];
    });

const ofVendors = (db: ReadableDb): Covering[] => {
  const vendors = new Set<string>(
    recordsOf(db, 'vendor')
      .filter(({ state }) => !VENDOR.endStates.includes(state))
      .map(({ id }) => id),
  );
  return recordsOf(db, 'vendor-report')
    .filter(({ state }) => state !== 'superseded')
    .flatMap((record) => {
      const facts = factsAs(VENDOR_REPORT, record);
      const to = lastDayOf(facts);
      return to === null || COVERS_NOTHING.has(facts.type) || !vendors.has(facts.vendor)
        ? []
        : [{ record, to, kept: `${facts.vendor} ${facts.type}` }];
    });
};

const latest = (reports: readonly Covering[]): Covering[] => [
  ...reports
    .reduce((kept, one) => {
      const before = kept.get(one.kept);
      return before === undefined || one.to > before.to ? kept.set(one.kept, one) : kept;
    }, new Map<string, Covering>())
    .values(),
];

/** The next one to go stale first; days below 0 are days since. */
export const reportRenewals = (db: ReadableDb, today: CalendarDate): Renewal[] => {
  const names = new Map<string, string>(
    recordsOf(db, 'vendor', { withWithdrawn: true }).map(({ id, title }) => [id, title]),
  );
  const rows = [
    ...latest(ours(db)).map((one) => ({ one, isOurs: true })),
    ...latest(ofVendors(db)).map((one) => ({ one, isOurs: false })),
  ];
  return rows
    .map(({ one: { record, to }, isOurs }): Renewal => {
      const stale = twelveMonthsAfter(to);
      return {
        id: record.id,
        title: record.title,
        company: isOurs ? '' : (names.get(String(record.facts['vendor'])) ?? ''),
        coversTo: to,
        staleOn: stale,
        days: daysBetween(today, stale),
        isOurs,
      };
    })
    .sort((a, b) => (a.staleOn === b.staleOn ? (a.id < b.id ? -1 : 1) : a.staleOn < b.staleOn ? -1 : 1));
};
