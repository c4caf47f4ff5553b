// What of the Roadmap screen stands in the address: the step in the panel.
import { z } from 'zod';
import { RoadmapStepId } from '../../../shared/domain/roadmap';

/** Falls back on its own: a stale link opens the screen instead of an error. */
export const RoadmapSearch = z.object({ step: RoadmapStepId.optional().catch(undefined) });
export type RoadmapSearch = z.infer<typeof RoadmapSearch>;
