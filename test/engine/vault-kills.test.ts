// Kills a process that imports evidence, again and again, at moments nobody chose: what it had
// acknowledged is there, and the vault opens and is sound each time.
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkVault, openVault } from '../../src/engine';
import { childProgram, ended } from './child';
import { PASSPHRASE, quietJob, testEnvironment } from './temporary-vault';
import { vaultFixture, type VaultFixture } from './vault-fixture';

const KILLS = 20;
/** Written down so that a failure can be run again; another number is another campaign. */
const SEED = 20_261_121;

const randomSequence = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
};

let fixture: VaultFixture;
let start: Awaited<ReturnType<typeof childProgram>>;
beforeAll(async () => {
  fixture = await vaultFixture();
  start = await childProgram();
});
afterAll(() => fixture.remove());

describe('a process that is killed while it imports', () => {
  it(`loses nothing it had acknowledged, in ${String(KILLS)} kills`, { timeout: 180_000 }, async () => {
    const folder = await fixture.copy();
    const work = join(fixture.work, 'sources');
    await mkdir(work);
    const random = randomSequence(SEED);
    const acknowledged = new Map<number, string>();
    let orphansSeen = 0;
    let partsSeen = 0;

    for (let round = 1; round <= KILLS; round += 1) {
      const child = start({ do: 'import-for-ever', folder, passphrase: PASSPHRASE, work });
      await new Promise<void>((stop, fail) => {
        child.on('message', (message: { ready?: true; number?: number; sha256?: string; code?: string }) => {
          if (message.code !== undefined) fail(new Error(`round ${String(round)}: ${message.code}`));
          if (message.number !== undefined) acknowledged.set(message.number, message.sha256 ?? '');
          if (message.ready) setTimeout(() => child.kill('SIGKILL'), random() * 120);
        });
        child.once('exit', () => stop());
      });
      await ended(child);
      partsSeen += (await readdir(join(folder, 'tmp'))).length;

      const vault = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
      const rows = vault.db
        .prepare(
          `SELECT evidence, sha256 FROM evidence_file JOIN blob ON blob.id = evidence_file.blob ORDER BY evidence`,
        )
        .all() as { evidence: number; sha256: string }[];
      const kept = new Map(rows.map((row) => [row.evidence, row.sha256]));
      for (const [number, sha256] of acknowledged) {
        expect(kept.get(number), `round ${String(round)}, item ${String(number)}`).toBe(sha256);
      }
      const report = await checkVault(vault, { deep: round === KILLS }, quietJob());
      expect(report.findings, `round ${String(round)}`).toEqual([]);
      orphansSeen = report.counts.orphans;
      expect(await readdir(join(folder, 'tmp'))).toEqual([]);
      vault.close();
    }
    expect(acknowledged.size).toBeGreaterThan(KILLS);
    // Says that the kills did hit the middle of imports; else the campaign proves nothing.
    expect(orphansSeen + partsSeen).toBeGreaterThan(0);
  });
});
