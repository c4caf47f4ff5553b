// Runs in a process of its own; see child.ts. Says what it did by messages, so that a test can count on
// exactly what was acknowledged before a kill.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import {
  createEngagement,
  instantOf,
  openVault,
  recoverVault,
  vaultInfo,
  type Environment,
  type OpenVault,
} from '../../src/engine';
import type { CalendarDate } from '../../src/shared/period';
import { addBytes } from './add-bytes';
import type { ChildTask } from './child';

const task = JSON.parse(process.argv[2] ?? '{}') as ChildTask;
const say = (message: unknown): Promise<void> =>
  new Promise((done) => process.send?.(message, undefined, undefined, () => done()));
const environment: Environment = {
  now: () => instantOf(Date.now()),
  random: (count) => new Uint8Array(randomBytes(count)),
  logger: { log: () => undefined },
  kdf: { algorithm: 'argon2id13', operations: 1, memoryMebibytes: 8 },
  program: 'Muniment test',
};
const open = (): Promise<OpenVault> => openVault(task.folder, { passphrase: task.passphrase }, environment);

const importForEver = async (): Promise<void> => {
  const vault = await open();
  const { last } = vault.db.prepare('SELECT coalesce(max(number), 0) AS last FROM evidence').get() as {
    last: number;
  };
  await say({ ready: true });
  for (let number = last + 1; ; number += 1) {
    const bytes = randomBytes(200 + Math.floor(Math.random() * 600_000));
    const path = join(task.work, `item-${String(number)}`);
    await writeFile(path, bytes);
    const blob = await addBytes(vault, path, number);
    await say({ number, sha256: blob.sha256 });
  }
};

/** Each change touches rows of several tables, so that a torn read would show. */
const changeForEver = async (): Promise<void> => {
  const vault = await open();
  for (let number = 1; ; number += 1) {
    createEngagement(vault, {
      type: 1,
      asOf: '2026-07-31' as CalendarDate,
      categories: ['security'],
      systemName: `System ${String(number)} ${'x'.repeat(number % 180)}`,
      firm: '',
    });
    if (number % 20 === 1) await say({ number });
  }
};

const codeOfWriting = (vault: OpenVault): string => {
  try {
    vault.write(({ record }) => record('vault.recovery-key-confirmed', vault.vaultId, {}));
    return 'done';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};

/** What an ordinary opening may do here. */
const look = async (): Promise<void> => {
  const vault = await open();
  const info = vaultInfo(vault);
  const code = codeOfWriting(vault);
  vault.close();
  await say({ access: info.access, organization: info.organization, code });
  process.exit(0);
};

try {
  if (task.do === 'look') await look();
  if (task.do === 'change-for-ever') await changeForEver();
  if (task.do === 'import-for-ever') await importForEver();
  if (task.do === 'recover') await say({ ready: true });
  const { folder, passphrase: newPassphrase, words = [] } = task;
  const vault =
    task.do === 'recover' ? await recoverVault(folder, { words, newPassphrase }, environment) : await open();
  await say({ opened: true });
  process.on('message', (message) => {
    if (message === 'write') {
      void say({ wrote: codeOfWriting(vault) });
      return;
    }
    vault.close();
    process.disconnect();
  });
} catch (error) {
  await say({ code: (error as { code?: string }).code ?? String(error) });
  process.disconnect();
}
