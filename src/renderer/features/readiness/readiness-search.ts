// What of the Readiness screen stands in the address, so that back, forward and links bring it back.
import { z } from 'zod';
import { ReadinessSubject, TaskState } from '../../../shared/domain/readiness';
import { AssessmentId, RemediationTaskId } from '../../../shared/ids';

/** Every field falls back on its own: a stale link opens the screen instead of an error. */
export const ReadinessSearch = z.object({
  view: z.enum(['worksheet', 'tasks', 'history']).optional().catch(undefined),
  q: z.string().max(200).optional().catch(undefined),
  kind: z.enum(['criterion', 'control']).optional().catch(undefined),
  gaps: z.boolean().optional().catch(undefined),
  unrated: z.boolean().optional().catch(undefined),
  states: z.array(TaskState).optional().catch(undefined),
  owner: z.string().max(200).optional().catch(undefined),
  assessment: AssessmentId.optional().catch(undefined),
  /** Tasks as columns instead of a list. */
  board: z.enum(['state', 'owner']).optional().catch(undefined),
  sort: z
    .enum(['subject', 'priority', 'ratedAt', 'id', 'due', 'owner', 'state', 'title'])
    .optional()
    .catch(undefined),
  direction: z.enum(['ascending', 'descending']).optional().catch(undefined),
  /** The criterion or control in the panel, or the task. */
  subject: ReadinessSubject.optional().catch(undefined),
  task: RemediationTaskId.optional().catch(undefined),
});
export type ReadinessSearch = z.infer<typeof ReadinessSearch>;

/** A link to a task opens the tasks, whatever else it says. */
export const viewOf = ({ view, task }: ReadinessSearch): 'worksheet' | 'tasks' | 'history' =>
  view ?? (task === undefined ? 'worksheet' : 'tasks');
