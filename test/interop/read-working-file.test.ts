// The reader in another language knows an auditor's working file from the format page alone: what its journal may tell,
// and that nothing of a client's vault belongs there.
import { spawnSync } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { mark } from '../../src/engine/review/working';
import { forge, forgery } from '../engine/forgery';
import { stubReceived } from '../engine/review/stub-received';
import { fill, make } from '../engine/review/working-fixture';
import { PASSPHRASE, temporaryFolder } from '../engine/temporary-vault';

const READER = join(import.meta.dirname, 'read_vault.py');
const check = (folder: string) =>
  spawnSync('/usr/bin/python3', ['-B', READER, 'check', folder], {
    env: { PATH: '/usr/bin:/bin', MUNIMENT_PASSPHRASE: PASSPHRASE },
  });

let folder: string;
beforeEach(async () => {
  const { vault } = await make();
  fill(vault);
  mark(vault, stubReceived(), { subjects: ['EVD-0001'], lookedAt: true });
  vault.close();
  folder = join(temporaryFolder(), 'copy');
  await cp(vault.folder, folder, { recursive: true });
});

it('reads a working file to its end', () => {
  const { status, stdout, stderr } = check(folder);
  expect(stderr.toString()).toBe('');
  expect(status).toBe(0);
  expect(JSON.parse(stdout.toString())).toMatchObject({ members: { 'MEM-01': 'owner' } });
});

it('refuses a request that somebody wrote into it', async () => {
  const patched = forgery(folder);
  const { member } = await patched.unlock(PASSPHRASE);
  await patched.attack((db) => {
    const detail = { after: {} };
    forge(db, {
      member: 1,
      action: 'request.added',
      subject: 'REQ-001',
      detail,
      signedBy: member.signingSeed,
    });
  });
  const { status, stderr } = check(folder);
  expect(status).not.toBe(0);
  expect(stderr.toString()).toContain('journal.not-allowed');
});
