// What of the Evidence screen stands in the address, so that back, forward and links bring it back.
import { z } from 'zod';
import { ControlId, CriterionId, EvidenceId } from '../../../shared/ids';
import { DateVerdict } from '../../../shared/period';

/** Every field falls back on its own: a stale link opens the screen instead of an error. */
export const EvidenceSearch = z.object({
  q: z.string().max(200).optional().catch(undefined),
  control: ControlId.optional().catch(undefined),
  criterion: CriterionId.optional().catch(undefined),
  dates: DateVerdict.optional().catch(undefined),
  sort: z.enum(['id', 'title', 'effective', 'takenIn', 'size']).optional().catch(undefined),
  direction: z.enum(['ascending', 'descending']).optional().catch(undefined),
  /** The evidence in the panel. */
  id: EvidenceId.optional().catch(undefined),
});
export type EvidenceSearch = z.infer<typeof EvidenceSearch>;
