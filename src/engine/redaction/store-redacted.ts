// Stores a redacted file as a version of the item its original belongs to.
import type { EvidenceDetail } from '../../shared/domain/evidence';
import { UserError } from '../../shared/errors';
import type { Job } from '../environment';
import type { OpenVault } from '../vault/open-vault';
import type { Original } from './original';

export interface RedactedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly reason: string;
}

export const storeRedacted = (
  _vault: OpenVault,
  _original: Original,
  _file: RedactedFile,
  _job: Job,
): Promise<EvidenceDetail> => Promise.reject(new UserError('redaction.not-this-type'));
