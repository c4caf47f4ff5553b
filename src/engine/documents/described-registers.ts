// What the registers of the programme tell a system description: people, vendors and their reports, incidents, changes,
// AI assets and policies, as they were in the examined time.
import {
  AI_ASSET,
  CHANGE,
  INCIDENT,
  OWN_REPORT,
  PERSON,
  VENDOR,
  VENDOR_REPORT,
} from '../../shared/domain/programme';
import type { Field } from '../../shared/domain/programme/field';
import type { Register } from '../../shared/domain/programme/register';
import type { SubserviceOrganization } from '../../shared/domain/scope';
import type { CalendarDate, ExaminedTime, Instant } from '../../shared/period';
import type { ReadableDb } from '../db/handles';
import { factsAs, isThereOn, recordsOf, type StoredRecord } from '../programme';
import type {
  DescribedAiAsset,
  DescribedChange,
  DescribedIncident,
  DescribedPeople,
  DescribedSubservice,
  OwnReportFacts,
} from './description-facts';
import { plain } from './naming';

const labelOf = (field: Field, id: string): string => field.options.find((one) => one.id === id)?.label ?? '';

/** First and last day that are looked at; of a Type I examination its one day twice. */
export const examinedDays = (
  time: ExaminedTime,
): { readonly from: CalendarDate; readonly to: CalendarDate } =>
  time.type === 1 ? { from: time.asOf, to: time.asOf } : time.period;

/** The earlier of two days. */
export const earlier = (a: CalendarDate, b: CalendarDate): CalendarDate => (a < b ? a : b);

/**
 * Records as they stand now, and as they stood on the last examined day: what a team writes down late still belongs to
 * the time, and what has gone since did so too.
 */
const nowAndThen = (db: ReadableDb, register: Register, day: CalendarDate): StoredRecord[] => {
  const byId = new Map(recordsOf(db, register, { asAt: day }).map((one) => [one.id, one]));
  for (const one of recordsOf(db, register)) {
    const then = byId.get(one.id);
    if (then === undefined || !isEnded(one)) byId.set(one.id, one);
  }
  return [...byId.values()].toSorted((a, b) => a.number - b.number);
};

const ENDED: Readonly<Partial<Record<Register, readonly string[]>>> = {
  vendor: VENDOR.endStates,
  'ai-asset': AI_ASSET.endStates,
};
const isEnded = ({ register, state }: StoredRecord): boolean => ENDED[register]?.includes(state) ?? false;

const incidentOf = (
  record: StoredRecord,
): DescribedIncident & { readonly startedOn: CalendarDate | null } => {
  const facts = factsAs(INCIDENT, record);
  const { reference, detectedOn, startedOn, resolvedOn, what, effect, cause, actions } = facts;
  return {
    id: record.id,
    title: record.title,
    severity: labelOf(INCIDENT.fields.severity, facts.severity),
    customersTold: facts.customersTold,
    commitmentsMissed: facts.commitmentsMissed,
    ...{ reference, detectedOn, startedOn, resolvedOn, what, effect, cause, actions },
  };
};

const allIncidents = (db: ReadableDb) =>
  recordsOf(db, 'incident')
    .filter((one) => one.state !== 'not-an-incident')
    .map(incidentOf);

/** Those that had begun by the last examined day and were not over before the first; without days, all. */
export const incidentsIn = (db: ReadableDb, time: ExaminedTime): DescribedIncident[] => {
  const { from, to } = examinedDays(time);
  return allIncidents(db).filter(({ startedOn, detectedOn, resolvedOn }) => {
    const began = startedOn ?? detectedOn;
    return (began === null || began <= to) && (resolvedOn === null || resolvedOn >= from);
  });
};

/** Those that were detected after that day, until today; those without a day of detection are in none. */
export const incidentsAfter = (db: ReadableDb, day: CalendarDate, today: CalendarDate): DescribedIncident[] =>
  allIncidents(db).filter(({ detectedOn }) => detectedOn !== null && detectedOn > day && detectedOn <= today);

/** Those that were done within these days, both included. */
export const changesBetweenDays = (db: ReadableDb, from: CalendarDate, to: CalendarDate): DescribedChange[] =>
  recordsOf(db, 'change')
    .filter((one) => one.state !== 'cancelled')
    .flatMap((record) => {
      const facts = factsAs(CHANGE, record);
      const { doneOn, reference, description, isSignificant } = facts;
      if (doneOn === null || doneOn < from || doneOn > to) return [];
      const kind = labelOf(CHANGE.fields.kind, facts.kind);
      return [{ id: record.id, title: record.title, kind, doneOn, reference, description, isSignificant }];
    })
    .toSorted((a, b) => a.doneOn.localeCompare(b.doneOn));

export const describedPeople = (db: ReadableDb, time: ExaminedTime, today: CalendarDate): DescribedPeople => {
  const { from, to } = examinedDays(time);
  const onDay = earlier(to, today);
  const people = recordsOf(db, 'person');
  const there = people.filter((one) => isThereOn(one, onDay));
  const teams = Map.groupBy(there, (one) => factsAs(PERSON, one).team);
  const within = (pick: (facts: ReturnType<typeof factsAs<typeof PERSON>>) => CalendarDate | null): number =>
    people.filter((one) => {
      const day = pick(factsAs(PERSON, one));
      return day !== null && day >= from && day <= onDay;
    }).length;
  return {
    onDay,
    present: there.length,
    teams: [...teams]
      .filter(([team]) => team !== '')
      .map(([team, members]) => ({ team, people: members.length }))
      .toSorted((a, b) => b.people - a.people || a.team.localeCompare(b.team, 'en')),
    joined: time.type === 1 ? null : within((facts) => facts.startedOn),
    left: time.type === 1 ? null : within((facts) => facts.leftOn),
  };
};

