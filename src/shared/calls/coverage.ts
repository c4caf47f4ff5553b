// Calls about coverage: which occurrences the current engagement expects and what the evidence says. All
// take `today` from the asker, a calendar date: the engine's clock knows no place on earth.
import { z } from 'zod';
import { Cadence } from '../domain/catalog';
import {
  CoverageGrid,
  CoverageRow,
  CoverageSummary,
  Occurrence,
  OccurrenceDetail,
  OccurrenceState,
} from '../domain/coverage';
import { ControlId, EvidenceId } from '../ids';
import { CalendarDate } from '../period';
import { direction, done, engine, page, search } from './call';

const today = CalendarDate;
/** An occurrence is named by its control and its first day. */
const occurrence = { controlId: ControlId, from: CalendarDate };

/** All throw use.engagement-missing while the vault has no engagement. */
export const coverageCalls = {
  grid: engine(
    'query',
    z.strictObject({
      today,
      search,
      /** Empty for all. */
      cadences: z.array(Cadence),
      /** Controls with at least one occurrence in one of these states; empty for all. */
      states: z.array(OccurrenceState),
      owner: z.string().max(200).nullable(),
      /** `cadence` keeps the controls of one cadence together, the longest first. */
      sort: z.enum(['cadence', 'id', 'title', 'holes', 'next-due']),
      direction,
      ...page,
    }),
    CoverageGrid,
  ),
  /** The rows of some controls, in the order asked for; unknown ones are left out. */
  rows: engine(
    'query',
    z.strictObject({ today, controlIds: z.array(ControlId).max(500) }),
    z.strictObject({ from: CalendarDate, rows: z.array(CoverageRow) }),
  ),
  summary: engine(
    'query',
    z.strictObject({ today, limit: z.number().int().min(1).max(100) }),
    CoverageSummary,
  ),
  ofControl: engine(
    'query',
    z.strictObject({ today, controlId: ControlId }),
    z.strictObject({ occurrences: z.array(Occurrence) }),
  ),
  occurrence: engine('query', z.strictObject({ today, ...occurrence }), OccurrenceDetail),
  /** Says why an occurrence did not have to happen. An excuse again replaces the reason. */
  excuse: engine(
    'command',
    z.strictObject({ ...occurrence, reason: z.string().trim().min(1).max(2000) }),
    done,
  ),
  withdrawExcuse: engine('command', z.strictObject({ ...occurrence }), done),
  /** Says for which occurrence evidence counts, where its dates alone would say another. */
  assign: engine(
    'command',
    z.strictObject({
      ...occurrence,
      evidenceIds: z.array(EvidenceId).min(1),
      /** Why they belong to that occurrence. */
      reason: z.string().trim().max(2000).optional(),
    }),
    done,
  ),
  /** Lets the effective dates alone decide again. */
  unassign: engine(
    'command',
    z.strictObject({ controlId: ControlId, evidenceIds: z.array(EvidenceId).min(1) }),
    done,
  ),
} as const;
