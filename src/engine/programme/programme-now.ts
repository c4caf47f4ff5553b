// All records of the registers and what about them wants somebody's eye, on one day: worked out when it is first asked
// for, register by register, and kept until the journal goes on.
import { SPECS } from '../../shared/domain/programme';
import { recordId } from '../../shared/domain/programme/record-id';
import type { Register } from '../../shared/domain/programme/register';
import type { Signal } from '../../shared/domain/programme/signal';
import type { CalendarDate } from '../../shared/period';
import type { OpenVault } from '../vault/open-vault';
import { untilNextEntry } from './kept-answers';
import { columnsOf, type RecordColumns } from '../records/record-columns';
import { readRecord, recordsOf, type StoredRecord } from './record-rows';
import { type SignalContext, signalContext } from './signal-context';
import { signalsOf } from './signals';

export interface ProgrammeNow {
  readonly context: SignalContext;
  /** Of those that stand and have any, by number. */
  readonly signals: (register: Register) => ReadonlyMap<number, readonly Signal[]>;
}

/** What was read of a register, also of before the last entry: most records of a large one stand as they stood. */
const read = new WeakMap<OpenVault, Map<Register, ReadonlyMap<number, StoredRecord>>>();

/** Less than this many records are read anew, and so is a register most of whose records are new. */
const MANY = 1000;

const standingRecords = (vault: OpenVault, register: Register): readonly StoredRecord[] => {
  const ofVault = read.get(vault) ?? new Map<Register, ReadonlyMap<number, StoredRecord>>();
  read.set(vault, ofVault);
  const before = ofVault.get(register);
  if (before === undefined || before.size < MANY) {
    const records = recordsOf(vault.db, register);
    ofVault.set(register, new Map(records.map((record) => [record.number, record])));
    return records;
  }
  const rows = vault.db
    .prepare(
      'SELECT number, version FROM register_record WHERE register = ? AND withdrawn IS NULL ORDER BY number',
    )
    .all(register) as { number: number; version: number }[];
  const records = rows.map(({ number, version }) => {
    const had = before.get(number);
    return had?.version === version ? had : readRecord(vault.db, recordId(register, number));
  });
  ofVault.set(register, new Map(records.map((record) => [record.number, record])));
  return records;
};

const workOut = (vault: OpenVault, today: CalendarDate): ProgrammeNow => {
  const context = signalContext(vault.db, today, (register) =>
    untilNextEntry(vault, `records ${register}`, () => standingRecords(vault, register)),
  );
  return {
    context,
    signals: (register) =>
      context.once(`signals ${register}`, () => {
        const found = new Map<number, readonly Signal[]>();
        for (const record of context.all(register)) {
          const signals = signalsOf(record, context);
          if (signals.length > 0) found.set(record.number, signals);
        }
        return found;
      }),
  };
};

export const programmeNow = (vault: OpenVault, today: CalendarDate): ProgrammeNow =>
  untilNextEntry(vault, `now ${today}`, () => workOut(vault, today));

export interface RecordAsAt {
  readonly record: StoredRecord;
  readonly columns: RecordColumns;
}

/** A register as it stood; only the last day is kept, since somebody looks at it page by page, and then at another. */
export const registerAsAt = (
  vault: OpenVault,
  register: Register,
  day: CalendarDate,
  withWithdrawn: boolean,
): readonly RecordAsAt[] => {
  const kept = untilNextEntry(vault, 'as at', () => ({
    key: '',
    rows: [] as readonly RecordAsAt[],
  }));
  const key = `${register} ${day} ${String(withWithdrawn)}`;
  if (kept.key === key) return kept.rows;
  const rows = recordsOf(vault.db, register, { asAt: day, withWithdrawn }).map((record): RecordAsAt => ({
    record,
    columns: columnsOf(SPECS[register], record.state, record.facts),
  }));
  Object.assign(kept, { key, rows });
  return rows;
};
