// The evidence of a round as plain files in one folder without folders, for portals that take nothing else: the bytes
// as they are in the package, a list of them, and their hashes. It is signed by nothing; the list names the package.
import { mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { BIG_FILE_BYTES } from '../../shared/domain/package';
import type { FlatCopyBy } from '../../shared/domain/package-round';
import type { RoundOfPackage } from '../../shared/domain/package-round';
import { invariant, UserError } from '../../shared/errors';
import { packageRoundRef, type Sha256 } from '../../shared/ids';
import { diskError, errnoOf, syncFolder } from '../blobs/durable-files';
import { goOnOrStop, type Job } from '../environment';
import { builtRound, openBlobs, readRecipe, saidIn } from '../export';
import { csvBytes } from '../tables';
import type { OpenVault } from '../vault/open-vault';
import { refuseInsideVault } from '../vault/outside-file';

export interface FlatCopy {
  /** Must not be there yet, or be empty. */
  readonly folder: string;
  readonly by: FlatCopyBy;
}

export interface FlatCopied {
  readonly files: number;
  readonly bytes: number;
  /** Over 25 MB: many portals take no more. */
  readonly bigFiles: number;
}

export const FLAT_INDEX = 'index.csv';
export const FLAT_SUMS = 'sha256sums.txt';
const LONGEST_NAME = 120;

const columnsOf = (by: FlatCopyBy) =>
  [
    'Number',
    'Title',
    'Controls',
    ...(by === 'request' ? ['Requests'] : []),
    'File',
    'Size',
    'SHA-256',
    'Path in the package',
    'Package',
    'Seal number',
  ].map((title) => ({ title, width: 20 }));

interface FlatFile {
  readonly name: string;
  readonly size: number;
  readonly sha256: Sha256;
}

interface FlatRow {
  readonly cells: readonly (string | number)[];
}

/** What is told of each copy that leaves the vault. */
interface Taken {
  readonly evidence: string;
  readonly version: number;
  readonly position: number;
  readonly sha256: string;
}

type Said = ReturnType<typeof saidIn>['json'];

/** By what it belongs to, of each evidence item. */
const numbersOf = (
  list: readonly { readonly id: string; readonly evidence: readonly string[] }[],
): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const { id, evidence } of list)
    for (const ref of evidence) found.set(ref, [...(found.get(ref) ?? []), id]);
  return found;
};

/** `EVD-0042.03_CC6.1_access-review_2026Q2.pdf`: the second part is the first criterion. */
const criterionOf = (fileName: string): string => fileName.split('_')[1] ?? 'general';

