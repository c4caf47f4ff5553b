// All records of the registers and what about them wants somebody's eye, on one day: worked out when it is first asked
// for, register by register, and kept until the journal goes on.
import { SPECS } from '../../shared/domain/programme';
import type { Register } from '../../shared/domain/programme/register';
import type { Signal } from '../../shared/domain/programme/signal';
import type { CalendarDate } from '../../shared/period';
import { headOfJournal } from '../journal/journal-head';
import type { OpenVault } from '../vault/open-vault';
import { recordsOf, type StoredRecord } from './record-rows';
import { type SignalContext, signalContext } from './signal-context';
import { signalsOf } from './signals';

export interface ProgrammeNow {
  readonly context: SignalContext;
  /** Of those that stand and have any, by number. */
  readonly signals: (register: Register) => ReadonlyMap<number, readonly Signal[]>;
  readonly asAt: (register: Register, day: CalendarDate, withWithdrawn: boolean) => readonly StoredRecord[];
}

interface Kept {
  readonly head: string;
  readonly today: CalendarDate;
  readonly now: ProgrammeNow;
}

const kept = new WeakMap<OpenVault, Kept>();

const workOut = (vault: OpenVault, today: CalendarDate): ProgrammeNow => {
  const context = signalContext(vault.db, today);
  /** Only the last: as at a day is looked at page by page, and then for another day. */
  let asAtLast: { readonly key: string; readonly records: readonly StoredRecord[] } | null = null;
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
    asAt: (register, day, withWithdrawn) => {
      const key = `${SPECS[register].prefix} ${day} ${String(withWithdrawn)}`;
      if (asAtLast?.key !== key)
        asAtLast = { key, records: recordsOf(vault.db, register, { asAt: day, withWithdrawn }) };
      return asAtLast.records;
    },
  };
};

export const programmeNow = (vault: OpenVault, today: CalendarDate): ProgrammeNow => {
  const head = headOfJournal(vault.db);
  const had = kept.get(vault);
  if (had?.head === head && had.today === today) return had.now;
  const now = workOut(vault, today);
  kept.set(vault, { head, today, now });
  return now;
};
