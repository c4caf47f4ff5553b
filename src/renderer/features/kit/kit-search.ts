// What of the Kit screen stands in its address. The file that is taken in does not: it is gone with the screen.
import { z } from 'zod';

export const KitSearch = z.object({
  view: z.enum(['make', 'apply']).optional().catch(undefined),
});
export type KitSearch = z.infer<typeof KitSearch>;
