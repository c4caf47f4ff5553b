// The people who may open a vault.
import { z } from 'zod';
import { MemberId } from '../ids';
import { Instant } from '../period';
import { ROLES } from './roles';

export const Role = z.enum(ROLES);

export const Member = z.strictObject({
  id: MemberId,
  name: z.string(),
  role: Role,
  addedAt: Instant,
  /** Null while they may open the vault. */
  removedAt: Instant.nullable(),
  /** False when an interrupted step left them without a passphrase: an owner gives them one. */
  canOpen: z.boolean(),
  /** True until they have replaced the passphrase an owner gave them; only their own signature is theirs alone. */
  passphraseGivenByOwner: z.boolean(),
  /** Twelve words of their signing key, to compare by voice. */
  keyWords: z.array(z.string()).length(12),
});
export type Member = z.infer<typeof Member>;
