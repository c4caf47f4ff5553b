// Calls about controls: the register, its versions, mappings and checklists, and tables in and out.
import { z } from 'zod';
import { Cadence } from '../domain/catalog';
import {
  CONTROL_STATES,
  ControlDetail,
  ControlFacts,
  ControlSummary,
  MatrixRow,
  NewControl,
} from '../domain/control';
import { isPreviewed, NOT_PREVIEWED, TableImport } from '../domain/table-import';
import {
  ControlId,
  CriterionId,
  EvidenceId,
  FileToken,
  PointOfFocusId,
  SeriesId,
  StarterControlId,
} from '../ids';
import { CalendarDate } from '../period';
import { direction, done, engine, nothing, page, pageOf, reads, search, writes } from './call';

const rationale = z.string().trim().max(2000);
const mapped = {
  pointOfFocusIds: z.array(PointOfFocusId),
  criterionIds: z.array(CriterionId).default([]),
};
const hasAny = (input: { pointOfFocusIds: readonly unknown[]; criterionIds: readonly unknown[] }) =>
  input.pointOfFocusIds.length + input.criterionIds.length > 0;
const NOTHING_NAMED = 'no point of focus and no criterion is named';

export const controlCalls = {
  list: engine(
    'query',
    z.strictObject({
      search,
      series: SeriesId.nullable(),
      cadence: Cadence.nullable(),
      withoutEvidenceInPeriod: z.boolean(),
      state: z.enum(CONTROL_STATES).nullable().default(null),
      /** The person or the role, exactly. */
      owner: z.string().max(200).nullable().default(null),
      domain: z.string().max(200).nullable().default(null),
      criterionId: CriterionId.nullable().default(null),
      sort: z.enum(['id', 'title', 'cadence', 'owner', 'domain', 'evidence', 'checklist']),
      direction,
      ...page,
    }),
    pageOf(ControlSummary),
  ),
  get: engine('query', z.strictObject({ id: ControlId }), ControlDetail),
  /** What there is to filter by: owners (people and roles) and domains, in the order of the alphabet. */
  facets: engine(
    'query',
    nothing,
    z.strictObject({ owners: z.array(z.string()), domains: z.array(z.string()) }),
  ),
  add: engine('command', NewControl, ControlDetail),
  /**
   * A new version from `validFrom` on; the version before ends the day before. With the first day of the
   * newest version (null included) that version itself is corrected. `note` says why.
   */
  revise: engine(
    'command',
    z.strictObject({
      id: ControlId,
      facts: ControlFacts,
      validFrom: CalendarDate.nullable(),
      note: z.string().trim().max(2000),
    }),
    ControlDetail,
  ),
  /** `lastDay` is the last day in force. A later version takes a control back into force. */
  retire: engine(
    'command',
    z.strictObject({ id: ControlId, lastDay: CalendarDate, reason: z.string().trim().min(1).max(2000) }),
    ControlDetail,
  ),
  /**
   * Says anew from when to when the newest version holds, for a day that was typed wrong; `validTo` null takes
   * a retirement back. A version that ended the day before ends on the day before the new first day.
   */
  correctDays: engine(
    'command',
    z.strictObject({
      id: ControlId,
      validFrom: CalendarDate.nullable(),
      validTo: CalendarDate.nullable(),
      /** Why; empty keeps the version's note. */
      note: z.string().trim().max(2000),
    }),
    ControlDetail,
  ),
  setDomain: engine(
    'command',
    z.strictObject({ ids: z.array(ControlId).min(1).max(1000), domain: z.string().trim().max(200) }),
    done,
  ),
  /** The whole checklist: an item with its number keeps its ticks, one with null is new. */
  setChecklist: engine(
    'command',
    z.strictObject({
      id: ControlId,
      items: z
        .array(
          z.strictObject({
            number: z.number().int().min(1).nullable(),
            text: z.string().trim().min(1).max(500),
          }),
        )
        .max(100),
    }),
    ControlDetail,
  ),
  /** Evidence ticks off items of a control's checklist; it is linked to the control with it. */
  tick: engine(
    'command',
    z.strictObject({
      id: ControlId,
      number: z.number().int().min(1),
      evidenceIds: z.array(EvidenceId).min(1),
    }),
    ControlDetail,
  ),
  untick: engine(
    'command',
    z.strictObject({
      id: ControlId,
      number: z.number().int().min(1),
      evidenceIds: z.array(EvidenceId).min(1),
    }),
    ControlDetail,
  ),
  /** Which starter controls this vault already has, so that nobody chooses them twice. */
  loadedStarters: engine('query', nothing, z.array(StarterControlId)),
  /** Adds the chosen starter controls with their mappings; those already loaded are left as they are. */
  loadStarters: engine(
    'command',
    z.strictObject({ ids: z.array(StarterControlId).min(1) }),
    z.strictObject({ added: z.array(ControlId), alreadyPresent: z.array(StarterControlId) }),
  ),
  map: engine(
    'command',
    z.strictObject({ id: ControlId, ...mapped, rationale }).refine(hasAny, NOTHING_NAMED),
    z.strictObject({
      added: z.array(z.union([PointOfFocusId, CriterionId])),
      alreadyMapped: z.array(z.union([PointOfFocusId, CriterionId])),
    }),
  ),
  unmap: engine('command', z.strictObject({ id: ControlId, ...mapped }).refine(hasAny, NOTHING_NAMED), done),
  /** Maps many controls at once, all or none; mappings that exist keep their rationale. */
  mapMany: engine(
    'command',
    z
      .strictObject({ ids: z.array(ControlId).min(1).max(1000), ...mapped, rationale })
      .refine(hasAny, NOTHING_NAMED),
    z.strictObject({ added: z.number().int(), alreadyMapped: z.number().int() }),
  ),
  setRationale: engine(
    'command',
    z.strictObject({ id: ControlId, of: z.union([PointOfFocusId, CriterionId]), rationale }),
    done,
  ),
  matrix: engine(
    'query',
    z.strictObject({ search, series: SeriesId.nullable(), ...page }),
    pageOf(MatrixRow),
  ),
  /** Writes the register as CSV or XLSX, by the name the person chose. */
  exportTable: engine(
    'command',
    z.strictObject({ target: FileToken }),
    z.strictObject({ controls: z.number().int() }),
    (input) => [writes(input.target)],
  ),
  /** Without `apply` it only says what would change. Changed wording becomes a version from `validFrom` on. */
  importTable: engine(
    'command',
    z
      .strictObject({
        file: FileToken,
        validFrom: CalendarDate.nullable(),
        apply: z.boolean(),
        /** Of the previewed file; needed to apply. */
        sha256: z.string().nullable(),
      })
      .refine(isPreviewed, NOT_PREVIEWED),
    TableImport,
    (input) => [reads(input.file)],
  ),
} as const;
