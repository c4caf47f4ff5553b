// What of the Exceptions screen stands in the address, so that back, forward and links bring it back.
import { z } from 'zod';
import { ExceptionState } from '../../../shared/domain/exception';
import { ControlId, ExceptionId } from '../../../shared/ids';
import { CalendarDate } from '../../../shared/period';

/** Every field falls back on its own: a stale link opens the screen instead of an error. */
export const ExceptionsSearch = z.object({
  q: z.string().max(200).optional().catch(undefined),
  states: z.array(ExceptionState).optional().catch(undefined),
  sort: z.enum(['id', 'title', 'control', 'foundOn', 'due', 'state']).optional().catch(undefined),
  direction: z.enum(['ascending', 'descending']).optional().catch(undefined),
  withdrawn: z.boolean().optional().catch(undefined),
  /** The exception in the panel. */
  id: ExceptionId.optional().catch(undefined),
  /** Set when one is to be recorded: for which control and occurrence. */
  record: ControlId.optional().catch(undefined),
  from: CalendarDate.optional().catch(undefined),
});
export type ExceptionsSearch = z.infer<typeof ExceptionsSearch>;
