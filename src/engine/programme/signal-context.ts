// What the signals of a record may look at beside the record itself. Made once for a day and a state of the vault, and
// asked for thousands of records: it reads each thing once.
import type { Engagement } from '../../shared/domain/engagement';
import { SPECS } from '../../shared/domain/programme';
import { partsOf, RecordId } from '../../shared/domain/programme/record-id';
import type { Register } from '../../shared/domain/programme/register';
import type { Signal } from '../../shared/domain/programme/signal';
import type { CalendarDate, DateRange } from '../../shared/period';
import type { ReadableDb } from '../db/handles';
import { findCurrentEngagement } from '../engagement';
import { recordsOf, type StoredRecord } from './record-rows';

/** An edition of a policy as the signals of policies and people need it. */
export interface SignalEdition {
  readonly edition: number;
  readonly version: number;
  readonly textSha256: string;
  readonly inForceFrom: CalendarDate;
}

export interface SignalContext {
  readonly today: CalendarDate;
  /** The days the current engagement examines; of a Type I its one day twice. Null without an engagement. */
  readonly period: DateRange | null;
  readonly engagement: Engagement | null;
  /** Of one register, without those withdrawn, by number. */
  readonly all: (register: Register) => readonly StoredRecord[];
  /** Records of a register that belong to this one, without those withdrawn. */
  readonly childrenOf: (id: RecordId | string, register: Register) => readonly StoredRecord[];
  /** Null for one that is not there or was withdrawn. */
  readonly record: (id: RecordId | string) => StoredRecord | null;
  /** Editions of a policy by its number, the oldest first. */
  readonly editionsOf: (policy: number) => readonly SignalEdition[];
  /** For what a signal needs beside that: asked once for each key, and kept with the context. */
  readonly once: <T>(key: string, read: (db: ReadableDb, context: SignalContext) => T) => T;
}

/** What about a record wants somebody's eye. */
export type SignalsOf = (record: StoredRecord, context: SignalContext) => readonly Signal[];

const periodOf = (engagement: Engagement | null): DateRange | null => {
  if (engagement === null) return null;
  return engagement.type === 2 ? engagement.period : { from: engagement.asOf, to: engagement.asOf };
};

const NONE: readonly never[] = [];

interface EditionRow {
  readonly policy: number;
  readonly edition: number;
  readonly version: number;
  readonly text_sha256: string;
  readonly in_force_from: CalendarDate;
}

const editionOf = (row: EditionRow): SignalEdition & { readonly policy: number } => ({
  policy: row.policy,
  edition: row.edition,
  version: row.version,
  textSha256: row.text_sha256,
  inForceFrom: row.in_force_from,
});

const registerOf = (id: string): Register | null => {
  const parsed = RecordId.safeParse(id);
  return parsed.success ? partsOf(parsed.data).register : null;
};

/** @param records Answers the current records of a register without those withdrawn; left out: they are read. */
export const signalContext = (
  db: ReadableDb,
  today: CalendarDate,
  records: (register: Register) => readonly StoredRecord[] = (register) => recordsOf(db, register),
): SignalContext => {
  const engagement = findCurrentEngagement(db);
  const kept = new Map<string, unknown>();
  const once = <T>(key: string, read: (db: ReadableDb, context: SignalContext) => T): T => {
    if (!kept.has(key)) kept.set(key, read(db, context));
    return kept.get(key) as T;
  };
  const all = (register: Register): readonly StoredRecord[] =>
    once(`all ${register}`, () => records(register));
  const context: SignalContext = {
    today,
    period: periodOf(engagement),
    engagement,
    all,
    once,
    childrenOf: (id, register) =>
      once(`children ${register}`, () => {
        const { parent } = SPECS[register];
        return Map.groupBy(all(register), ({ facts }) => (parent === null ? '' : (facts[parent] as string)));
      }).get(id) ?? NONE,
    record: (id) => {
      const register = registerOf(id);
      if (register === null) return null;
      return (
        once(`by id ${register}`, () => new Map(all(register).map((one) => [one.id as string, one]))).get(
          id,
        ) ?? null
      );
    },
    editionsOf: (policy) =>
      once('editions', () => {
        const rows = db
          .prepare(
            'SELECT policy, edition, version, text_sha256, in_force_from FROM policy_edition ORDER BY policy, edition',
          )
          .all() as EditionRow[];
        return Map.groupBy(rows.map(editionOf), (edition) => edition.policy);
      }).get(policy) ?? NONE,
  };
  return context;
};
