// Calls about evidence: the list, one item, taking in, linking, and taking a copy out.
import { z } from 'zod';
import { EvidenceDetail, EvidenceMonth, EvidenceSummary, IntakeItem, IntakeResult } from '../domain/evidence';
import { ControlId, CriterionId, EvidenceId, FileToken, PointOfFocusId } from '../ids';
import { direction, done, engine, nothing, page, pageOf, reads, writes } from './call';

export const evidenceCalls = {
  /** For each month of the current engagement's time, how many items speak about a day of it. */
  byMonth: engine('query', nothing, z.array(EvidenceMonth)),
  list: engine(
    'query',
    z.strictObject({
      search: z.string().max(200),
      controlId: ControlId.nullable(),
      criterionId: CriterionId.nullable(),
      verdict: z.enum(['inside', 'partly-inside', 'outside-before', 'outside-after', 'undated']).nullable(),
      sort: z.enum(['id', 'title', 'effective', 'takenIn', 'size']),
      direction,
      ...page,
    }),
    pageOf(EvidenceSummary),
  ),
  get: engine('query', z.strictObject({ id: EvidenceId }), EvidenceDetail),
  add: engine(
    'command',
    z.strictObject({ items: z.array(IntakeItem).min(1).max(1000) }),
    IntakeResult,
    (input) => input.items.flatMap((item) => item.files.map(reads)),
  ),
  /** Adds links; those there already stay. */
  link: engine(
    'command',
    z.strictObject({
      id: EvidenceId,
      controlIds: z.array(ControlId),
      pointOfFocusIds: z.array(PointOfFocusId),
    }),
    EvidenceDetail,
  ),
  /** Takes links away; the journal keeps that they were there. */
  unlink: engine(
    'command',
    z.strictObject({
      id: EvidenceId,
      controlIds: z.array(ControlId),
      pointOfFocusIds: z.array(PointOfFocusId),
    }),
    EvidenceDetail,
  ),
  /** Writes the original bytes of one file to a place the person chose. */
  saveCopy: engine(
    'command',
    z.strictObject({ id: EvidenceId, position: z.number().int().min(1), target: FileToken }),
    done,
    (input) => [writes(input.target)],
  ),
} as const;
