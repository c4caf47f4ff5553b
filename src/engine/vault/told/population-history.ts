// The life of every population as the journal tells it: its record, what the auditor was given, who picked which
// rows and what was collected for them. What no program of ours would have written is kept as a sentence.
import { z } from 'zod';
import { NEXT_POPULATION_STATES, PopulationState } from '../../../shared/domain/population';
import type { JournalText } from '../../journal/journal-text';
import { digestOf } from './told-kind';

const Facts = z.looseObject({
  after: z.unknown(),
  evidence: z.looseObject({ id: z.string() }),
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

export interface PopulationHistory {
  readonly createdAt: string;
  /** What never changes, and what a draft may still say. */
  readonly list: unknown;
  /** The item whose file the list is. */
  readonly standsOn: string;
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

export const linkKey = (number: number, attribute: string, evidence: string): string =>
  JSON.stringify([number, attribute, evidence]);

const selectionDigest = (selection: z.output<typeof Selected>, time: string): string => {
  const { picker, method, seed, pickedOn, sourceSha256, matchBy, note, attributes, first, rows, cells } =
    selection;
  return digestOf({
    ...{ picker, method, seed, pickedOn, sourceSha256, matchBy, note, attributes, first, rows, cells, time },
  });
};

const takeLinks = (told: PopulationHistory, action: string, detail: JournalText['detail']): void => {
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

const takeOne = (told: PopulationHistory, { action, detail, time, seq }: JournalText): void => {
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

const isGiven = ({ state }: PopulationHistory): boolean => state === 'submitted' || state === 'accepted';

export const populationHistory = (): {
  readonly take: (entry: JournalText) => void;
  readonly populations: ReadonlyMap<string, PopulationHistory>;
} => {
  const told = new Map<string, PopulationHistory>();
  const withdrawn = new Set<string>();
  /** What an auditor was given stands on evidence that is not withdrawn, whichever of the two comes first. */
  const proveStanding = (one: PopulationHistory, { seq }: JournalText, what: string): void => {
    if (isGiven(one) && withdrawn.has(one.standsOn)) one.broken ??= `entry ${String(seq)} ${what}`;
  };
  return {
    populations: told,
    take: (entry) => {
      if (entry.action === 'evidence.withdrawn') {
        withdrawn.add(entry.subject);
        for (const one of told.values())
          if (one.standsOn === entry.subject) proveStanding(one, entry, 'withdraws what it stands on');
        return;
      }
      const before = told.get(entry.subject);
      if (entry.action === 'population.recorded' && before !== undefined)
        before.broken ??= `entry ${String(entry.seq)} records it a second time`;
      else if (entry.action === 'population.recorded') {
        const { after, evidence, sheet, rowCount, columns, replaces } = Facts.parse(entry.detail);
        told.set(entry.subject, {
          createdAt: entry.time,
          list: { evidence, sheet, rowCount, columns, replaces },
          standsOn: evidence.id,
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
      if (known === undefined) return;
      takeOne(known, entry);
      if (entry.action === 'population.state-changed')
        proveStanding(known, entry, 'gives away what stands on withdrawn evidence');
    },
  };
};
