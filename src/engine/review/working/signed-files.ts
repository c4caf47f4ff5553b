// A text and its signature, as they go to whoever built the package: signed with the working file's own key, checked by
// the stock minisign program.
import type { WrittenFile } from '../../../shared/calls/packages';
import { basename, resolve } from 'node:path';
import { utf8 } from '../../crypto/bytes';
import { sha256Hex } from '../../crypto/hash';
import type { OpenVault } from '../../vault/open-vault';
import { refuseInsideVault, writeTogether } from '../../vault/outside-file';

export interface SignedText {
  readonly text: string;
  /** The four lines of minisign. */
  readonly signature: string;
}

export const SIGNATURE_ENDING = '.minisig';

/**
 * Writes both, the signature first: one without its text says nothing, a text without its signature might pass for an
 * unsigned one. Both or neither, unless the machine stops between the two names; then they can be written again.
 * @throws UserError use.bad-input (inside the working file), disk.*
 */
export const writeSigned = async (
  vault: OpenVault,
  targetPath: string,
  { text, signature }: SignedText,
): Promise<WrittenFile[]> => {
  const target = resolve(targetPath);
  const files = [
    { path: target, content: utf8(text) },
    { path: `${target}${SIGNATURE_ENDING}`, content: utf8(signature) },
  ];
  for (const { path } of files) refuseInsideVault(vault, path);
  await writeTogether(vault.environment, files.toReversed());
  return files.map(({ path, content }) => ({
    name: basename(path),
    sizeBytes: content.length,
    sha256: sha256Hex(content),
  }));
};
