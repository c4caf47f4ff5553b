// What of the Matrix screen stands in the address, so that back, forward and links bring it back.
import { z } from 'zod';
import { ControlId, SeriesId } from '../../../shared/ids';

/** Every field falls back on its own: a stale link opens the screen instead of an error. */
export const MatrixSearch = z.object({
  q: z.string().max(200).optional().catch(undefined),
  series: SeriesId.optional().catch(undefined),
  /** The control in the panel, and which of its parts is shown. */
  id: ControlId.optional().catch(undefined),
  part: z.enum(['control', 'evidence', 'checklist', 'history']).optional().catch(undefined),
});
export type MatrixSearch = z.infer<typeof MatrixSearch>;
