// What of the Populations screen stands in the address, so that back, forward and links bring it back.
import { z } from 'zod';
import { Picker } from '../../../shared/domain/population';
import { EvidenceId, PopulationId, SampleItemId } from '../../../shared/ids';

/** Every field falls back on its own: a stale link opens the screen instead of an error. */
export const PopulationsSearch = z.object({
  /** The population that is open. */
  id: PopulationId.optional().catch(undefined),
  view: z.enum(['record', 'rows', 'samples']).optional().catch(undefined),
  /** The picked row in the panel. */
  sample: SampleItemId.optional().catch(undefined),
  /** Whose picks are shown; one selection of them when it is named. */
  of: Picker.optional().catch(undefined),
  selection: z.number().int().min(1).optional().catch(undefined),
  /** Set when one is to be recorded on this evidence, maybe in the place of a returned one. */
  record: EvidenceId.optional().catch(undefined),
  replaces: PopulationId.optional().catch(undefined),
});
export type PopulationsSearch = z.infer<typeof PopulationsSearch>;
