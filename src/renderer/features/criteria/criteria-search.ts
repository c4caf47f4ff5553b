// What of the Criteria screen stands in the address, so that back, forward and links bring it back.
import { z } from 'zod';
import { CriterionId, PointOfFocusId, SeriesId } from '../../../shared/ids';

/** Every field falls back on its own: a stale link opens the screen instead of an error. */
export const CriteriaSearch = z.object({
  q: z.string().max(200).optional().catch(undefined),
  series: SeriesId.optional().catch(undefined),
  missing: z.boolean().optional().catch(undefined),
  /** The criterion in the panel. */
  id: CriterionId.optional().catch(undefined),
  /** A point of focus to show in that panel. */
  point: PointOfFocusId.optional().catch(undefined),
});
export type CriteriaSearch = z.infer<typeof CriteriaSearch>;
