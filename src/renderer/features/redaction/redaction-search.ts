// Which file is redacted stands in the address.
import { z } from 'zod';
import { EvidenceId } from '../../../shared/ids';

export const RedactionSearch = z.object({
  id: EvidenceId.optional().catch(undefined),
  version: z.number().int().min(1).optional().catch(undefined),
  position: z.number().int().min(1).optional().catch(undefined),
});
export type RedactionSearch = z.infer<typeof RedactionSearch>;
