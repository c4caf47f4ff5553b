// What of the Evidence screen stands in the address, so that back, forward and links bring it back. Saved
// views keep the same parameters, but for the item in the panel.
import { z } from 'zod';
import { EVIDENCE_KINDS, EVIDENCE_STATES, Tag } from '../../../shared/domain/evidence';
import { ControlId, CriterionId, EvidenceId } from '../../../shared/ids';
import { DATE_VERDICTS } from '../../../shared/period';

/** Columns that are shown when somebody asks for them. */
export const EXTRA_COLUMNS = ['kind', 'owner', 'takenIn', 'validUntil', 'size'] as const;
export type ExtraColumn = (typeof EXTRA_COLUMNS)[number];

const SORTS = ['id', 'title', 'effective', 'takenIn', 'size', 'state', 'kind', 'owner', 'match'] as const;
export type EvidenceSort = (typeof SORTS)[number];

/** Several of a list; unknown ones are dropped, none is absent. */
const several = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.array(z.enum(values)).min(1).optional().catch(undefined);

/** Every field falls back on its own: a stale link opens the screen instead of an error. */
export const EvidenceSearch = z.object({
  q: z.string().max(200).optional().catch(undefined),
  control: ControlId.optional().catch(undefined),
  criterion: CriterionId.optional().catch(undefined),
  dates: several(DATE_VERDICTS),
  states: several(EVIDENCE_STATES),
  kinds: several(EVIDENCE_KINDS),
  owner: z.string().max(200).optional().catch(undefined),
  tag: Tag.optional().catch(undefined),
  /** Linked to no control. */
  unlinked: z.literal(true).optional().catch(undefined),
  /** A version of it is in review. */
  review: z.literal(true).optional().catch(undefined),
  /** Valid no longer, or not for long. */
  ending: z.literal(true).optional().catch(undefined),
  columns: several(EXTRA_COLUMNS),
  sort: z.enum(SORTS).optional().catch(undefined),
  direction: z.enum(['ascending', 'descending']).optional().catch(undefined),
  /** The evidence in the panel, and which of its versions when it is not the current one. */
  id: EvidenceId.optional().catch(undefined),
  version: z.number().int().min(1).optional().catch(undefined),
});
export type EvidenceSearch = z.infer<typeof EvidenceSearch>;

/** The filters alone: what "Clear filters" takes away, and a view puts in their place. */
export const FILTER_KEYS = [
  'q',
  'control',
  'criterion',
  'dates',
  'states',
  'kinds',
  'owner',
  'tag',
  'unlinked',
  'review',
  'ending',
] as const satisfies readonly (keyof EvidenceSearch)[];
