// What of the Engagement screen stands in the address: which part of it, and what is being made.
import { z } from 'zod';
import { EngagementId } from '../../../shared/ids';

export const ENGAGEMENT_PARTS = ['frame', 'system', 'people', 'subservice', 'not-applicable', 'all'] as const;

/** Every field falls back on its own: a stale link opens the screen instead of an error. */
export const EngagementSearch = z.object({
  part: z.enum(ENGAGEMENT_PARTS).optional().catch(undefined),
  /** The form instead: changing the frame, a further engagement, or the next one out of another. */
  form: z.enum(['edit', 'new', 'roll-forward']).optional().catch(undefined),
  /** Which engagement is rolled forward; the current one when left out. */
  from: EngagementId.optional().catch(undefined),
});
export type EngagementSearch = z.infer<typeof EngagementSearch>;
export type EngagementPart = (typeof ENGAGEMENT_PARTS)[number];
