// What the journal tells of populations: the list and its record, who picked which rows and how, and what was
// collected for each of them.
import { z } from 'zod';
import { controlId, evidenceId, populationId } from '../../../shared/ids';
import type { ReadableDb } from '../../db/handles';
import type { JournalText } from '../../journal/journal-text';
import { NEXT_POPULATION_STATES, PopulationState } from '../../../shared/domain/population';
import { digestOf, type ToldKind, type Untold, WHAT_IT_SAYS } from './told-kind';

const WHAT_IS_PICKED = 'which rows are picked from it';
const WHAT_IS_COLLECTED = 'what is collected for its samples';

const Facts = z.looseObject({
  after: z.unknown(),
  evidence: z.unknown(),
  sheet: z.unknown(),
  rowCount: z.unknown(),
  columns: z.unknown(),
  replaces: z.unknown(),
});
const Changed = z.looseObject({ after: z.unknown() });
const State = z.looseObject({ after: PopulationState, note: z.string() });
const Selected = z.looseObject({
  selection: z.number(),
  picker: z.string(),
  method: z.unknown(),
  seed: z.unknown(),
  pickedOn: z.unknown(),
  sourceSha256: z.unknown(),
  matchBy: z.unknown(),
  note: z.string(),
  attributes: z.unknown(),
  first: z.number(),
  rows: z.array(z.number()),
  cells: z.string(),
});
const SampleChanged = z.looseObject({
  number: z.number(),
  after: z.strictObject({ state: z.string(), note: z.string() }),
});
const Linked = z.looseObject({
  evidence: z.string(),
  items: z.array(z.strictObject({ number: z.number(), attribute: z.string() })),
  reason: z.string().optional(),
  collected: z.array(z.number()).optional(),
  selected: z.array(z.number()).optional(),
});

interface Told {
  readonly createdAt: string;
  /** What never changes, and what a draft may still say. */
  readonly list: unknown;
  statement: unknown;
  state: PopulationState;
  stateNote: string;
  /** What cannot be, as a sentence: an entry that no program of ours would have written. */
  broken: string | null;
  /** Digests by number. */
  readonly selections: Map<number, string>;
  readonly samples: Map<number, { state: string; note: string }>;
  /** Reasons, by number, attribute and evidence. */
  readonly links: Map<string, string>;
}

const linkKey = (number: number, attribute: string, evidence: string): string =>
  JSON.stringify([number, attribute, evidence]);

const selectionDigest = (selection: z.output<typeof Selected>, time: string): string => {
  const { picker, method, seed, pickedOn, sourceSha256, matchBy, note, attributes, first, rows, cells } =
    selection;
  return digestOf({
    ...{ picker, method, seed, pickedOn, sourceSha256, matchBy, note, attributes, first, rows, cells, time },
  });
};

const takeLinks = (told: Told, action: string, detail: JournalText['detail']): void => {
  const { evidence, items, reason, collected = [], selected = [] } = Linked.parse(detail);
  for (const { number, attribute } of items) {
    const key = linkKey(number, attribute, evidence);
    if (action === 'sample.unlinked') told.links.delete(key);
    else if (!told.links.has(key)) told.links.set(key, reason ?? '');
  }
  for (const [numbers, state] of [
    [collected, 'collected'],
    [selected, 'selected'],
  ] as const)
    for (const number of numbers) {
      const sample = told.samples.get(number);
      if (sample !== undefined) sample.state = state;
    }
};

const takeOne = (told: Told, { action, detail, time, seq }: JournalText): void => {
  if (action === 'population.changed') {
    if (told.state !== 'draft') told.broken ??= `entry ${String(seq)} changes what an auditor was given`;
    told.statement = Changed.parse(detail).after;
  }
  if (action === 'population.state-changed') {
    const { after, note } = State.parse(detail);
    if (!NEXT_POPULATION_STATES[told.state].includes(after))
      told.broken ??= `entry ${String(seq)} takes a step that was not open to it`;
    told.state = after;
    told.stateNote = note;
  }
  if (action === 'sample.selected') {
    const selection = Selected.parse(detail);
    // Picks are numbered on and never said anew: a second entry would change which rows were picked.
    if (selection.selection !== told.selections.size + 1 || selection.first !== told.samples.size + 1)
      told.broken ??= `entry ${String(seq)} picks anew what was picked before`;
    told.selections.set(selection.selection, selectionDigest(selection, time));
    selection.rows.forEach((_row, at) => {
      told.samples.set(selection.first + at, { state: 'selected', note: '' });
    });
  }
  if (action === 'sample.changed') {
    const { number, after } = SampleChanged.parse(detail);
    if (told.samples.has(number)) told.samples.set(number, { ...after });
  }
  if (action === 'sample.linked' || action === 'sample.unlinked') takeLinks(told, action, detail);
};

interface PopulationRow {
  readonly number: number;
  readonly title: string;
  readonly state: string;
  readonly state_note: string;
  readonly replaces: number | null;
  readonly evidence: number;
  readonly version: number;
  readonly position: number;
  readonly sha256: string;
  readonly sheet: string | null;
  readonly row_count: number;
  readonly record: string;
  readonly created_at: string;
}

const POPULATIONS = `SELECT p.*, blob.sha256 FROM population AS p
  LEFT JOIN evidence_file AS f ON f.evidence = p.evidence AND f.version = p.version AND f.position = p.position
  LEFT JOIN blob ON blob.id = f.blob ORDER BY p.number`;

