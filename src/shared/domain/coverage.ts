// Which occurrences of a control an examination expects, and what the evidence says about each.
import { z } from 'zod';
import { ControlId, EvidenceId } from '../ids';
import { CalendarDate, DateRange, Instant } from '../period';
import { Cadence } from './catalog';
import { EvidenceSummary } from './evidence';

export const OCCURRENCE_STATES = [
  'met',
  'late',
  'missed',
  'due',
  'not-due',
  'excused',
  'not-expected',
] as const;
/**
 * By the effective dates of evidence, arithmetic and no judgement. `due`: its days have nearly run out, or
 * have run out and the days of grace have not. `not-expected`: a remainder at an edge of the period or of a
 * version that is too short to ask an occurrence of.
 */
export const OccurrenceState = z.enum(OCCURRENCE_STATES);
export type OccurrenceState = z.infer<typeof OccurrenceState>;

/** The letter of each state in `CoverageRow.states`. */
export const STATE_LETTERS = {
  met: 'm',
  late: 'l',
  missed: 'x',
  due: 'd',
  'not-due': 'n',
  excused: 'e',
  'not-expected': '-',
} as const satisfies Readonly<Record<OccurrenceState, string>>;

const count = z.number().int().nonnegative();
export const StateCounts = z.strictObject({
  met: count,
  late: count,
  missed: count,
  due: count,
  'not-due': count,
  excused: count,
  'not-expected': count,
});
export type StateCounts = z.infer<typeof StateCounts>;

/**
 * One control in the grid. The lists run side by side, one place for each occurrence in order of time, so
 * that 365 days of a daily control stay small; days count from the grid's first day, which is 0.
 */
export const CoverageRow = z.strictObject({
  controlId: ControlId,
  title: z.string(),
  ownerRole: z.string(),
  owner: z.string(),
  /** As it is now; `occurrences` may come from an earlier cadence. */
  cadence: Cadence,
  counts: StateCounts,
  /** The last day of the earliest occurrence that is open; null when none is. */
  nextDue: CalendarDate.nullable(),
  starts: z.array(z.number()),
  ends: z.array(z.number()),
  /** One letter each (STATE_LETTERS). */
  states: z.string(),
  /** The day its evidence speaks for; -1 without. May lie behind `ends` when late. */
  servedOn: z.array(z.number()),
  /** The number of the evidence item that serves it (42 for EVD-0042); 0 without. */
  servedBy: z.array(z.number()),
  /** How many items count for it. */
  evidenceCounts: z.array(z.number()),
  /** For controls without a cadence to count (per event): days of the period with evidence. */
  eventDays: z.array(z.number()),
});
export type CoverageRow = z.infer<typeof CoverageRow>;

export const CoverageGrid = z.strictObject({
  rows: z.array(CoverageRow),
  total: count,
  /** The period (for Type I the as-of day twice). Day 0 is `time.from`. */
  time: DateRange,
  /** Over everything that matches, not only this page. */
  counts: StateCounts,
  byCadence: z.array(z.strictObject({ cadence: Cadence, controls: count, counts: StateCounts })),
});
export type CoverageGrid = z.infer<typeof CoverageGrid>;

/** One occurrence as a line of a list. */
export const Occurrence = z.strictObject({
  controlId: ControlId,
  title: z.string(),
  ownerRole: z.string(),
  owner: z.string(),
  /** The cadence it comes from. */
  cadence: Cadence,
  from: CalendarDate,
  /** The last day it can be met on; it is due then. */
  to: CalendarDate,
  /** The last day on which it counts as late. */
  graceUntil: CalendarDate,
  state: OccurrenceState,
  servedOn: CalendarDate.nullable(),
  evidenceIds: z.array(EvidenceId),
});
export type Occurrence = z.infer<typeof Occurrence>;

export const Excuse = z.strictObject({ reason: z.string(), by: z.string(), at: Instant });
export type Excuse = z.infer<typeof Excuse>;

export const OccurrenceDetail = Occurrence.extend({
  /** Version of the control that was in force when it ended. */
  version: z.number().int(),
  excuse: Excuse.nullable(),
  evidence: z.array(EvidenceSummary.extend({ isAssigned: z.boolean() })),
  before: Occurrence.nullable(),
  after: Occurrence.nullable(),
  checklist: z.array(z.string()),
});
export type OccurrenceDetail = z.infer<typeof OccurrenceDetail>;

/** The whole engagement at a glance; lists are cut, their totals are not. */
export const CoverageSummary = z.strictObject({
  counts: StateCounts,
  /** By the month an occurrence is due in. */
  months: z.array(z.strictObject({ month: z.string().regex(/^\d{4}-\d{2}$/), counts: StateCounts })),
  missed: z.strictObject({ rows: z.array(Occurrence), total: count }),
  late: z.strictObject({ rows: z.array(Occurrence), total: count }),
  /** Open occurrences, the one that is due first at the top. */
  due: z.strictObject({ rows: z.array(Occurrence), total: count }),
  /** One line per control that missed something: its last missed occurrence and how many it has. */
  missedControls: z.array(Occurrence.extend({ missedCount: count })),
  /** One line per control: its first open occurrence, the one that is due first at the top. */
  nextOfControls: z.array(Occurrence),
  /** Controls in force that have a late or missed occurrence. */
  controlsWithHoles: count,
  controls: count,
});
export type CoverageSummary = z.infer<typeof CoverageSummary>;
