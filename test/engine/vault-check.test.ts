// A check of a vault finds every damage we can think of, names it, and changes nothing.
import {
  chmod,
  copyFile,
  mkdir,
  readFile,
  readdir,
  rename,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkVault, openVault, type OpenVault } from '../../src/engine';
import { blobPath } from '../../src/engine/blobs/blob-store';
import type { StoredBlob } from '../../src/engine/vault/open-vault';
import { addBytes } from './add-bytes';
import { PASSPHRASE, quietJob, testEnvironment } from './temporary-vault';
import { rawDatabase, sourceFile, vaultFixture, type VaultFixture } from './vault-fixture';

let fixture: VaultFixture;
let folder: string;
const blobs: StoredBlob[] = [];
const open = () => openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());

beforeAll(async () => {
  fixture = await vaultFixture(async (vault, work) => {
    for (let number = 1; number <= 4; number += 1) {
      const path = await sourceFile(work, 'evidence.bin', randomBytes(number * 150_000));
      blobs.push(await addBytes(vault, path, number));
    }
  });
});
afterAll(() => fixture.remove());
beforeEach(async () => {
  folder = await fixture.copy();
});

const blobAt = (index: number): StoredBlob => {
  const blob = blobs[index];
  if (blob === undefined) throw new Error('the fixture has four');
  return blob;
};
const pathAt = async (index: number): Promise<string> => {
  const path = blobPath(folder, blobAt(index).id);
  await chmod(path, 0o600);
  return path;
};

/** Damages the vault, opens it, and answers what a check finds, as `code subject`. */
const findings = async (
  deep: boolean,
  damage: (vault: OpenVault) => unknown,
): Promise<{ found: string[]; verdict: string; orphans: number }> => {
  const vault = await open();
  try {
    await damage(vault);
    const report = await checkVault(vault, { deep }, quietJob());
    return {
      found: report.findings.map((finding) => `${finding.code} ${finding.subject}`),
      verdict: report.verdict,
      orphans: report.counts.orphans,
    };
  } finally {
    vault.close();
  }
};

describe('checking a vault nobody touched', () => {
  it('finds it sound, quick and deep, and counts what it read', async () => {
    const vault = await open();
    const quick = await checkVault(vault, { deep: false }, quietJob());
    expect(quick).toEqual({
      verdict: 'sound',
      findings: [],
      deep: false,
      counts: { blobs: 4, bytesRead: 0, journalEntries: 5, copies: 1, orphans: 0 },
    });
    const deep = await checkVault(vault, { deep: true }, quietJob());
    expect(deep).toMatchObject({ verdict: 'sound', findings: [], counts: { bytesRead: 1_500_000 } });
    vault.close();
  });

  it('changes no file', async () => {
    const before = await readFile(join(folder, 'db-000001.sqlite'));
    await findings(true, () => undefined);
    expect((await readFile(join(folder, 'db-000001.sqlite'))).equals(before)).toBe(true);
  });

  it('stops when it is cancelled', async () => {
    const vault = await open();
    const controller = new AbortController();
    const job = { signal: controller.signal, progress: () => controller.abort() };
    await expect(checkVault(vault, { deep: true }, job)).rejects.toMatchObject({ code: 'job.cancelled' });
    vault.close();
  });

  it('takes what file managers leave behind for what it is', async () => {
    const { found, verdict } = await findings(false, () => writeFile(join(folder, '.DS_Store'), 'x'));
    expect({ found, verdict }).toEqual({ found: [], verdict: 'sound' });
  });
});

describe('checking sealed files', () => {
  it('names the evidence whose file is missing, cut, swapped, or only a link', async () => {
    const quick = await findings(false, async () => {
      await rm(await pathAt(0));
      await truncate(await pathAt(1), 5000);
      await copyFile(await pathAt(3), await pathAt(2));
      await rename(await pathAt(3), join(fixture.work, 'moved'));
      await symlink(join(fixture.work, 'moved'), await Promise.resolve(blobPath(folder, blobAt(3).id)));
    });
    expect(quick.verdict).toBe('damaged');
    expect(quick.found.sort()).toEqual([
      `check.symbolic-link blobs/${blobAt(3).id.slice(0, 2)}/${blobAt(3).id}`,
      'integrity.blob-damaged EVD-0002',
      'integrity.blob-damaged EVD-0003',
      'integrity.blob-damaged EVD-0004',
      'integrity.blob-missing EVD-0001',
    ]);
  });

  it('finds a flipped bit anywhere in a deep check', async () => {
    const path = await pathAt(3);
    const sound = await readFile(path);
    const vault = await open();
    for (const offset of [0, 60, 76, 5000, 262_144 + 100, sound.length - 20, sound.length - 1]) {
      const flipped = Buffer.from(sound);
      flipped.writeUInt8(flipped.readUInt8(offset) ^ 0x80, offset);
      await writeFile(path, flipped);
      const report = await checkVault(vault, { deep: true }, quietJob());
      expect(report.findings, `byte ${String(offset)}`).toMatchObject([
        { code: 'integrity.blob-damaged', subject: 'EVD-0004' },
      ]);
    }
    vault.close();
  });

  it('counts sealed files without a row, which are no damage', async () => {
    const { found, verdict, orphans } = await findings(false, async (vault) => {
      await vault.blobs.put(await sourceFile(fixture.work, 'orphan', randomBytes(50)), quietJob());
    });
    expect({ found, verdict, orphans }).toEqual({ found: [], verdict: 'sound', orphans: 1 });
  });

  it('finds a sealed file that was exchanged together with its row', async () => {
    // Somebody with the key lets the row of one piece of evidence point at other bytes.
    const db = await rawDatabase(folder);
    db.prepare('UPDATE blob SET sha256 = ? WHERE id = ?').run('0'.repeat(64), blobAt(2).id);
    db.close();
    const { found } = await findings(true, () => undefined);
    expect(found).toEqual(['integrity.blob-damaged EVD-0003']);
  });
});

