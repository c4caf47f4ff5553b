// What a vault says about itself: locked (its header) and open.
import { basename, resolve } from 'node:path';
import type { KdfParameters, VaultInfo } from '../../shared/domain/vault';
import { engagementId, type VaultId } from '../../shared/ids';
import type { Instant } from '../../shared/period';
import { signerIdentity } from '../crypto/signer-identity';
import type { Logger } from '../environment';
import { FORMAT_VERSION } from './header';
import { readHeader } from './header-files';
import { shownKeyChanges } from './key-changes';
import type { OpenVault } from './open-vault';

/** Read without a secret, so nothing in it is proven: somebody may have written it. */
export interface VaultPeek {
  readonly vaultId: VaultId;
  readonly formatVersion: number;
  readonly createdAt: Instant;
  readonly program: string;
  readonly kdf: KdfParameters | null;
}

/** Errors: vault.not-found, .not-a-vault, .newer-version, integrity.header-damaged, disk.*. */
export const peekVault = async (folder: string, logger?: Logger): Promise<VaultPeek> => {
  const { header } = await readHeader(resolve(folder), logger ?? { log: () => undefined });
  const slot = header.slots.find((candidate) => candidate.type === 'passphrase');
  return {
    vaultId: header.vaultId,
    formatVersion: FORMAT_VERSION,
    createdAt: header.createdAt,
    program: header.program,
    kdf: slot
      ? {
          algorithm: slot.kdf.algorithm,
          operations: slot.kdf.operations,
          memoryMebibytes: slot.kdf.memoryMebibytes,
        }
      : null,
  };
};

interface InfoRow {
  readonly recovery_confirmed_at: string | null;
  readonly current_engagement: number | null;
  readonly members: number;
  readonly controls: number;
  readonly evidence: number;
  readonly evidence_bytes: number;
  readonly packages: number;
  readonly entries: number;
}

export const vaultInfo = (vault: OpenVault): VaultInfo => {
  const row = vault.db
    .prepare(
      `SELECT recovery_confirmed_at, current_engagement,
         (SELECT count(*) FROM member WHERE removed_at IS NULL) AS members,
         (SELECT count(*) FROM control) AS controls,
         (SELECT count(*) FROM evidence) AS evidence,
         (SELECT coalesce(sum(size_bytes), 0) FROM blob
            WHERE id NOT IN (SELECT recipe FROM package_round WHERE recipe IS NOT NULL
              UNION SELECT blob FROM request_list UNION SELECT blob FROM request_response)) AS evidence_bytes,
         (SELECT count(DISTINCT package) FROM package_round) AS packages,
         (SELECT count(*) FROM journal) AS entries
       FROM vault`,
    )
    .get() as InfoRow;
  return {
    vaultId: vault.vaultId,
    kind: vault.kind,
    formatVersion: FORMAT_VERSION,
    organization: vault.organization,
    member: {
      id: vault.member.id,
      name: vault.member.name,
      role: vault.member.role,
      passphraseGivenByOwner: vault.member.passphraseGivenByOwner,
    },
    members: row.members,
    epoch: vault.epoch,
    access: vault.access,
    createdAt: vault.createdAt,
    folderName: basename(vault.folder),
    recoveryKeyConfirmed: row.recovery_confirmed_at !== null,
    kdf: vault.kdf,
    signer: { ...signerIdentity(vault.signer.publicKey), changes: shownKeyChanges(vault) },
    counts: {
      controls: row.controls,
      evidence: row.evidence,
      evidenceBytes: row.evidence_bytes,
      packages: row.packages,
      journalEntries: row.entries,
    },
    currentEngagementId: row.current_engagement === null ? null : engagementId(row.current_engagement),
  };
};
