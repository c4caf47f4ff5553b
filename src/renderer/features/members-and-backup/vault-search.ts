// What stands in the address of "Members and backup": which member the panel shows, which dialog is asked for.
import { z } from 'zod';
import { MemberId } from '../../../shared/ids';

export const VaultSearch = z.object({
  member: MemberId.optional().catch(undefined),
  show: z.enum(['passphrase']).optional().catch(undefined),
});
export type VaultSearch = z.infer<typeof VaultSearch>;
