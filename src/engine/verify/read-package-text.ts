// Verifies a package and answers what it says of itself, for comparing it with another (diff-packages.ts).
import { basename, dirname, join } from 'node:path';
import type { VerifyReport } from '../../shared/domain/package';
import { joinBytes } from './bytes-in-order';
import type { PackageText } from './diff-packages';
import { Findings } from './findings';
import { partFile, readPartName } from './merge-parts';
import { nodePlatform } from './node-platform';
import { openFolder } from './open-folder';
import { openPath } from './open-path';
import { openZip } from './open-zip';
import { OmissionsJson, PackageJson } from './package-schema';
import type { PackageSource } from './package-source';
import type { VerifyJob } from './read-files';
import { type PackageInput, verifyPackage } from './verify-path';

/** Of a package in parts the first one has what is said. */
const firstPart = (inputs: readonly PackageInput[]): PackageInput => {
  const isFirst = (input: PackageInput): boolean =>
    readPartName(typeof input === 'string' ? basename(input) : (input.name ?? ''))?.number === 1;
  const first = inputs.find(isFirst) ?? inputs[0] ?? '';
  if (typeof first !== 'string') return first;
  const name = readPartName(basename(first));
  return name === null ? first : join(dirname(first), partFile(name, 1));
};

const readJson = async (source: PackageSource, path: string): Promise<unknown> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of source.files.find((one) => one.path === path)?.open() ?? []) pieces.push(piece);
  return JSON.parse(new TextDecoder().decode(joinBytes(pieces)));
};

export interface CheckedText {
  readonly report: VerifyReport;
  /** Null unless everything that is here holds; of a delta its base is not needed. */
  readonly text: PackageText | null;
}

/** Of a package in one piece or in parts. Errors: as verifyPackage. */
export const readPackageText = async (
  what: PackageInput | readonly PackageInput[],
  job: VerifyJob,
): Promise<CheckedText> => {
  const report = await verifyPackage(what, { signer: null }, job);
  const holds = report.findings.every((one) => one.code === 'delta.base-needed');
  if (!holds || report.kind === 'bag') return { report, text: null };
  const first = firstPart(typeof what === 'string' || 'read' in what ? [what] : what);
  const opened = typeof first === 'string' ? await openPath(first) : first;
  try {
    const findings = new Findings();
    const source =
      'read' in opened ? await openZip(opened, nodePlatform, findings) : openFolder(opened, findings);
    return {
      report,
      text: {
        json: PackageJson.parse(await readJson(source, 'data/package.json')),
        omissions: OmissionsJson.parse(await readJson(source, 'data/omissions.json')),
      },
    };
  } finally {
    // What came as bytes is closed by its owner.
    if (typeof first === 'string' && 'read' in opened) await opened.close();
  }
};
