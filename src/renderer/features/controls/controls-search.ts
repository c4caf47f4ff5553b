// What of the Controls screen stands in the address, so that back, forward and links bring it back.
import { z } from 'zod';
import { Cadence } from '../../../shared/domain/catalog';
import { CONTROL_STATES } from '../../../shared/domain/control';
import { ControlId, SeriesId } from '../../../shared/ids';

const CONTROL_PARTS = ['control', 'evidence', 'checklist', 'history'] as const;
/** A tab of the panel. */
export type ControlPart = (typeof CONTROL_PARTS)[number];

/** Every field falls back on its own: a stale link opens the screen instead of an error. */
export const ControlsSearch = z.object({
  q: z.string().max(200).optional().catch(undefined),
  series: SeriesId.optional().catch(undefined),
  cadence: Cadence.optional().catch(undefined),
  /** The person or the role. */
  owner: z.string().max(200).optional().catch(undefined),
  state: z.enum(CONTROL_STATES).optional().catch(undefined),
  domain: z.string().max(200).optional().catch(undefined),
  without: z.boolean().optional().catch(undefined),
  sort: z
    .enum(['id', 'title', 'cadence', 'owner', 'domain', 'evidence', 'checklist'])
    .optional()
    .catch(undefined),
  direction: z.enum(['ascending', 'descending']).optional().catch(undefined),
  /** The control in the panel, and which of its parts is shown. */
  id: ControlId.optional().catch(undefined),
  part: z.enum(CONTROL_PARTS).optional().catch(undefined),
});
export type ControlsSearch = z.infer<typeof ControlsSearch>;
