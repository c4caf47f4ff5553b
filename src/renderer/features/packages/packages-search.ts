// What of the Packages screen stands in the address.
import { z } from 'zod';
import { PackageId } from '../../../shared/ids';

export const PackagesSearch = z.object({
  /** The package in the panel. */
  id: PackageId.optional().catch(undefined),
  /** One round of it; the newest when left out. */
  round: z.number().int().min(1).optional().catch(undefined),
});
export type PackagesSearch = z.infer<typeof PackagesSearch>;