/** Models and data sets that are live in the product. */
export const describedAiAssets = (db: ReadableDb, time: ExaminedTime): DescribedAiAsset[] => {
  const vendors = new Map(
    recordsOf(db, 'vendor', { withWithdrawn: true }).map((one) => [one.id as string, one.title]),
  );
  return nowAndThen(db, 'ai-asset', examinedDays(time).to)
    .filter((one) => one.state === 'live')
    .flatMap((record) => {
      const { name, type, release, purpose, vendor, usedIn } = factsAs(AI_ASSET, record);
      const isInProduct = usedIn.length === 0 || usedIn.includes('product');
      if (!isInProduct || (type !== 'model' && type !== 'dataset')) return [];
      const label = labelOf(AI_ASSET.fields.type, type);
      return [{ id: record.id, name, type: label, release, purpose, vendor: vendors.get(vendor) ?? '' }];
    });
};

export const describedPolicies = (db: ReadableDb) =>
  recordsOf(db, 'policy')
    .filter((one) => one.state === 'approved' || one.state === 'in-force')
    .map(({ id, title }) => ({ id, title }));

const newestReport = (db: ReadableDb, vendor: string): StoredRecord | null =>
  recordsOf(db, 'vendor-report', { parent: vendor })
    .toSorted((a, b) => {
      const covers = (one: StoredRecord) => {
        const { periodTo, asOf } = factsAs(VENDOR_REPORT, one);
        return periodTo ?? asOf ?? '';
      };
      return covers(a).localeCompare(covers(b)) || a.number - b.number;
    })
    .at(-1) ?? null;

/** The sentences and lines of a text that names several controls. */
const separate = (text: string): string[] =>
  text
    .split(/[;\n]|(?<=\.)\s/)
    .map((one) => one.trim().replace(/\.$/, ''))
    .filter((one) => one !== '');

const ofScope = (one: SubserviceOrganization): DescribedSubservice['assumed'] =>
  separate(one.assumedControls).map((wording) => ({ wording, criteria: [] }));

/** Where the time of the newest change of vendors and reports is needed, beside the facts. */
export interface DescribedVendors {
  readonly subservice: DescribedSubservice[];
  readonly newest: { readonly subject: string; readonly at: Instant } | null;
}

/** Subservice organizations of the register and of the scope, those of one name once; in the order of the register. */
export const describedVendors = (
  db: ReadableDb,
  time: ExaminedTime,
  ofTheScope: readonly SubserviceOrganization[],
): DescribedVendors => {
  const inScope = new Map(ofTheScope.map((one) => [plain(one.name), one]));
  const records = nowAndThen(db, 'vendor', examinedDays(time).to).filter(
    (one) => factsAs(VENDOR, one).role === 'subservice' && !isEnded(one),
  );
  const touched: StoredRecord[] = [...records];
  const ofRegister = records.map((record): DescribedSubservice => {
    const facts = factsAs(VENDOR, record);
    const scoped = inScope.get(plain(facts.name));
    const report = newestReport(db, record.id);
    if (report !== null) touched.push(report);
    const csocs = report === null ? [] : factsAs(VENDOR_REPORT, report).csocs;
    const method = facts.method === '' ? (scoped?.method ?? null) : facts.method;
    return {
      name: facts.name,
      service: facts.service === '' ? (scoped?.service ?? '') : facts.service,
      vendor: record.id,
      isInScope: scoped !== undefined,
      method,
      otherMethod: scoped === undefined || scoped.method === method ? null : scoped.method,
      dataTouched: facts.dataTouched
        .filter((one) => one !== 'none')
        .map((one) => labelOf(VENDOR.fields.dataTouched, one)),
      assumed:
        csocs.length > 0
          ? csocs.map(({ wording, criteria }) => ({ wording, criteria }))
          : scoped === undefined
            ? []
            : ofScope(scoped),
    };
  });
  const known = new Set(ofRegister.map((one) => plain(one.name)));
  const ofScopeAlone = ofTheScope
    .filter((one) => !known.has(plain(one.name)))
    .map((one): DescribedSubservice => ({
      name: one.name,
      service: one.service,
      vendor: null,
      isInScope: true,
      method: one.method,
      otherMethod: null,
      dataTouched: [],
      assumed: ofScope(one),
    }));
  return { subservice: [...ofRegister, ...ofScopeAlone], newest: newestOf(touched) };
};

/** The record that was changed last; null for none. */
export const newestOf = (
  records: readonly Pick<StoredRecord, 'id' | 'changedAt'>[],
): { readonly subject: string; readonly at: Instant } | null => {
  const last = records.toSorted((a, b) => a.changedAt.localeCompare(b.changedAt)).at(-1);
  return last === undefined ? null : { subject: last.id, at: last.changedAt };
};

/** Our report that covers the latest day. */
export const newestOwnReport = (db: ReadableDb): OwnReportFacts | null =>
  recordsOf(db, 'own-report')
    .filter((one) => one.state !== 'withdrawn' && one.state !== 'expected')
    .flatMap((record) => {
      const { title, firm, periodTo, asOf } = factsAs(OWN_REPORT, record);
      const coversTo = periodTo ?? asOf;
      return coversTo === null ? [] : [{ title, firm, coversTo }];
    })
    .toSorted((a, b) => a.coversTo.localeCompare(b.coversTo))
    .at(-1) ?? null;
