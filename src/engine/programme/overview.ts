// How each register stands, and what its filters offer.
import type { Output } from '../../shared/contract';
import { REGISTERS, SPECS } from '../../shared/domain/programme';
import type { Register } from '../../shared/domain/programme/register';
import { type Signal, SIGNAL_CODES, WEIGHTS } from '../../shared/domain/programme/signal';
import type { CalendarDate } from '../../shared/period';
import type { OpenVault } from '../vault/open-vault';
import { untilNextEntry } from './kept-answers';
import { programmeNow } from './programme-now';

type Overview = Output<'programme', 'overview'>;

const countSignals = (all: Iterable<readonly Signal[]>): Overview[number]['signals'] => {
  const records = new Map<string, number>();
  for (const signals of all)
    for (const { code, weight } of signals) {
      const key = `${weight} ${code}`;
      records.set(key, (records.get(key) ?? 0) + 1);
    }
  // What asks for somebody first, then in the order of the codes.
  return WEIGHTS.flatMap((weight) =>
    SIGNAL_CODES.map((code) => ({ code, weight, records: records.get(`${weight} ${code}`) ?? 0 })),
  ).filter((one) => one.records > 0);
};

/** Every register, also an empty one; withdrawn records are not counted. */
export const programmeOverview = (vault: OpenVault, today: CalendarDate): Overview =>
  untilNextEntry(vault, `overview ${today}`, () => countAll(vault, today));

const countAll = (vault: OpenVault, today: CalendarDate): Overview => {
  const { signals } = programmeNow(vault, today);
  const rows = vault.db
    .prepare(
      `SELECT register, count(*) AS total, count(*) FILTER (WHERE is_ended = 0) AS open,
         count(*) FILTER (WHERE is_ended = 0 AND due_on < ?) AS overdue
       FROM register_record INDEXED BY register_list WHERE withdrawn IS NULL GROUP BY register`,
    )
    .all(today) as Omit<Overview[number], 'signals'>[];
  const counted = new Map(rows.map((row) => [row.register, row]));
  return REGISTERS.map((register) => ({
    ...(counted.get(register) ?? { register, total: 0, open: 0, overdue: 0 }),
    signals: countSignals(signals(register).values()),
  }));
};

/** What can be chosen in the filters of a register; withdrawn records are counted by themselves alone. */
export const registerFacets = (vault: OpenVault, register: Register): Output<'programme', 'facets'> =>
  untilNextEntry(vault, `facets ${register}`, () => facetsOf(vault, register));

const facetsOf = (vault: OpenVault, register: Register): Output<'programme', 'facets'> => {
  const distinct = (column: 'grouped' | 'owner'): string[] =>
    vault.db
      .prepare(
        `SELECT DISTINCT ${column} FROM register_record INDEXED BY register_list
         WHERE register = ? AND withdrawn IS NULL AND ${column} <> '' ORDER BY ${column} COLLATE NOCASE, ${column}`,
      )
      .pluck()
      .all(register) as string[];
  const counts = vault.db
    .prepare(
      `SELECT state, withdrawn IS NOT NULL AS isWithdrawn, count(*) AS records
       FROM register_record INDEXED BY register_list WHERE register = ? GROUP BY 1, 2`,
    )
    .all(register) as { state: string; isWithdrawn: 0 | 1; records: number }[];
  const sum = (of: readonly { records: number }[]): number =>
    of.reduce((all, { records }) => all + records, 0);
  const standing = counts.filter(({ isWithdrawn }) => isWithdrawn === 0);
  return {
    groups: distinct('grouped'),
    owners: distinct('owner'),
    states: Object.keys(SPECS[register].states).map((state) => ({
      state,
      records: sum(standing.filter((row) => row.state === state)),
    })),
    withdrawn: sum(counts.filter(({ isWithdrawn }) => isWithdrawn === 1)),
    total: sum(standing),
  };
};
