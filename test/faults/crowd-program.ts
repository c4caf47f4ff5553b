// One of a crowd that wants the same vault: tries again and again to open it, takes one file in when it could,
// and writes into a common record when it had the vault and when no more. See writers.test.ts.
import { appendFileSync, writeFileSync } from 'node:fs';
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { addEvidence, openVault } from '../../src/engine';
import { codeOf, facts, nobodyCancels, PASSPHRASE, sceneEnvironment } from './stage';

export interface CrowdTask {
  readonly folder: string;
  readonly desk: string;
  readonly record: string;
  readonly rounds: number;
  readonly name: string;
}

export interface CrowdLine {
  readonly name: string;
  readonly did: 'hold' | 'add' | 'free' | 'refused' | 'fail' | 'end';
  readonly id?: string;
  readonly sha256?: string;
  readonly code?: string;
}

const task = JSON.parse(process.argv[2] ?? '{}') as CrowdTask;
const say = (line: Omit<CrowdLine, 'name'>): void => {
  // One small append is one call: lines of several processes do not mix.
  appendFileSync(task.record, `${JSON.stringify({ name: task.name, ...line })}\n`);
};

for (let round = 1; round <= task.rounds; round += 1) {
  const environment = sceneEnvironment(`${task.name} ${String(round)} ${randomBytes(8).toString('hex')}`);
  try {
    const vault = await openVault(task.folder, { passphrase: PASSPHRASE }, environment);
    say({ did: 'hold' });
    const bytes = randomBytes(2000);
    const path = join(task.desk, `${task.name}-${String(round)}`);
    writeFileSync(path, bytes);
    const { added, failed } = await addEvidence(vault, [{ paths: [path], facts }], nobodyCancels);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    for (const id of added) say({ did: 'add', id, sha256 });
    for (const { code } of failed) say({ did: 'fail', code });
    say({ did: 'free' });
    vault.close();
  } catch (error) {
    const code = codeOf(error);
    say(code === 'vault.in-use' ? { did: 'refused' } : { did: 'fail', code });
  }
  await pause(Math.floor(Math.random() * 20));
}
say({ did: 'end' });
