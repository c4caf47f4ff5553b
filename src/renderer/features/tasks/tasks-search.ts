// What of the Tasks screen stands in the address, so that back, forward and links bring it back.
import { z } from 'zod';
import { TaskKind } from '../../../shared/domain/evidence-task';

/** Every field falls back on its own: a stale link opens the screen instead of an error. */
export const TasksSearch = z.object({
  q: z.string().max(200).optional().catch(undefined),
  owner: z.string().max(200).optional().catch(undefined),
  kinds: z.array(TaskKind).optional().catch(undefined),
  within: z.enum(['overdue', '30-days', 'all']).optional().catch(undefined),
});
export type TasksSearch = z.infer<typeof TasksSearch>;
