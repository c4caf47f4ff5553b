// Calls about the registers of the programme: all are asked, changed, taken in and written out alike.
import { z } from 'zod';
import {
  RecordDetail,
  RecordFacts,
  RecordSummary,
  RecordTarget,
  RegisterChange,
} from '../domain/programme/record';
import { RecordId } from '../domain/programme/record-id';
import { Register } from '../domain/programme/register';
import { SignalCode, WEIGHTS } from '../domain/programme/signal';
import { isPreviewed, NOT_PREVIEWED, TableImport } from '../domain/table-import';
import { ControlId, EvidenceId, FileToken, PopulationId } from '../ids';
import { CalendarDate } from '../period';
import { direction, done, engine, page, pageOf, reads, search, writes } from './call';

/** From the asker, as in calls about coverage: the engine's clock knows no place on earth. */
const today = CalendarDate;
const note = z.string().trim().max(2000);
const state = z.string().max(60);

const REGISTER_SORTS = ['id', 'title', 'state', 'group', 'owner', 'due', 'changed', 'parent'] as const;

const preview = {
  file: FileToken,
  apply: z.boolean(),
  sha256: z.string().nullable(),
};

export const programmeCalls = {
  /** How each register stands, for the first screen and for the counts beside its name. */
  overview: engine(
    'query',
    z.strictObject({ today }),
    z.array(
      z.strictObject({
        register: Register,
        total: z.number().int(),
        /** Of those, not in an end state. */
        open: z.number().int(),
        overdue: z.number().int(),
        signals: z.array(
          z.strictObject({ code: SignalCode, weight: z.enum(WEIGHTS), records: z.number().int() }),
        ),
      }),
    ),
  ),
  list: engine(
    'query',
    z.strictObject({
      register: Register,
      today,
      search,
      /** Empty for all. */
      states: z.array(state),
      groups: z.array(z.string().max(300)),
      /** The record it belongs to (RecordId or EngagementId); null for all. */
      parent: z.string().max(20).nullable(),
      /** Only those with a signal that asks for somebody (`stop` or `look`). */
      onlySignalled: z.boolean(),
      withEnded: z.boolean(),
      withWithdrawn: z.boolean(),
      /** As the register stood on that day; null for now. */
      asAt: CalendarDate.nullable(),
      sort: z.enum(REGISTER_SORTS),
      direction,
      ...page,
    }),
    pageOf(RecordSummary),
  ),
  /** What can be chosen in the filters of a register. */
  facets: engine(
    'query',
    z.strictObject({ register: Register }),
    z.strictObject({
      groups: z.array(z.string()),
      owners: z.array(z.string()),
      states: z.array(z.strictObject({ state, records: z.number().int() })),
      withdrawn: z.number().int(),
      total: z.number().int(),
    }),
  ),
  get: engine('query', z.strictObject({ id: RecordId, today }), RecordDetail),
  /** Several at once in one change; a fact that is left out is not stated. Answers their ids in order. */
  add: engine(
    'command',
    z.strictObject({
      register: Register,
      records: z
        .array(z.strictObject({ facts: RecordFacts, state: state.nullable() }))
        .min(1)
        .max(1000),
      on: CalendarDate,
      note,
    }),
    z.array(RecordId),
  ),
  /** Another version. Facts that are left out stay; refused with programme.changed-meanwhile when `version` is not the current one. */
  change: engine(
    'command',
    z.strictObject({
      id: RecordId,
      version: z.number().int(),
      facts: RecordFacts,
      state: state.nullable(),
      on: CalendarDate,
      note,
    }),
    RecordDetail,
  ),
  /** Another state of many, each a version. */
  move: engine(
    'command',
    z.strictObject({ ids: z.array(RecordId).min(1).max(1000), state, on: CalendarDate, note }),
    done,
  ),
  /** It stays readable, with the reason; its number is not used again. */
  withdraw: engine(
    'command',
    z.strictObject({ id: RecordId, reason: z.string().trim().min(1).max(2000) }),
    RecordDetail,
  ),
  link: engine(
    'command',
    z.strictObject({
      ids: z.array(RecordId).min(1).max(1000),
      targets: z.array(RecordTarget).min(1).max(200),
      note,
    }),
    done,
  ),
  unlink: engine(
    'command',
    z.strictObject({ id: RecordId, targets: z.array(RecordTarget).min(1).max(200) }),
    done,
  ),
  /** The open member puts their name to the current version; the journal entry is signed with their key. */
  sign: engine(
    'command',
    z.strictObject({
      id: RecordId,
      version: z.number().int(),
      meaning: z.enum(['reviewed', 'signed']),
      note,
    }),
    RecordDetail,
  ),
  /** Records that name a control, a criterion, evidence or another record, by a field or by a link. */
  referring: engine('query', z.strictObject({ target: RecordTarget, today }), z.array(RecordSummary)),
  /** What came, changed and went in these days, the newest first. */
  changes: engine(
    'query',
    z.strictObject({ register: Register, from: CalendarDate, to: CalendarDate, ...page }),
    pageOf(RegisterChange),
  ),
  /** CSV, XLSX or JSON by the name; of AI assets a model card (`.md`) too. */
  importTable: engine(
    'command',
    z.strictObject({ register: Register, on: CalendarDate, ...preview }).refine(isPreviewed, NOT_PREVIEWED),
    TableImport,
    (input) => [reads(input.file)],
  ),
  exportTable: engine(
    'command',
    z.strictObject({ register: Register, asAt: CalendarDate.nullable(), target: FileToken }),
    z.strictObject({ records: z.number().int() }),
    (input) => [writes(input.target)],
  ),
  /** A register as at a day, or some of its records, as a file that is evidence of these controls. */
  keepAsEvidence: engine(
    'command',
    z.strictObject({
      register: Register,
      /** Null for the whole register. */
      ids: z.array(RecordId).min(1).max(1000).nullable(),
      asAt: CalendarDate,
      /** The day it speaks of, where that is not today: the day on which the one AI asset or change was approved. */
      effectiveOn: CalendarDate.optional(),
      title: z.string().trim().min(1).max(300),
      controlIds: z.array(ControlId).max(200),
      reason: note,
    }),
    z.strictObject({ id: EvidenceId }),
  ),
  /** From the roster (or another register): a list with its record, from which an auditor picks. */
  makePopulation: engine(
    'command',
    z.strictObject({
      register: Register,
      /** People: who joined, who left, who was there within the days; other registers: everything that was open then. */
      which: z.enum(['joined', 'left', 'present']),
      from: CalendarDate,
      to: CalendarDate,
      title: z.string().trim().min(1).max(300),
      controlIds: z.array(ControlId).max(100),
    }),
    z.strictObject({ id: PopulationId, rows: z.number().int() }),
  ),
  /** Everything of the programme into one zip of open files (docs/format/programme-v1.md). */
  exportAll: engine(
    'command',
    z.strictObject({ target: FileToken }),
    z.strictObject({ records: z.number().int(), files: z.number().int() }),
    (input) => [writes(input.target)],
  ),
  importAll: engine(
    'command',
    z.strictObject(preview).refine(isPreviewed, NOT_PREVIEWED),
    z.strictObject({
      registers: z.array(z.strictObject({ register: Register, import: TableImport })),
      /** What is left out, and which records get other numbers, in sentences for people. */
      told: z.array(z.string()),
      sha256: z.string(),
      applied: z.boolean(),
    }),
    (input) => [reads(input.file)],
  ),
} as const;
