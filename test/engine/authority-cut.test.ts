// An entry about members taken out of the middle of the journal, so that the newest one is still there: a chain
// is not read at an opening, but a device knows which entries gave or took authority.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { changeRole, openVault } from '../../src/engine';
import { folderMemory } from '../../src/engine/process/folder-memory';
import { forgery, type Forgery } from './forgery';
import { MEM, membersFixture } from './members-fixture';
import { PASSPHRASE, testEnvironment, type TestEnvironment } from './temporary-vault';
import type { VaultFixture } from './vault-fixture';

let fixture: VaultFixture;
let folder: string;
let patched: Forgery;
let environment: TestEnvironment;

beforeAll(async () => {
  fixture = await membersFixture();
});
afterAll(() => fixture.remove());
beforeEach(async () => {
  folder = await fixture.copy();
  patched = forgery(folder);
  const made = testEnvironment();
  environment = { ...made, memory: folderMemory(`${folder}-memory`, made.logger) };
  const vault = await openVault(folder, { passphrase: PASSPHRASE }, environment);
  changeRole(vault, MEM(2), 'owner');
  changeRole(vault, MEM(2), 'editor');
  vault.write(({ record }) => record('vault.recovery-key-confirmed', vault.vaultId, {}));
  vault.close();
});

it.each([
  ['taken out', 'DELETE FROM journal WHERE seq = ?'],
  ['called something else', `UPDATE journal SET action = 'control.added' WHERE seq = ?`],
  ['made unreadable', `UPDATE journal SET line = '{}' WHERE seq = ?`],
])('demotion-%s: a device that has seen it refuses the vault', async (_what, sql) => {
  await patched.attack((db) => {
    const demotion = db
      .prepare(`SELECT max(seq) FROM journal WHERE action = 'member.role-changed'`)
      .pluck()
      .get();
    const triggers = db.prepare(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'journal'`,
    );
    const all = triggers.all() as { name: string; sql: string }[];
    for (const { name } of all) db.exec(`DROP TRIGGER ${name}`);
    db.prepare(sql).run(demotion);
    for (const trigger of all) db.exec(trigger.sql);
  });
  const opening = openVault(folder, { passphrase: PASSPHRASE }, environment);
  await expect(opening).rejects.toMatchObject({ code: 'vault.older-than-known' });
});

it('a journal that was left alone opens', async () => {
  (await openVault(folder, { passphrase: PASSPHRASE }, environment)).close();
});