describe('checking headers, folder and database', () => {
  it('finds a header or copy that is gone, cut or exchanged while the vault is open', async () => {
    for (const name of ['vault.header', 'vault.header.bak']) {
      for (const damage of [
        () => rm(join(folder, name)),
        () => truncate(join(folder, name), 100),
        async () =>
          writeFile(
            join(folder, name),
            (await readFile(join(folder, name), 'utf8')).replace('mac ', 'mac  '),
          ),
      ]) {
        folder = await fixture.copy();
        const { found, verdict } = await findings(false, damage);
        expect({ found, verdict }).toEqual({
          found: [`integrity.header-damaged ${name}`],
          verdict: 'damaged',
        });
      }
    }
  });

  it('tells of files that do not belong, without calling it damage', async () => {
    const { found, verdict } = await findings(false, async () => {
      await writeFile(join(folder, 'db-000001 (conflicted copy).sqlite'), 'x');
      await mkdir(join(folder, 'blobs', 'zz'));
      await writeFile(join(folder, 'blobs', blobAt(0).id.slice(0, 2), 'readme'), 'x');
    });
    expect(verdict).toBe('sound');
    expect(found).toEqual([
      'check.unexpected-file db-000001 (conflicted copy).sqlite',
      'check.unexpected-file blobs/zz',
      `check.unexpected-file blobs/${blobAt(0).id.slice(0, 2)}/readme`,
    ]);
  });

  it('finds a page of the database that changed on disk', async () => {
    const path = join(folder, 'db-000001.sqlite');
    const pages = (await readFile(path)).length / 4096;
    const missed: number[] = [];
    for (let page = 1; page < pages; page += 7) {
      folder = await fixture.copy();
      const database = join(folder, 'db-000001.sqlite');
      const { verdict } = await findings(false, async () => {
        const bytes = await readFile(database);
        bytes.writeUInt8(bytes.readUInt8(page * 4096 + 99) ^ 2, page * 4096 + 99);
        // In place: the open vault keeps the same file.
        await writeFile(database, bytes, { flag: 'r+' });
      });
      if (verdict !== 'damaged') missed.push(page);
    }
    expect(missed).toEqual([]);
  });

  it('finds evidence that the journal does not tell of, so that its end cannot be cut unseen', async () => {
    const db = await rawDatabase(folder);
    db.exec('DROP TRIGGER journal_is_never_cut; DELETE FROM journal WHERE seq = 4;');
    db.close();
    const { found, verdict } = await findings(false, () => undefined);
    expect({ found, verdict }).toEqual({
      // A schema without its trigger is told as well.
      found: ['integrity.database-damaged db-000001.sqlite', 'check.untold-row EVD-0004'],
      verdict: 'damaged',
    });
  });

  it('finds a journal that was edited', async () => {
    const db = await rawDatabase(folder);
    db.exec(
      `DROP TRIGGER journal_is_never_changed; UPDATE journal SET time = '2020-01-01T00:00:00Z' WHERE seq = 2;`,
    );
    db.close();
    const { found } = await findings(false, () => undefined);
    expect(found).toEqual(['integrity.database-damaged db-000001.sqlite', 'journal.wrong-columns entry 2']);
  });

  it('finds rows that refer to nothing', async () => {
    const db = await rawDatabase(folder);
    db.pragma('foreign_keys = OFF');
    db.prepare('DELETE FROM blob WHERE id = ?').run(blobAt(1).id);
    db.close();
    const { found, orphans } = await findings(false, () => undefined);
    expect(new Set(found)).toEqual(new Set(['integrity.database-damaged db-000001.sqlite']));
    expect(orphans).toBe(1);
    expect(await readdir(folder)).toContain('blobs');
  });
});
