// A blob store on a real folder without a database: rows are kept in a map, as the database would.
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { blobPath, createBlobStore } from '../../src/engine/blobs/blob-store';
import type { BlobStore, StoredBlob } from '../../src/engine/blobs/stored-blob';
import { SUITES, type Suite } from '../../src/engine/crypto/chunk-cipher';
import { cryptoReady } from '../../src/engine/crypto/hash';
import type { Environment, Job } from '../../src/engine/environment';
import { quietJob, testEnvironment, type TestEnvironment } from './temporary-vault';

export const BLOB_KEYS = { blob: new Uint8Array(32).fill(3), blobName: new Uint8Array(32).fill(4) };

export interface BlobFixture {
  /** Where source files can be put. */
  readonly work: string;
  /** Stands for the vault folder. */
  readonly folder: string;
  readonly environment: TestEnvironment;
  readonly rows: Map<string, StoredBlob>;
  readonly store: (suite?: Suite, environment?: Environment) => BlobStore;
  readonly pathOf: (blob: StoredBlob) => string;
  /** Writes a source file and answers its path. */
  readonly source: (name: string, bytes: Uint8Array | string) => Promise<string>;
  /** Names of all files in the vault folder. */
  readonly files: () => Promise<string[]>;
  /** The put must fail with `code`, and the vault folder must be as it was. */
  readonly expectNothingLeft: (
    path: string,
    code: string,
    details?: Record<string, unknown>,
    job?: Job,
  ) => Promise<void>;
  readonly remove: () => Promise<void>;
}

export const blobFixture = async (): Promise<BlobFixture> => {
  await cryptoReady();
  const work = await mkdtemp(join(tmpdir(), 'muniment-blobs-'));
  const folder = join(work, 'vault');
  await mkdir(join(folder, 'blobs'), { recursive: true });
  await mkdir(join(folder, 'tmp'));
  const environment = testEnvironment();
  const rows = new Map<string, StoredBlob>();
  const store: BlobFixture['store'] = (suite = SUITES.aes256gcm, other = environment) =>
    createBlobStore({
      folder,
      keys: BLOB_KEYS,
      epoch: 1,
      environment: other,
      suite,
      findRow: (sha256, sizeBytes) =>
        [...rows.values()].find((row) => row.sha256 === sha256 && row.sizeBytes === sizeBytes),
    });
  const files = async (): Promise<string[]> =>
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name);
  return {
    work,
    folder,
    environment,
    rows,
    store,
    files,
    source: async (name, bytes) => {
      const path = join(work, name);
      await writeFile(path, bytes);
      return path;
    },
    expectNothingLeft: async (path, code, details = {}, job = quietJob()) => {
      const before = await files();
      await expect(store().put(path, job)).rejects.toMatchObject({ code, details });
      expect(await files()).toEqual(before);
    },
    pathOf: (blob) => blobPath(folder, blob.id),
    remove: () => rm(work, { recursive: true, force: true }),
  };
};

export const readAll = async (bytes: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts);
};
