// The verifier's door in Node: takes paths as well as sources, opens and closes them.
import type { VerifyReport } from '../../shared/domain/package';
import type { ByteSource } from './byte-source';
import { nodePlatform } from './node-platform';
import { openPath } from './open-path';
import type { VerifyJob } from './read-files';
import { type Opened, verifyOpened } from './verify-package';

/** A path of a zip or folder, or bytes from elsewhere (which their owner closes). */
export type PackageInput = string | ByteSource;

const close = async (opened: Opened): Promise<void> => {
  if ('close' in opened) await opened.close();
};

/**
 * Verifies a zip or folder, or several zips that are parts of one package. `base` is the full package a
 * delta goes with. `signer` is the key the auditor was told by another route, as minisign key, twelve words
 * or SHA-256; without it the best answer is `verified-unknown-signer`.
 * Throws package.not-found, package.not-a-package, disk.no-access, use.bad-input (the signer cannot be read)
 * and job.cancelled; everything wrong with the package itself is in the report.
 */
export const verifyPackage = async (
  what: PackageInput | readonly PackageInput[],
  { signer, base = null }: { readonly signer: string | null; readonly base?: PackageInput | null },
  job: VerifyJob,
): Promise<VerifyReport> => {
  const own: Opened[] = [];
  const open = async (input: PackageInput): Promise<Opened> => {
    if (typeof input !== 'string') return input;
    const opened = await openPath(input);
    own.push(opened);
    return opened;
  };
  try {
    const files: Opened[] = [];
    for (const input of typeof what === 'string' || 'read' in what ? [what] : what)
      files.push(await open(input));
    return await verifyOpened(
      { files, base: base === null ? null : await open(base), signer },
      nodePlatform,
      job,
    );
  } finally {
    for (const opened of own) await close(opened);
  }
};
