// What of the Populations screen stands in the address, so that back, forward and links bring it back.
import { z } from 'zod';
import { EvidenceId, PopulationId, SampleItemId } from '../../../shared/ids';

/** Every field falls back on its own: a stale link opens the screen instead of an error. */
export const PopulationsSearch = z.object({
  /** The population in the panel. */
  id: PopulationId.optional().catch(undefined),
  view: z.enum(['record', 'rows', 'samples']).optional().catch(undefined),
  sample: SampleItemId.optional().catch(undefined),
  /** Set when one is to be recorded on this evidence. */
  record: EvidenceId.optional().catch(undefined),
});
export type PopulationsSearch = z.infer<typeof PopulationsSearch>;
