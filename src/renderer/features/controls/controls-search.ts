// What of the Controls screen stands in the address, so that back, forward and links bring it back.
import { z } from 'zod';
import { Cadence } from '../../../shared/domain/catalog';
import { ControlId, SeriesId } from '../../../shared/ids';

/** Every field falls back on its own: a stale link opens the screen instead of an error. */
export const ControlsSearch = z.object({
  q: z.string().max(200).optional().catch(undefined),
  series: SeriesId.optional().catch(undefined),
  cadence: Cadence.optional().catch(undefined),
  without: z.boolean().optional().catch(undefined),
  sort: z.enum(['id', 'title', 'cadence', 'owner', 'evidence']).optional().catch(undefined),
  direction: z.enum(['ascending', 'descending']).optional().catch(undefined),
  /** The control in the panel. */
  id: ControlId.optional().catch(undefined),
});
export type ControlsSearch = z.infer<typeof ControlsSearch>;
