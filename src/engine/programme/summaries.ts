// Records as lists show them: without their long texts and rows, with what they belong to and how much they are linked to.
import { SPECS } from '../../shared/domain/programme';
import type { RecordFacts, RecordSummary } from '../../shared/domain/programme/record';
import { RecordId } from '../../shared/domain/programme/record-id';
import type { RegisterSpec } from '../../shared/domain/programme/register';
import type { Signal } from '../../shared/domain/programme/signal';
import { EngagementId } from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import type { ReadableDb } from '../db/handles';
import { findEngagement } from '../engagement';
import { columnsOf } from '../records/record-columns';
import { findRecord, type StoredRecord } from './record-rows';

const LONG = new Set(['markdown', 'rows']);

const shortFacts = (spec: RegisterSpec, facts: RecordFacts): RecordFacts =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => !LONG.has(spec.fields[name]?.type ?? '')));

/** What a record belongs to, with its title; an id that leads nowhere stands for itself. */
const parentOf = (db: ReadableDb, id: string): { readonly id: string; readonly title: string } | null => {
  if (id === '') return null;
  if (RecordId.safeParse(id).success) return { id, title: findRecord(db, id as RecordId)?.title ?? id };
  const engagement = EngagementId.safeParse(id);
  const has = engagement.success ? findEngagement(db, engagement.data) : null;
  return { id, title: has?.systemName ?? id };
};

const LINKS = `
  SELECT count(*) FILTER (WHERE target LIKE 'CTL-%') AS controls,
    count(*) FILTER (WHERE target LIKE 'EVD-%') AS evidence,
    count(*) FILTER (WHERE target NOT LIKE '___-%') AS criteria
  FROM (SELECT DISTINCT target FROM register_link WHERE register = ? AND number = ?)`;

/** Summaries in the order of the records; each parent is looked up once. */
export const summariesOf = (
  db: ReadableDb,
  records: readonly StoredRecord[],
  signalsOf: (record: StoredRecord) => readonly Signal[],
): RecordSummary[] => {
  const links = db.prepare(LINKS);
  const parents = new Map<string, RecordSummary['parent']>();
  return records.map((record) => {
    const spec = SPECS[record.register];
    const columns = columnsOf(spec, record.state, record.facts);
    const parent = parents.get(columns.parent) ?? parentOf(db, columns.parent);
    parents.set(columns.parent, parent);
    return {
      id: record.id,
      register: record.register,
      version: record.version,
      title: record.title,
      state: record.state,
      group: columns.grouped,
      owner: columns.owner,
      dueOn: columns.dueOn as CalendarDate | null,
      parent,
      facts: shortFacts(spec, record.facts),
      signals: [...signalsOf(record)],
      links: links.get(record.register, record.number) as RecordSummary['links'],
      withdrawn: record.withdrawn,
      on: record.on,
      changedAt: record.changedAt,
    };
  });
};
