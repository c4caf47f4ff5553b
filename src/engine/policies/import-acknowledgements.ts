// Takes in a list of who acknowledged what, as training systems and forms export it: first what each row would add,
// then, when somebody has looked at it, all of it or nothing.
import { PERSON } from '../../shared/domain/programme';
import type { RecordId } from '../../shared/domain/programme/record-id';
import type { ImportRow, TableImport } from '../../shared/domain/table-import';
import { UserError } from '../../shared/errors';
import { CalendarDate, type Instant } from '../../shared/period';
import type { ReadableDb } from '../db/handles';
import { factsAs, recordsOf } from '../programme';
import { namedColumns, readDate, readTable, tellsDayFirst } from '../tables';
import type { OpenVault } from '../vault/open-vault';
import { acknowledgeWithin } from './acknowledge';
import { dayProblem } from './acknowledgement-day';
import { acknowledgementsOf } from './acknowledgements';
import { editionsOf, inForceOn, type StoredEdition } from './editions';

export interface AcknowledgementImport {
  /** Without it nothing is written: the answer only says what would change. */
  readonly apply: boolean;
  /** Of the file that was previewed; null when nobody looked before. */
  readonly sha256: string | null;
}

const COLUMNS = { person: 'person', policy: 'policy', day: 'day' } as const;
/** By which other names exports call the three columns; as they are compared. */
const SYNONYMS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['name', 'email', 'e mail', 'employee', 'employee id', 'work email', 'user', 'personnel number'].map(
      (name) => [name, 'person'] as const,
    ),
  ),
  ...Object.fromEntries(['document', 'title', 'policy name'].map((name) => [name, 'policy'] as const)),
  ...Object.fromEntries(
    ['date', 'acknowledged on', 'acknowledged', 'signed on', 'completed', 'completed on'].map(
      (name) => [name, 'day'] as const,
    ),
  ),
};

const bare = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');

/** What a cell may name a record by; a name that several have names none of them. */
const byName = <T extends { readonly id: RecordId }>(
  records: readonly T[],
  namesOf: (one: T) => readonly string[],
): ((typed: string) => T | 'several' | null) => {
  const found = new Map<string, T | 'several'>();
  for (const one of records)
    for (const name of new Set(namesOf(one).map(bare))) {
      if (name === '') continue;
      const before = found.get(name);
      found.set(name, before === undefined || before === one ? one : 'several');
    }
  return (typed) => found.get(bare(typed)) ?? null;
};

interface Step {
  readonly policy: RecordId;
  readonly edition: number;
  readonly person: RecordId;
  readonly on: CalendarDate;
}

interface Planned {
  readonly row: ImportRow;
  readonly step: Step | null;
}

type Judge = (row: number, cells: Readonly<Record<keyof typeof COLUMNS, string>>) => Planned;

/** The day, or what is wrong with it; without a list that tells its order, 03/04 is two days and none of them. */
const dayOf = (typed: string, dayFirst: boolean | null): CalendarDate | string => {
  const read = (isDayFirst: boolean): CalendarDate | null =>
    readDate(typed, { dayFirst: isDayFirst, since1904: false });
  const on = read(dayFirst ?? false);
  if (on === null) return 'The day cannot be read; write it like 2026-05-04.';
  return dayFirst === null && read(true) !== on
    ? 'The day can be read in two ways; write it like 2026-05-04.'
    : on;
};

