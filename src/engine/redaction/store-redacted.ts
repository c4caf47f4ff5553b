// Stores a redacted file as a version of the item its original belongs to. It is sealed from memory: neither
// the drawn pages nor the outcome lie on a disk unsealed.
import type { EvidenceDetail } from '../../shared/domain/evidence';
import type { Job } from '../environment';
import { UserError } from '../../shared/errors';
import { endingsOfRedacted, isNameOfRedacted, redactedName } from '../../shared/redacted-file';
import { addDerivedVersion } from '../evidence';
import type { OpenVault } from '../vault/open-vault';
import type { Original } from './original';

/** What is said of the redacted version; all of it goes to the auditor. */
export interface RedactedSays {
  readonly reason: string;
  /** Left out: as the version it is made from. */
  readonly title?: string | undefined;
  /** Left out: as the original's, marked as redacted. */
  readonly fileName?: string | undefined;
}

export interface RedactedFile extends RedactedSays {
  /** Written over afterwards. */
  readonly bytes: Uint8Array;
}

/**
 * What the redacted version of the file is called. Asked before any work is done.
 * @throws UserError use.bad-input
 */
export const nameOfRedacted = (
  { name, mediaType }: Original,
  { fileName }: Pick<RedactedSays, 'fileName'>,
): string => {
  if (fileName === undefined) return redactedName(name, mediaType);
  if (isNameOfRedacted(fileName, name, mediaType)) return fileName;
  const endings = endingsOfRedacted(name, mediaType).map((ending) =>
    ending === '' ? 'without an ending' : `ending in ${ending}`,
  );
  throw new UserError('use.bad-input', {
    what: `The name of the file must be a plain one in one line, ${endings.join(' or ')}.`,
  });
};

/** Throws as nameOfRedacted and addDerivedVersion. */
export const storeRedacted = async (
  vault: OpenVault,
  original: Original,
  { bytes, reason, title, fileName }: RedactedFile,
  job: Job,
): Promise<EvidenceDetail> => {
  try {
    const { id, version, position } = original;
    const files = [{ position, source: { name: nameOfRedacted(original, { fileName }), bytes } }];
    return await addDerivedVersion(vault, { id, version, files, how: 'redaction', reason, title }, job);
  } finally {
    bytes.fill(0);
  }
};
