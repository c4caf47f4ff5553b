// A blob store on a real folder without a database: rows are kept in a map, as the database would.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blobPath, createBlobStore } from '../../src/engine/blobs/blob-store';
import type { BlobStore, StoredBlob } from '../../src/engine/blobs/stored-blob';
import { SUITES, type Suite } from '../../src/engine/crypto/chunk-cipher';
import { cryptoReady } from '../../src/engine/crypto/hash';
import type { Environment } from '../../src/engine/environment';
import { testEnvironment, type TestEnvironment } from './temporary-vault';

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
  return {
    work,
    folder,
    environment,
    rows,
    store: (suite = SUITES.aes256gcm, other = environment) =>
      createBlobStore({
        folder,
        keys: BLOB_KEYS,
        epoch: 1,
        environment: other,
        suite,
        findRow: (id) => rows.get(id),
      }),
    pathOf: (blob) => blobPath(folder, blob.id),
    remove: () => rm(work, { recursive: true, force: true }),
  };
};

export const readAll = async (bytes: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts);
};
