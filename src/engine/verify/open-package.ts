// The door for somebody who wants to look into a package: opens what is named, proves what can be proven at once,
// keeps it open, and has all of it verified when asked. Nothing is unpacked or written.
import type { VerifyReport } from '../../shared/domain/package';
import { visibleText } from '../../shared/visible-text';
import { TAG_MANIFEST } from './check-signature';
import { nodePlatform } from './node-platform';
import { type ProvenPackage, proveOpened } from './prove-package';
import type { VerifyJob } from './read-files';
import { type Opened, verifyOpened } from './verify-package';
import { type NamedPackage, openNamed } from './verify-path';

export interface OpenPackage extends ProvenPackage {
  /** Names of the files it was opened from, without their folders. */
  readonly fileNames: readonly string[];
  /** Another text once the files on the disk are others; of a folder, each file tells for itself. */
  readonly stamp: () => Promise<string>;
  /** The whole verification, over the same files, without a signer that was told. Throws job.cancelled. */
  readonly verify: (job: VerifyJob) => Promise<VerifyReport>;
  /** No more reading after it. */
  readonly close: () => Promise<void>;
}

/** What was opened and what is verified must be one: a file can be replaced in between. */
const ofThisPackage = (report: VerifyReport, { sealNumber }: ProvenPackage): VerifyReport => {
  if (report.sealNumber === sealNumber) return report;
  const changed = { code: 'file.changed', path: TAG_MANIFEST, detail: 'not as it was when it was opened' };
  const verdict = report.verdict === 'hostile' ? 'hostile' : 'failed';
  return { ...report, verdict, findings: [changed, ...report.findings], scope: null };
};

const stampOf = async (opened: readonly Opened[]): Promise<string> => {
  const stamps: string[] = [];
  for (const one of opened) if ('read' in one) stamps.push((await one.stamp?.()) ?? '');
  return stamps.join('\n');
};

/**
 * Opens a package to be looked through. Files that were opened elsewhere stay their owner's to close.
 * Throws package.not-verified, package.not-found, package.not-a-package, disk.no-access and job.cancelled.
 */
export const openPackage = async (
  what: NamedPackage,
  base: NamedPackage | null,
  job: VerifyJob,
): Promise<OpenPackage> => {
  const { close, names, ...opened } = await openNamed(what, base);
  try {
    const proven = await proveOpened(opened, nodePlatform, job);
    return {
      ...proven,
      fileNames: names.map(visibleText),
      stamp: () => stampOf([...opened.files, ...(opened.base ?? [])]),
      verify: async (asked) => {
        // What lies in a folder is listed anew: files come and go there while the package is open.
        const isFolder = opened.files.some((one) => !('read' in one));
        const now = isFolder ? await openNamed(what, base) : null;
        try {
          const { files, base: full } = now ?? opened;
          const { known } = proven;
          const given = { files, base: full, signer: null, known };
          const report = await verifyOpened(given, nodePlatform, asked);
          return ofThisPackage(report, proven);
        } finally {
          await now?.close();
        }
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};