const judgeWith = (db: ReadableDb, dayFirst: boolean | null, now: Instant): Judge => {
  const person = byName(recordsOf(db, 'person'), (one) => {
    const { name, email, number } = factsAs(PERSON, one);
    return [one.id, name, email, number];
  });
  const policy = byName(recordsOf(db, 'policy'), (one) => [one.id, one.title]);
  const editions = new Map<RecordId, readonly StoredEdition[]>();
  const done = new Map<string, Set<number>>();
  const met = new Set<string>();
  return (row, cells) => {
    const title = cells.policy.trim().slice(0, 300);
    const refused = (problem: string, subject: string | null = null): Planned => ({
      row: { row, subject, title, change: 'refused', fields: [], problem },
      step: null,
    });
    const who = person(cells.person);
    if (who === null) return refused('Nobody on the roster has this name, e-mail address or number.');
    if (who === 'several') return refused('Several people on the roster have this name: use the number.');
    const what = policy(cells.policy);
    if (what === null) return refused('There is no policy of this number or title.', who.id);
    if (what === 'several') return refused('Several policies have this title: use the number.', who.id);
    const day = dayOf(cells.day, dayFirst);
    const on = CalendarDate.safeParse(day).data;
    if (on === undefined) return refused(day, who.id);
    const known = editions.get(what.id) ?? editionsOf(db, what.id);
    editions.set(what.id, known);
    const edition = inForceOn(known, on);
    if (edition === null) return refused('No edition of the policy was in force on that day.', who.id);
    const key = `${what.id} ${String(edition.edition)}`;
    const already = done.get(key) ?? new Set(acknowledgementsOf(db, what.id, edition.edition).keys());
    done.set(key, already);
    const of = `${what.id} ${what.title}, edition ${String(edition.edition)}`;
    if (already.has(who.number))
      return {
        row: { row, subject: who.id, title: of, change: 'same', fields: [], problem: null },
        step: null,
      };
    const problem = dayProblem(edition, who, on, now);
    if (problem !== null) return refused(problem, who.id);
    if (met.has(`${key} ${who.id}`)) return refused('This person and policy are in the list twice.', who.id);
    met.add(`${key} ${who.id}`);
    const fields = [{ field: 'Acknowledged', before: '', after: on }];
    return {
      row: { row, subject: who.id, title: of, change: 'add', fields, problem: null },
      step: { policy: what.id, edition: edition.edition, person: who.id, on },
    };
  };
};

const headersOf = (headers: readonly string[]): string[] => {
  const taken = new Set(headers.map(bare));
  return headers.map((header) => {
    const column = SYNONYMS[bare(header)];
    if (column === undefined || taken.has(column)) return header;
    taken.add(column);
    return column;
  });
};

const keep = (vault: OpenVault, steps: readonly Step[]): void => {
  const groups = Map.groupBy(steps, (step) => `${step.policy} ${String(step.edition)} ${step.on}`);
  vault.write((change) => {
    for (const [first, ...rest] of groups.values()) {
      if (first === undefined) continue;
      const personIds = [first, ...rest].map((step) => step.person);
      const { policy: id, edition, on } = first;
      acknowledgeWithin(change, { id, edition, personIds, on, how: 'list', evidenceId: null, note: '' });
    }
  });
};

/**
 * The list has a person (number, name, e-mail address or personnel number), a policy (number or title) and a day; it is
 * taken for the edition that was in force on that day.
 * @throws UserError table.not-readable, table.too-large, table.column-missing, table.changed-since-preview,
 * table.rows-refused (only when applied)
 */
export const importAcknowledgements = async (
  vault: OpenVault,
  path: string,
  { apply, sha256 }: AcknowledgementImport,
): Promise<TableImport> => {
  if (apply) vault.requireMay('policy.acknowledged');
  const table = await readTable(path);
  if (sha256 !== null && sha256 !== table.sha256) throw new UserError('table.changed-since-preview');
  const columns = namedColumns(headersOf(table.headers), COLUMNS, ['person', 'policy', 'day']);
  const cellOf = (cells: readonly string[], key: keyof typeof COLUMNS): string =>
    columns.cell(cells, key) ?? '';
  const days = table.rows.map((cells) => cellOf(cells, 'day'));
  const judge = judgeWith(vault.db, tellsDayFirst(days), vault.environment.now());
  const planned = table.rows.map((cells, at) =>
    judge(at + 2, {
      person: cellOf(cells, 'person'),
      policy: cellOf(cells, 'policy'),
      day: cellOf(cells, 'day'),
    }),
  );
  const rows = planned.map(({ row }) => row);
  const counted = (change: ImportRow['change']): number => rows.filter((row) => row.change === change).length;
  const counts = {
    add: counted('add'),
    change: counted('change'),
    same: counted('same'),
    refused: counted('refused'),
  };
  const steps = planned.flatMap(({ step }) => step ?? []);
  const answer = { rows, counts, unknownColumns: columns.unknown, sha256: table.sha256 };
  if (!apply) return { ...answer, applied: false };
  if (counts.refused > 0) throw new UserError('table.rows-refused', { count: counts.refused });
  if (steps.length > 0) keep(vault, steps);
  return { ...answer, applied: true };
};
