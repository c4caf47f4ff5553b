// What of the Packages screen stands in the address.
import { z } from 'zod';
import { PackageId } from '../../../shared/ids';

export const PackagesSearch = z.object({
  /** The package in the panel. */
  id: PackageId.optional().catch(undefined),
});
export type PackagesSearch = z.infer<typeof PackagesSearch>;
