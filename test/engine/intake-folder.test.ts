// A folder of mixed files is taken in, cancelled again and again at moments that the seed chooses, and gone on
// with until all is in. The long form: npm run campaign -- intake-folder --seed 7
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  addEvidence,
  checkVault,
  getEvidence,
  inspectFiles,
  type Job,
  type OpenVault,
  saveEvidenceCopy,
  walkFolder,
} from '../../src/engine';
import { type EvidenceId, evidenceId } from '../../src/shared/ids';
import { type MixedFile, mixedFolder } from './mixed-folder';
import { generator } from './seeded';
import { facts, makeVault, quietJob } from './temporary-vault';

const FILES = Number(process.env['FILES'] ?? 60);
const CANCELS = Number(process.env['CANCELS'] ?? 3);
const SEED = Number(process.env['SEED'] ?? 20261121);
const choose = generator(SEED);
const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

interface Row {
  readonly paths: string[];
  readonly digests: string[];
}

/** Most files are an item each; now and then three that follow one another make one. */
const rowsOf = (files: readonly MixedFile[]): Row[] => {
  const rows: Row[] = [];
  for (let at = 0; at < files.length;) {
    const some = files.slice(at, at + (choose(8) === 0 ? 3 : 1));
    at += some.length;
    rows.push({ paths: some.map(({ path }) => path), digests: some.map(({ bytes }) => digest(bytes)) });
  }
  return rows;
};

/** Cancels itself after so many reports, or so many milliseconds: in the middle of whatever goes on then. */
const cancelling = (reports: number, milliseconds: number): Job & { readonly end: () => void } => {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    controller.abort();
  }, milliseconds);
  let left = reports;
  return {
    signal: controller.signal,
    progress: () => {
      if ((left -= 1) <= 0) controller.abort();
    },
    end: () => {
      clearTimeout(timer);
    },
  };
};

const idsIn = (vault: OpenVault): EvidenceId[] =>
  (vault.db.prepare('SELECT number FROM evidence ORDER BY number').pluck().all() as number[]).map(evidenceId);

it(
  'a folder of mixed files that is cancelled again and again ends up whole, each byte',
  { timeout: 1_800_000 },
  async () => {
    const { vault, desk } = await makeVault();
    const folder = join(desk, 'a year');
    mkdirSync(folder);
    const files = mixedFolder(folder, FILES, choose);
    const fileAt = new Map(files.map((file) => [file.path, file]));
    const walked = await walkFolder(folder, 10_000, quietJob());
    expect(walked.files.map(({ path }) => path).sort()).toEqual([...fileAt.keys()].sort());

    // Empty files are never in.
    const rows = rowsOf(
      walked.files.map(({ path }) => fileAt.get(path) as MixedFile).filter(({ bytes }) => bytes.length > 0),
    );
    const rowOf = new Map<EvidenceId, Row>();
    let cancelled = 0;
    let gos = 0;
    let looking = 0;
    let adding = 0;
    for (;;) {
      gos += 1;
      // What is in already is asked of the vault, as somebody does who drops the same folder once more.
      const begunLooking = performance.now();
      const paths = rows.flatMap((row) => row.paths);
      const found = await inspectFiles(
        vault,
        paths.map((path) => () => path),
        quietJob(),
      );
      looking = Math.max(looking, performance.now() - begunLooking);
      const isIn = new Map(paths.map((path, at) => [path, (found[at]?.alreadyIn.length ?? 0) > 0]));
      const inVault = new Set([...rowOf.values()].flatMap((row) => row.digests));
      const wrong = rows.flatMap((row) =>
        row.paths.filter((path, at) => isIn.get(path) !== inVault.has(row.digests[at] ?? '')),
      );
      expect(wrong).toEqual([]);
      const rest = rows.filter((row) => row.paths.some((path) => isIn.get(path) === false));
      if (rest.length === 0) break;

      const job = cancelled < CANCELS ? cancelling(1 + choose(rest.length), choose(3 * FILES)) : null;
      const before = idsIn(vault).length;
      const begun = performance.now();
      const items = rest.map(({ paths: of }) => ({
        paths: of,
        facts: facts({ title: of[0]?.slice(-200) ?? '' }),
      }));
      const result = await addEvidence(vault, items, job ?? quietJob());
      job?.end();
      adding += performance.now() - begun;
      if (result.cancelled) cancelled += 1;
      expect(result.failed).toEqual([]);
      // Each item whole or not at all, and the first ones of those asked for.
      expect(idsIn(vault)).toHaveLength(before + result.added.length);
      expect(readdirSync(join(vault.folder, 'tmp'))).toEqual([]);
      result.added.forEach((id, at) => {
        const row = rest[at] as Row;
        rowOf.set(id, row);
        expect(getEvidence(vault, id).files.map(({ sha256 }) => sha256)).toEqual(row.digests);
      });
    }
    expect(cancelled).toBeGreaterThanOrEqual(Math.min(CANCELS, 1));

    const copies = join(desk, 'copies');
    mkdirSync(copies);
    let bytesCompared = 0;
    let flagsFound = 0;
    for (const [id, row] of rowOf) {
      for (const [at, stored] of getEvidence(vault, id).files.entries()) {
        const original = fileAt.get(row.paths[at] ?? '');
        const copy = join(copies, `${id}-${String(at + 1)}`);
        await saveEvidenceCopy(vault, id, at + 1, copy, quietJob());
        expect(readFileSync(copy).equals(original?.bytes as Buffer)).toBe(true);
        expect(original?.path.endsWith(stored.originalName)).toBe(true);
        bytesCompared += stored.sizeBytes;
        if (original?.flag !== null) {
          expect(stored.flags).toContain(original?.flag);
          flagsFound += 1;
        }
      }
    }
    // Twins are kept once, and nothing is left over.
    const contents = new Set([...rowOf.values()].flatMap((row) => row.digests));
    expect(contents).toEqual(
      new Set(files.filter(({ bytes }) => bytes.length > 0).map(({ bytes }) => digest(bytes))),
    );
    const report = await checkVault(vault, { deep: true }, quietJob());
    expect(report).toMatchObject({ verdict: 'sound', counts: { blobs: contents.size, orphans: 0 } });
    if (FILES > 100) {
      const seen = {
        files: FILES,
        items: rowOf.size,
        contents: contents.size,
        gos,
        cancelled,
        bytesCompared,
        flagsFound,
        slowestLookMs: Math.round(looking),
        addingMs: Math.round(adding),
      };
      process.stdout.write(`folder, seed ${String(SEED)}: ${JSON.stringify(seen)}\n`);
    }
  },
);
