// What the entries with authority say (docs/format/vault-v1.md §4.1). Fields a reader does not know are left aside.
import { z } from 'zod';
import { MemberId } from '../../shared/ids';
import { ROLES } from '../../shared/domain/roles';

const key = z.string().regex(/^[0-9a-f]{64}$/);
const slot = z.string().regex(/^[0-9a-f]{32}$/);
const proof = z.string().regex(/^[A-Za-z0-9_-]{86}$/);
const seq = z.number().int().nonnegative();
const role = z.enum(ROLES);

export const VaultCreated = z.object({
  vaultId: z.string(),
  organization: z.string(),
  organizationKey: key,
  memberName: z.string(),
  memberKey: key,
  memberBoxKey: key,
  slot,
  keyCommitment: key,
  recoveryBoxKey: key,
  recoverySignKey: key,
});

/** As vaults of the first draft have it. */
export const EarlyVaultCreated = z.object({ vaultId: z.string(), organizationKey: key, memberKey: key });

export const MemberAdded = z.object({
  name: z.string(),
  role,
  memberKey: key,
  memberBoxKey: key,
  slot,
});

export const RoleChanged = z.object({ before: role, after: role });

export const KeyRenewed = z.object({
  memberKey: key,
  memberBoxKey: key,
  after: seq,
  voucher: MemberId,
  proof,
});

export const VaultRecovered = z.object({
  member: MemberId,
  memberKey: key,
  memberBoxKey: key,
  after: seq,
  proof,
});

/** Without proof: valid only where the journal names no recovery key. */
export const EarlyVaultRecovered = z.object({ memberKey: key, memberBoxKey: key.optional() });

export const RecoveryKeyMade = z.object({ recoveryBoxKey: key, recoverySignKey: key, keyCommitment: key });

export const SignerRenewed = z.object({
  organizationKey: key,
  number: z.number().int().min(1),
  statementSha256: key,
});

export const VaultRekeyed = z.object({
  epoch: z.number().int(),
  keyCommitment: key,
  reason: z.enum(['member-removed', 'asked']),
});
