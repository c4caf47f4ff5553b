// How long a check of many small sealed files takes. The long form makes the files without the import:
//   BLOBS=100000 npx vitest run test/engine/check-scale.test.ts
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkVault } from '../../src/engine';
import {
  blobCommitment,
  blobFileKey,
  encodeBlobHeader,
  layoutOfPlaintext,
  sealedSize,
} from '../../src/engine/blobs/blob-header';
import { blobId, blobPath } from '../../src/engine/blobs/blob-store';
import { paddedLength } from '../../src/engine/blobs/padding';
import type { StoredBlob } from '../../src/engine/blobs/stored-blob';
import { toHex } from '../../src/engine/crypto/bytes';
import { chunkCipher } from '../../src/engine/crypto/chunk-cipher';
import { sha256, sha256Hex } from '../../src/engine/crypto/hash';
import { keepBlobRow } from '../../src/engine/vault/blob-rows';
import { sessionOf } from '../../src/engine/vault/session';
import { makeVault, quietJob } from './temporary-vault';

const BLOBS = Number(process.env['BLOBS'] ?? 300);
const BATCH = 1000;
const BYTES = 3000;

it(
  `a vault of ${String(BLOBS)} pieces of evidence is found sound, quick and deep`,
  { timeout: 3_600_000 },
  async () => {
    const { vault } = await makeVault();
    const { keys } = sessionOf(vault);
    const sealOne = async (): Promise<StoredBlob> => {
      const data = randomBytes(BYTES);
      const layout = layoutOfPlaintext(paddedLength(BYTES), 18);
      const salt = new Uint8Array(randomBytes(32));
      const fileKey = blobFileKey(keys.blob, salt);
      const header = encodeBlobHeader({
        suite: 1,
        log2Chunk: 18,
        epoch: 1,
        salt,
        commitment: blobCommitment(fileKey),
      });
      const plain = Buffer.alloc(layout.plaintextBytes);
      plain.writeBigUInt64BE(BigInt(BYTES));
      data.copy(plain, 16);
      const sealed = await chunkCipher(1, fileKey, sha256(header)).seal(0, true, plain);
      const digest = sha256(data);
      const id = blobId(keys.blobName, digest, BYTES);
      mkdirSync(join(vault.folder, 'blobs', id.slice(0, 2)), { recursive: true });
      writeFileSync(blobPath(vault.folder, id), Buffer.concat([header, sealed]));
      return {
        id,
        sha256: toHex(digest) as StoredBlob['sha256'],
        sizeBytes: BYTES,
        sealedSizeBytes: sealedSize(layout),
        headerDigest: sha256Hex(header),
        epoch: 1,
      };
    };
    for (let done = 0; done < BLOBS; done += BATCH) {
      const blobs: StoredBlob[] = [];
      while (blobs.length < BATCH && done + blobs.length < BLOBS) blobs.push(await sealOne());
      vault.write(({ db, now, record }) => {
        for (const [index, blob] of blobs.entries()) {
          const number = done + index + 1;
          keepBlobRow(db, blob);
          db.prepare('INSERT INTO evidence (number, created_at) VALUES (?, ?)').run(number, now);
          db.prepare(
            `INSERT INTO evidence_version (evidence, version, title, source, sensitivity, taken_in_at, taken_in_by)
           VALUES (?, 1, 'Quarterly access review', 'tests', 'internal', ?, 1)`,
          ).run(number, now);
          db.prepare(
            `INSERT INTO evidence_file (evidence, version, position, blob, original_name, media_type)
           VALUES (?, 1, 1, ?, 'review.txt', 'text/plain')`,
          ).run(number, blob.id);
          record('evidence.added', `EVD-${String(number).padStart(4, '0')}`, { version: 1 });
        }
      });
    }
    for (const deep of [false, true]) {
      const since = performance.now();
      const before = process.cpuUsage();
      const report = await checkVault(vault, { deep }, quietJob());
      const spent = process.cpuUsage(before);
      if (BLOBS >= 1000) {
        const seconds = ((performance.now() - since) / 1000).toFixed(1);
        const cpu = ((spent.user + spent.system) / 1e6).toFixed(1);
        process.stdout.write(`${deep ? 'deep' : 'quick'}: ${seconds} s, ${cpu} s of processor time\n`);
      }
      expect(report).toMatchObject({ verdict: 'sound', findings: [], counts: { blobs: BLOBS } });
    }
  },
);