/** A name that was given is given no more, whatever the file system makes of case. */
const uniqueName = (wanted: string, taken: Set<string>): string => {
  const dot = wanted.lastIndexOf('.');
  const [stem, end] = dot > 0 ? [wanted.slice(0, dot), wanted.slice(dot)] : [wanted, ''];
  for (let count = 1; ; count += 1) {
    const more = count === 1 ? '' : `-${String(count)}`;
    const name = stem.slice(0, LONGEST_NAME - end.length - more.length) + more + end;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
};

const planFlat = (json: Said, by: FlatCopyBy, ref: string, sealNumber: string) => {
  const controls = numbersOf(json.controls);
  const asked = json.requests ?? [];
  const requests = numbersOf(asked);
  const references = new Map(asked.map((one) => [one.id, one.reference]));
  const named = (id: string): string =>
    [id, references.get(id) ?? ''].filter((text) => text !== '').join(' ');
  const names = new Map<string, FlatFile>();
  const used = new Set([FLAT_INDEX, FLAT_SUMS]);
  const rows: FlatRow[] = [];
  const taken: Taken[] = [];
  for (const evidence of json.evidence) {
    for (const { path, size, sha256, position } of evidence.files) {
      // Declared to be unreadable: named in the package, and not in it.
      if (path === undefined) continue;
      const ids = controls.get(evidence.ref) ?? [];
      const first = names.get(path);
      const own = basename(path);
      const answers = requests.get(evidence.ref) ?? [];
      const prefix =
        by === 'criterion' ? criterionOf(own) : ((by === 'control' ? ids : answers)[0] ?? 'general');
      const file = first ?? { name: uniqueName(`${prefix}_${own}`, used), size, sha256: sha256 as Sha256 };
      names.set(path, file);
      const title = String(evidence['title']);
      rows.push({
        cells: [
          evidence.ref,
          title,
          ids.join(', '),
          ...(by === 'request' ? [answers.map(named).join(', ')] : []),
          file.name,
          size,
          sha256,
          path,
          ref,
          sealNumber,
        ],
      });
      taken.push({ evidence: evidence.id, version: evidence['version'], position, sha256 });
    }
  }
  return { files: [...names.values()], rows, taken };
};

/** Empty or not there. */
const requireEmpty = async (folder: string): Promise<void> => {
  const there = await readdir(folder).catch((error: unknown) => {
    if (errnoOf(error) === 'ENOENT') return [];
    if (errnoOf(error) === 'ENOTDIR') throw new UserError('package.target-exists');
    throw diskError(error);
  });
  if (there.length > 0) throw new UserError('package.target-exists');
};

const writeWhole = async (path: string, content: AsyncIterable<Uint8Array> | Uint8Array): Promise<void> => {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/**
 * Makes the folder complete or not at all: it is filled beside its place and gets its name last. Each file is in it
 * once, under the first of its controls, criteria or requests; the list names all. The journal tells of every copy before.
 * @throws UserError use.unknown-package, package.cannot-be-rebuilt, package.target-exists (something is in the folder),
 * use.bad-input (inside the vault), integrity.*, vault.read-only, member.not-allowed, disk.*, job.cancelled
 */
export const copyFlat = async (
  vault: OpenVault,
  of: RoundOfPackage,
  { folder, by }: FlatCopy,
  job: Job,
): Promise<FlatCopied> => {
  vault.requireMay('evidence.copied-out');
  const round = builtRound(vault, of);
  const target = resolve(folder);
  refuseInsideVault(vault, target);
  await requireEmpty(target);
  const { json } = saidIn(await readRecipe(vault, round));
  const ref = packageRoundRef(of.packageId, of.round);
  const plan = planFlat(json, by, ref, round.summary.sealNumber);
  const bytes = plan.files.reduce((sum, file) => sum + file.size, 0);
  const mark = Buffer.from(vault.environment.random(6)).toString('hex');
  const part = join(dirname(target), `${basename(target)}.${mark}.part`);
  const openFile = openBlobs(vault);
  try {
    await mkdir(part, { mode: 0o700 });
    let done = 0;
    async function* watched(sha256: Sha256): AsyncGenerator<Uint8Array> {
      for await (const piece of openFile(sha256)) {
        goOnOrStop(job);
        done += piece.length;
        job.progress({ phase: 'copying', done, total: bytes, unit: 'bytes' });
        yield piece;
      }
    }
    for (const { name, sha256 } of plan.files) {
      goOnOrStop(job);
      await writeWhole(join(part, name), watched(sha256));
    }
    invariant(done === bytes, 'a vault holds the bytes its packages name');
    await writeWhole(
      join(part, FLAT_INDEX),
      csvBytes(
        columnsOf(by),
        plan.rows.map(({ cells }) => cells),
      ),
    );
    const sums = plan.files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).sort();
    await writeWhole(join(part, FLAT_SUMS), Buffer.from(sums.join(''), 'ascii'));
    await syncFolder(part);
    await requireEmpty(target);
    vault.write(({ record }) => {
      for (const { evidence, ...copy } of plan.taken) record('evidence.copied-out', evidence, { ...copy });
    });
    await rmdir(target).catch((error: unknown) => {
      if (errnoOf(error) !== 'ENOENT') throw error;
    });
    await rename(part, target);
    await syncFolder(dirname(target));
  } catch (error) {
    // Why it failed is told; a part without its name may be left beside the target.
    await rm(part, { recursive: true, force: true }).catch(() => undefined);
    throw diskError(error);
  }
  const bigFiles = plan.files.filter((file) => file.size > BIG_FILE_BYTES).length;
  return { files: plan.files.length, bytes, bigFiles };
};
