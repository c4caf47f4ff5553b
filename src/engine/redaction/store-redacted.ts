// Stores a redacted file as a version of the item its original belongs to. It is sealed from memory: neither
// the drawn pages nor the outcome lie on a disk unsealed.
import type { EvidenceDetail } from '../../shared/domain/evidence';
import type { Job } from '../environment';
import { addDerivedVersion } from '../evidence';
import type { OpenVault } from '../vault/open-vault';
import type { Original } from './original';

export interface RedactedFile {
  readonly name: string;
  /** Written over afterwards. */
  readonly bytes: Uint8Array;
  readonly reason: string;
}

/** Throws as addDerivedVersion. */
export const storeRedacted = async (
  vault: OpenVault,
  { id, version, position }: Original,
  { name, bytes, reason }: RedactedFile,
  job: Job,
): Promise<EvidenceDetail> => {
  try {
    const files = [{ position, source: { name, bytes } }];
    return await addDerivedVersion(vault, { id, version, files, how: 'redaction', reason }, job);
  } finally {
    bytes.fill(0);
  }
};
