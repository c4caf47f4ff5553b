// The states in which a task is still to be done.
import type { TaskState } from '../../../shared/domain/readiness';

export const OPEN_STATES: readonly TaskState[] = ['open', 'in-progress'];
