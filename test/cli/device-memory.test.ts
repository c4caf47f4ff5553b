// The command line remembers what it has seen of a vault, below the state folder of whoever runs it.
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { EXIT } from '../../src/shared/errors';
import { temporaryFolder } from '../engine/temporary-vault';
import { deskWithControls } from './desk';
import { done, muniment, WITH_PASSPHRASE } from './run-cli-in-test';

it('refuses a vault that was put back, until somebody says that it is a restored backup', async () => {
  const state = temporaryFolder();
  const env = { ...WITH_PASSPHRASE, XDG_STATE_HOME: state, HOME: state, LOCALAPPDATA: state };
  const desk = await deskWithControls();
  const older = join(state, 'older');
  cpSync(desk.vault, older, { recursive: true });
  const add = [
    'evidence',
    'add',
    desk.vault,
    desk.file('a.txt', 'a'),
    '--title',
    'T',
    '--effective',
    'undated',
  ];
  await done(add, { env });
  rmSync(desk.vault, { recursive: true });
  cpSync(older, desk.vault, { recursive: true });

  const refused = await muniment(['vault', 'info', desk.vault, '--json'], { env });
  expect(refused.exit).toBe(EXIT.damaged);
  expect(refused.document()).toMatchObject({
    error: { code: 'vault.older-than-known', details: { missing: 1 } },
  });
  // Somebody who has never seen the newer state cannot know.
  await done(['vault', 'info', desk.vault]);

  await done([...add, '--restored-backup'], { env });
  await done(['vault', 'info', desk.vault], { env });
  const log = await done(['log', 'show', desk.vault, '--json'], { env });
  expect(log.stdout).toContain('vault.rollback-accepted');
  const names = readdirSync(state, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.json') && !name.startsWith('older'),
  );
  expect(names).toHaveLength(1);
  expect(existsSync(join(desk.vault, 'lock'))).toBe(false);
});
