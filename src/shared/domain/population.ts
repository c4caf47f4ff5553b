// A population is a list from which an auditor picks, bound to the record of how it was made and that it is
// complete. The picks are the auditor's; a sample of our own is for readiness only and says so.
import { z } from 'zod';
import { ControlId, EvidenceId, EvidenceVersionRef, PopulationId, SampleItemId, Sha256 } from '../ids';
import { CalendarDate, DateRange, Instant } from '../period';
import { EvidenceState } from './evidence';

export const POPULATION_STATES = ['draft', 'submitted', 'accepted', 'returned'] as const;
/** `accepted` and `returned` record what the auditor told us; nothing here concludes anything. */
export const PopulationState = z.enum(POPULATION_STATES);
export type PopulationState = z.infer<typeof PopulationState>;

/** What may be said of a population in each state. Back to draft, and returned, need a note. */
export const NEXT_POPULATION_STATES: Readonly<Record<PopulationState, readonly PopulationState[]>> = {
  draft: ['submitted'],
  submitted: ['accepted', 'returned', 'draft'],
  accepted: ['returned', 'draft'],
  returned: ['submitted', 'draft'],
};
export const needsNote = (state: PopulationState): boolean => state === 'draft' || state === 'returned';

const short = z.string().trim().max(300);
const long = z.string().trim().max(10_000);

/** How the list was made, and why one may rely on it: the completeness and accuracy record. */
export const CompletenessRecord = z.strictObject({
  sourceSystem: short,
  /** The query, report or steps, as run. */
  query: long,
  parameters: long,
  range: DateRange.nullable(),
  /** An IANA name (`Europe/Berlin`) or an offset, as the source has it. */
  timeZone: z.string().trim().max(60),
  runBy: short,
  /** By the source's clock, a day; the time stands in the evidence. */
  runOn: CalendarDate.nullable(),
  /** What the source showed on the screen; compared with the rows of the file. */
  countOnScreen: z.number().int().nonnegative().nullable(),
  isUnfiltered: z.boolean(),
  /** What was left out and why, when it was filtered. */
  filters: long,
  /** What it was held against: leavers against payroll, say, with the outcome. */
  reconciliation: long,
  wasObserved: z.boolean(),
  notes: long,
});
export type CompletenessRecord = z.infer<typeof CompletenessRecord>;

/** Nothing said yet. */
export const NO_RECORD: CompletenessRecord = {
  sourceSystem: '',
  query: '',
  parameters: '',
  range: null,
  timeZone: '',
  runBy: '',
  runOn: null,
  countOnScreen: null,
  isUnfiltered: false,
  filters: '',
  reconciliation: '',
  wasObserved: false,
  notes: '',
};

export const PopulationColumn = z.strictObject({
  position: z.number().int().min(1),
  /** Made unique: `Column 3` without a name in the head, `Name (2)` for the second one called so. */
  name: z.string(),
  /** Over the column's cells in order, as docs/format/population-v1.md says. */
  digest: Sha256,
  blankCount: z.number().int(),
});

export const PopulationStatement = z.strictObject({
  title: z.string().trim().min(1).max(300),
  controlIds: z.array(ControlId).max(100),
  record: CompletenessRecord,
});
export type PopulationStatement = z.infer<typeof PopulationStatement>;

/** Things that do not fit together, for a person to look at; computed, never stored. */
export const CONCERNS = [
  'counts-differ',
  'no-screen-count',
  'filtered-without-reason',
  'no-query',
  'no-range',
  'no-run-date',
  'range-outside-period',
  'range-partly-outside',
  'period-not-covered',
] as const;
export const Concern = z.enum(CONCERNS);
export type Concern = z.infer<typeof Concern>;

/** How many rows one side picked, and for how many of them something was collected. */
const PickCounts = z.strictObject({ picked: z.number().int(), collected: z.number().int() });

export const Population = PopulationStatement.extend({
  id: PopulationId,
  state: PopulationState,
  /** What was said with the last step: what the auditor told us, or why it is a draft again. */
  stateNote: z.string(),
  /** The returned population this one takes the place of, and the one that took its place. */
  replaces: PopulationId.nullable(),
  replacedBy: PopulationId.nullable(),
  /** The list itself: a file of a version that does not change. */
  evidence: z.strictObject({
    ref: EvidenceVersionRef,
    evidenceId: EvidenceId,
    version: z.number().int(),
    position: z.number().int(),
    fileName: z.string(),
    sha256: Sha256,
    /** Of a workbook; null for CSV. */
    sheet: z.string().nullable(),
  }),
  /** Data rows, the head not counted. */
  rowCount: z.number().int(),
  columns: z.array(PopulationColumn),
  concerns: z.array(Concern),
  /** Never added up: the auditor's picks are one thing, our own another. */
  auditor: PickCounts,
  self: PickCounts,
  createdAt: Instant,
});
export type Population = z.infer<typeof Population>;

export const PICKERS = ['auditor', 'self'] as const;
export const Picker = z.enum(PICKERS);
export type Picker = z.infer<typeof Picker>;
/** As it is called everywhere it is shown and written: our own picks never pass for the auditor's. */
export const PICKED_BY: Readonly<Record<Picker, string>> = {
  auditor: 'The auditor',
  self: 'Our own, for readiness',
};
export const SELF_METHODS = ['simple-random', 'systematic'] as const;
export const SelfMethod = z.enum(SELF_METHODS);
export type SelfMethod = z.infer<typeof SelfMethod>;

/** What one row of a picks' file means for the population. */
export const PICK_PROBLEMS = ['not-found', 'several', 'twice', 'already-picked'] as const;
export type PickProblem = (typeof PICK_PROBLEMS)[number];
/** Most rows one selection may name. */
export const MOST_PICKS = 2000;

/** One act of picking: what the auditor sent, or our own readiness sample. */
export const Selection = z.strictObject({
  number: z.number().int().min(1),
  picker: z.enum(PICKERS),
  /** For our own: how, with which seed, so that anybody picks the same rows again. */
  method: SelfMethod.nullable(),
  seed: z.string().max(100).nullable(),
  pickedOn: CalendarDate.nullable(),
  /** Of the file the auditor sent, and the column its values were matched by (null: row numbers). */
  sourceSha256: Sha256.nullable(),
  matchBy: z.string().nullable(),
  note: long,
  attributes: z.array(z.string().trim().min(1).max(200)).max(40),
  itemCount: z.number().int(),
});
export type Selection = z.infer<typeof Selection>;

export const SAMPLE_STATES = ['selected', 'collected', 'returned', 'exception'] as const;
export const SampleState = z.enum(SAMPLE_STATES);
export type SampleState = z.infer<typeof SampleState>;

export const SampleItem = z.strictObject({
  id: SampleItemId,
  selection: z.number().int(),
  picker: z.enum(PICKERS),
  /** As a spreadsheet counts: the first line under the head is 2. */
  row: z.number().int().min(2),
  /** What the row says, by column, from the sealed file at the time of picking. */
  cells: z.array(z.string()),
  /** Collected only while evidence that counts answers it. */
  state: SampleState,
  note: z.string(),
  /** Those of its selection, in their order, behind '' for the row as a whole. */
  attributes: z.array(
    z.strictObject({
      attribute: z.string(),
      evidence: z.array(
        z.strictObject({
          id: EvidenceId,
          title: z.string(),
          reason: z.string(),
          state: EvidenceState,
          /** Not while it is withdrawn, rejected or only asked for. */
          counts: z.boolean(),
        }),
      ),
    }),
  ),
});
export type SampleItem = z.infer<typeof SampleItem>;
