// What of the Coverage screen stands in the address, so that back, forward and links bring it back.
import { z } from 'zod';
import { Cadence } from '../../../shared/domain/catalog';
import { OccurrenceState } from '../../../shared/domain/coverage';
import { ControlId } from '../../../shared/ids';
import { CalendarDate } from '../../../shared/period';

/** Every field falls back on its own: a stale link opens the screen instead of an error. */
export const CoverageSearch = z.object({
  q: z.string().max(200).optional().catch(undefined),
  cadences: z.array(Cadence).optional().catch(undefined),
  states: z.array(OccurrenceState).optional().catch(undefined),
  owner: z.string().max(200).optional().catch(undefined),
  sort: z.enum(['cadence', 'id', 'title', 'holes', 'next-due']).optional().catch(undefined),
  /** The occurrence in the panel: its control and its first day. */
  id: ControlId.optional().catch(undefined),
  from: CalendarDate.optional().catch(undefined),
  /** Instead of an occurrence: the weeks or days of one month, 2026-05. */
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional()
    .catch(undefined),
});
export type CoverageSearch = z.infer<typeof CoverageSearch>;