const saysTheSame = (db: ReadableDb, row: PopulationRow, told: Told): boolean => {
  const controls = db
    .prepare('SELECT control FROM population_control WHERE population = ? ORDER BY control')
    .pluck()
    .all(row.number) as number[];
  const columns = db
    .prepare(
      `SELECT position, name, digest, blank_count AS blankCount FROM population_column
       WHERE population = ? ORDER BY position`,
    )
    .all(row.number);
  const list = {
    evidence: {
      id: evidenceId(row.evidence),
      version: row.version,
      position: row.position,
      sha256: row.sha256,
    },
    sheet: row.sheet,
    rowCount: row.row_count,
    columns,
    replaces: row.replaces === null ? null : populationId(row.replaces),
  };
  const statement = {
    title: row.title,
    controlIds: controls.map(controlId),
    record: JSON.parse(row.record) as unknown,
  };
  return (
    digestOf(list) === digestOf(told.list) &&
    digestOf(statement) === digestOf(told.statement) &&
    row.state === told.state &&
    row.state_note === told.stateNote &&
    row.created_at === told.createdAt
  );
};

interface SelectionRow {
  readonly number: number;
  readonly picker: string;
  readonly method: string | null;
  readonly seed: string | null;
  readonly picked_on: string | null;
  readonly source_sha256: string | null;
  readonly match_by: string | null;
  readonly note: string;
  readonly attributes: string;
  readonly created_at: string;
}

interface SampleRow {
  readonly number: number;
  readonly row: number;
  readonly cells: string;
  readonly state: string;
  readonly note: string;
}

const picksTheSame = (db: ReadableDb, population: number, told: Told): boolean => {
  const selections = db
    .prepare('SELECT * FROM selection WHERE population = ? ORDER BY number')
    .all(population) as SelectionRow[];
  const itemsOf = db.prepare(
    `SELECT number, row, cells, state, note FROM sample_item
     WHERE population = ? AND selection = ? ORDER BY number`,
  );
  let count = 0;
  const same = selections.every((row) => {
    const items = itemsOf.all(population, row.number) as SampleRow[];
    count += items.length;
    const first = items[0]?.number ?? 0;
    const digest = digestOf({
      picker: row.picker,
      method: row.method,
      seed: row.seed,
      pickedOn: row.picked_on,
      sourceSha256: row.source_sha256,
      matchBy: row.match_by,
      note: row.note,
      attributes: JSON.parse(row.attributes) as unknown,
      first,
      rows: items.map((one) => one.row),
      cells: digestOf(items.map((one) => JSON.parse(one.cells) as unknown)),
      time: row.created_at,
    });
    return digest === told.selections.get(row.number) && items.every((one, at) => one.number === first + at);
  });
  return same && selections.length === told.selections.size && count === told.samples.size;
};

const collectedTheSame = (db: ReadableDb, population: number, told: Told): boolean => {
  const samples = db
    .prepare('SELECT number, state, note FROM sample_item WHERE population = ?')
    .all(population) as SampleRow[];
  const links = db
    .prepare('SELECT number, attribute, evidence, reason FROM sample_evidence WHERE population = ?')
    .all(population) as { number: number; attribute: string; evidence: number; reason: string }[];
  return (
    samples.every(({ number, state, note }) => {
      const known = told.samples.get(number);
      return known?.state === state && known.note === note;
    }) &&
    links.length === told.links.size &&
    links.every(
      (one) => told.links.get(linkKey(one.number, one.attribute, evidenceId(one.evidence))) === one.reason,
    )
  );
};

export const toldPopulations = (): ToldKind => {
  const told = new Map<string, Told>();
  return {
    take: (entry) => {
      const before = told.get(entry.subject);
      if (entry.action === 'population.recorded' && before !== undefined)
        before.broken ??= `entry ${String(entry.seq)} records it a second time`;
      else if (entry.action === 'population.recorded') {
        const { after, evidence, sheet, rowCount, columns, replaces } = Facts.parse(entry.detail);
        told.set(entry.subject, {
          createdAt: entry.time,
          list: { evidence, sheet, rowCount, columns, replaces },
          statement: after,
          state: 'draft',
          stateNote: '',
          broken: null,
          selections: new Map(),
          samples: new Map(),
          links: new Map(),
        });
      }
      const known = told.get(entry.subject);
      if (known !== undefined) takeOne(known, entry);
    },
    *compare(db) {
      const missing = new Set(told.keys());
      for (const row of db.prepare(POPULATIONS).all() as PopulationRow[]) {
        const subject = populationId(row.number);
        missing.delete(subject);
        const known = told.get(subject);
        const what =
          known === undefined || !saysTheSame(db, row, known)
            ? WHAT_IT_SAYS
            : !picksTheSame(db, row.number, known)
              ? WHAT_IS_PICKED
              : !collectedTheSame(db, row.number, known)
                ? WHAT_IS_COLLECTED
                : null;
        const sentence = known?.broken ?? null;
        const cannotBe = sentence === null ? [] : [{ subject, what: WHAT_IT_SAYS, sentence }];
        yield [...(what === null ? [] : [{ subject, what }]), ...cannotBe] satisfies Untold[];
      }
      yield [...missing].map((subject) => ({ subject, what: 'that it is missing' }));
    },
  };
};
