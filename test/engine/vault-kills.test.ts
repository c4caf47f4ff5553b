// Kills a process that imports evidence, again and again, at moments nobody chose: what it had
// acknowledged is there, and the vault opens and is sound each time.
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkVault, openVault, recoverVault } from '../../src/engine';
import { childProgram, ended } from './child';
import { PASSPHRASE, quietJob, testEnvironment } from './temporary-vault';
import { NEW_PASSPHRASE, vaultFixture, type VaultFixture } from './vault-fixture';

/** Few on every run; MUNIMENT_KILLS=500 for a campaign. */
const KILLS = Number(process.env['MUNIMENT_KILLS'] ?? '5');
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
  start = await childProgram('kills');
});
afterAll(() => fixture.remove());

describe('a process that is killed while it imports', () => {
  it(
    `loses nothing it had acknowledged, in ${String(KILLS)} kills`,
    { timeout: 60_000 + KILLS * 5000 },
    async () => {
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
          child.on(
            'message',
            (message: { ready?: true; number?: number; sha256?: string; code?: string }) => {
              if (message.code !== undefined) fail(new Error(`round ${String(round)}: ${message.code}`));
              if (message.number !== undefined) acknowledged.set(message.number, message.sha256 ?? '');
              if (message.ready) setTimeout(() => child.kill('SIGKILL'), random() * 120);
            },
          );
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
    },
  );
});

describe('a process that is killed while it recovers a vault', () => {
  it(`leaves a vault that opens, in ${String(KILLS)} kills`, { timeout: 60_000 + KILLS * 5000 }, async () => {
    const random = randomSequence(SEED + 1);
    const opened = { old: 0, new: 0 };
    let length = 0;
    for (let round = 1; round <= KILLS; round += 1) {
      const folder = await fixture.copy();
      const words = fixture.recoveryWords;
      const child = start({ do: 'recover', folder, passphrase: NEW_PASSPHRASE, work: fixture.work, words });
      const begun = { at: 0 };
      // The first is let to its end, to know how long the work is; the last is killed when it is done.
      child.on('message', (message: { ready?: true; opened?: true }) => {
        if (message.ready) begun.at = performance.now();
        if (message.ready && round > 1 && round < KILLS)
          setTimeout(() => child.kill('SIGKILL'), random() * length);
        if (message.opened && round === 1) length = performance.now() - begun.at;
        if (message.opened) child.kill('SIGKILL');
      });
      await ended(child);

      const open = (passphrase: string) => openVault(folder, { passphrase }, testEnvironment());
      const vault = await open(NEW_PASSPHRASE).catch(() => open(PASSPHRASE));
      const report = await checkVault(vault, { deep: false }, quietJob());
      expect(report.findings, `round ${String(round)}`).toEqual([]);
      vault.close();
      const isNew = await open(PASSPHRASE).then(
        (again) => (again.close(), false),
        () => true,
      );
      opened[isNew ? 'new' : 'old'] += 1;
      const recovered = await recoverVault(
        folder,
        { words, newPassphrase: 'and one more unlikely long sentence' },
        testEnvironment(),
      );
      recovered.close();
    }
    // Both sides of the commit point were met.
    expect(opened.old).toBeGreaterThan(0);
    expect(opened.new).toBeGreaterThan(0);
  });
});
