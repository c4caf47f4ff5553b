// Writes the files of a package out of the vault, whole or not at all: written beside their targets, verified
// together by the auditor's own verifier, renamed, and only then entered into the vault. The same for a fresh build
// and for a round that is written again.
import { rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Writable } from 'node:stream';
import { createHash } from 'node:crypto';
import { finished } from 'node:stream/promises';
import type { WrittenFile } from '../../shared/calls/packages';
import { invariant } from '../../shared/errors';
import type { Sha256 } from '../../shared/ids';
import { diskError } from '../blobs/durable-files';
import { sha256Hex } from '../crypto/hash';
import type { Job } from '../environment';
import { type ByteSource, memorySource, verifyPackage } from '../verify';
import type { OpenVault } from '../vault/open-vault';
import { openBlobs } from './keep-recipe';
import { type PackageFiles, sealNumberOf } from './package-files';
import { type OpenOutput, plainOutput, type SizeAndHash } from './package-output';
import { type FileToPlace, placePackage, requireTarget } from './place-package';
import { partName, splitParts } from './split-parts';
import { writeFiles } from './write-package';
import type { WrittenZip } from './write-zip';

/** Where a package goes and in what: nothing of it changes what is signed. */
export interface HandOver {
  readonly targetPath: string;
  /** Replaces files at the targets; whoever sets it has asked. */
  readonly overwrite?: boolean;
  /** Null for one file. */
  readonly partBytes?: number | null;
  /** What lies around each zip on the disk; the zip itself without it. */
  readonly openOutput?: OpenOutput;
  /** Keys it opens with that no recipient has confirmed; only recorded. */
  readonly unconfirmedKeys?: readonly string[];
}

/** In the journal, where there are some, by their hashes: other recipients of the engagement read the entry. */
export const unconfirmed = ({ unconfirmedKeys = [] }: HandOver): { unconfirmedKeys?: readonly string[] } =>
  unconfirmedKeys.length === 0 ? {} : { unconfirmedKeys: unconfirmedKeys.map((key) => sha256Hex(key)) };

export interface HandedOver {
  /** Of the zip in one piece. */
  readonly zip: SizeAndHash;
  /** As they lie on the disk, in order. */
  readonly files: readonly WrittenFile[];
}

/** Takes a zip and keeps nothing of it but its length and hash. */
const hashOnly: OpenOutput = () => {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      sizeBytes += chunk.length;
      done();
    },
  });
  const written = finished(sink).then(() => {
    const result = { sizeBytes, sha256: hash.digest('hex') as Sha256 };
    return { zip: result, file: result, open: () => Promise.resolve(memorySource(new Uint8Array())) };
  });
  // Whoever awaits it is told; nobody may do so before it fails.
  written.catch(() => undefined);
  return Promise.resolve({
    sink,
    written,
    discard: () => {
      sink.destroy();
      return Promise.resolve();
    },
  });
};

/** Parts are told apart by the names they will have. */
const named = (source: ByteSource, name: string): ByteSource => ({
  name,
  sizeBytes: source.sizeBytes,
  read: (offset, length) => source.read(offset, length),
  close: () => source.close(),
});

/** Ours must pass the same gate as everybody's: what would not verify never gets its name. */
const checkOwn = async (
  signer: string,
  files: PackageFiles,
  zips: readonly { readonly zip: WrittenZip; readonly name: string }[],
  job: Job,
): Promise<void> => {
  const sources: ByteSource[] = [];
  try {
    for (const { zip, name } of zips) sources.push(named(await zip.open(), name));
    const report = await verifyPackage(sources, { signer }, job);
    // What a delta leaves to its base was looked up there when it was put together.
    const isDelta = report.kind === 'delta';
    const others = report.findings.filter((one) => !(isDelta && one.code === 'delta.base-needed'));
    const codes = others.map((one) => `${one.code} ${one.path ?? ''}`).join(', ');
    const isSound = others.length === 0 && report.sealNumber === sealNumberOf(files);
    invariant(isSound, `our own package verifies: ${codes}`);
    invariant(report.verdict === (isDelta ? 'incomplete' : 'verified'), 'our own package verifies');
  } finally {
    for (const source of sources) await source.close();
  }
};

/**
 * @param signer the minisign key that signed these files: after a renewal an earlier one than the vault's
 * @param record enters it into the vault; runs once all files have their names
 * @param isRecorded whether the vault knows it, asked after an error of `record`
 * @throws UserError use.bad-input (a target inside the vault), package.target-exists, integrity.*, disk.*,
 * job.cancelled; then nothing is left, and what was at the targets is there again
 */
export const handOver = async (
  vault: OpenVault,
  files: PackageFiles,
  signer: string,
  how: HandOver,
  record: (handed: HandedOver) => void,
  isRecorded: (handed: HandedOver) => boolean,
  job: Job,
): Promise<HandedOver> => {
  const target = resolve(how.targetPath);
  const overwrite = how.overwrite === true;
  const { partBytes = null } = how;
  const parts = partBytes === null ? [files] : splitParts(files, partBytes);
  const mark = Buffer.from(vault.environment.random(6)).toString('hex');
  const places = parts.map((part, at): FileToPlace & { readonly files: PackageFiles } => {
    const path = join(dirname(target), partName(basename(target), at + 1, parts.length));
    return { files: part, target: path, part: `${path}.${mark}.part` };
  });
  const requireTargets = async (): Promise<void> => {
    for (const place of places) await requireTarget(vault.folder, place.target, overwrite);
  };
  await requireTargets();
  const openFile = openBlobs(vault);
  try {
    const zips: WrittenZip[] = [];
    for (const place of places)
      zips.push(await writeFiles(place.files, openFile, place.part, job, how.openOutput ?? plainOutput));
    const [only] = zips;
    const zip =
      zips.length === 1 && only !== undefined ? only : await writeFiles(files, openFile, '', job, hashOnly);
    const inOrder = zips.map((one, at) => ({ zip: one, name: basename(places[at]?.target ?? target) }));
    await checkOwn(signer, files, inOrder, job);
    await requireTargets();
    const handed: HandedOver = {
      zip: { sizeBytes: zip.sizeBytes, sha256: zip.sha256 },
      files: inOrder.map(({ zip: { file }, name }) => ({ name, ...file })),
    };
    await placePackage(
      places,
      () => {
        record(handed);
      },
      () => isRecorded(handed),
    );
    return handed;
  } catch (error) {
    // Why it failed is told; a part without its name may be left beside the target.
    for (const { part } of places) await rm(part, { force: true }).catch(() => undefined);
    throw diskError(error);
  }
};
