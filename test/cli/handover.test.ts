// From a built round to a receipt that came back, and a renewed key an auditor can follow, by the command line and
// stock minisign alone. One vault for all of it: each step needs the one before.
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { EXIT } from '../../src/shared/errors';
import { deskWithControls } from './desk';
import { done, muniment } from './run-cli-in-test';

it('a round is handed over, acknowledged and called back; the key is renewed and the old one still leads to it', async () => {
  const desk = await deskWithControls();
  const { vault, at } = desk;
  const facts = ['--title', 'User list', '--control', 'CTL-001', '--effective', '2026-03-31'];
  await done(['evidence', 'add', vault, desk.file('users.csv', 'user\nada\n'), ...facts]);
  const zip = at('package.zip');
  await done(['package', 'build', vault, '--out', zip, '--allow-omissions']);
  const signer = async (): Promise<string> =>
    ((await done(['vault', 'signer', vault, '--json'])).document() as { publicKey: string }).publicKey;
  const old = await signer();

  await done(['vault', 'key-card', vault, '--out', at('key.pdf')]);
  expect(readFileSync(at('key.pdf')).subarray(0, 8).toString()).toBe('%PDF-1.4');
  await done(['package', 'note', vault, 'PKG-2026-01', '--out', at('note.txt')]);
  expect(readFileSync(at('note.txt'), 'utf8')).toContain(`package.zip, `);
  expect((await muniment(['package', 'note', vault, 'PKG-2026-01', '--out', at('note.txt')])).exit).toBe(
    EXIT.wrongUse,
  );

  await done(['recipient', 'add', vault, '--firm', 'Bramwell & Oakes LLP', '--person', 'Noor Haddad']);
  const how = ['--to', 'RCP-01', '--on', '2026-11-14', '--route', 'portal', '--fingerprint-by', 'phone'];
  const told = await done(['package', 'deliver', vault, 'PKG-2026-01-r1', ...how, '--json']);
  expect(told.document()).toMatchObject({
    summary: { state: 'delivered' },
    deliveries: [{ route: 'portal' }],
  });
  const pigeon = await muniment(['package', 'deliver', vault, 'PKG-2026-01', ...how, '--route', 'pigeon']);
  expect(pigeon.exit).toBe(EXIT.wrongUse);

  const who = ['--person', 'Noor Haddad', '--firm', 'Bramwell & Oakes LLP', '--on', '2026-11-16'];
  const receipt = at('R.txt');
  await done(['package', 'receipt', zip, '--signer', old, ...who, '--out', receipt]);
  execFileSync('minisign', ['-G', '-W', '-p', at('a.pub'), '-s', at('a.key')]);
  execFileSync('minisign', ['-Sm', receipt, '-s', at('a.key')], { stdio: 'pipe' });
  expect((await muniment(['package', 'keep-receipt', vault, receipt])).exit).toBe(EXIT.answerIsNo);
  const kept = await done(['package', 'keep-receipt', vault, receipt, '--key', at('a.pub'), '--json']);
  expect(kept.document()).toMatchObject({ by: 'Noor Haddad', verdict: 'verified', isKnownKey: false });
  // What was written before the package was built, and nothing of what came after it.
  const anchored = (await done(['log', 'verify', vault])).stdout;
  expect(anchored).toMatch(
    /Protected up to entry \d+ by the receipt for PKG-2026-01-r1 of Bramwell & Oakes LLP/,
  );
  const covered = Number(/journal entries: (\d+)/.exec(readFileSync(receipt, 'utf8'))?.[1]);
  expect(anchored).toContain(`up to entry ${String(covered - 1)} `);
  const other = ['--signer', readFileSync(at('a.pub'), 'utf8').trim().split('\n')[1] ?? ''];
  const refused = await muniment(['package', 'receipt', zip, ...other, ...who, '--out', at('R2.txt')]);
  expect(refused.exit).toBe(EXIT.damaged);
  expect(readdirSync(desk.folder)).not.toContain('R2.txt');

  await done(['package', 'flat', vault, 'PKG-2026-01', '--out', at('flat')]);
  expect(readdirSync(at('flat')).sort()).toEqual([
    expect.stringMatching(/^CTL-001_EVD-0001\.01_/),
    'index.csv',
    'sha256sums.txt',
  ]);
  // Nobody asked for it: it stands under no request.
  const byRequest = ['package', 'flat', vault, 'PKG-2026-01', '--out', at('asked'), '--by'];
  await done([...byRequest, 'request']);
  expect(readdirSync(at('asked'))).toContainEqual(expect.stringMatching(/^general_EVD-0001\.01_/));
  expect((await muniment([...byRequest, 'owner'])).exit).toBe(EXIT.wrongUse);
  await done(['package', 'recall', vault, 'PKG-2026-01', '--reason', 'A wrong list', '--yes']);

  expect((await muniment(['vault', 'renew-signer', vault])).exit).toBe(EXIT.wrongUse);
  await done(['vault', 'renew-signer', vault, '--yes']);
  expect(await signer()).not.toBe(old);
  const next = at('next.zip');
  await done(['package', 'build', vault, '--out', next, '--allow-omissions']);
  const follows = await done(['package', 'verify', next, '--signer', old, '--json']);
  expect(follows.document()).toMatchObject({
    verdict: 'verified',
    keyChanges: [{ from: old, to: await signer() }],
  });
  expect(spawnSync('unzip', ['-q', next, '-d', at('unpacked')]).status).toBe(0);
  const [top = ''] = readdirSync(at('unpacked'));
  const statement = join(at('unpacked'), top, 'key-change-1.txt');
  execFileSync('minisign', ['-Vm', statement, '-P', old], { stdio: 'pipe' });
  const entries = readFileSync(join(at('unpacked'), top, 'data/90_custody/entries.jsonl'), 'utf8');
  expect(entries).toContain('vault.signer-renewed');
  expect(entries).not.toMatch(/package\.delivered|receipt-kept|Noor/);
  expect((await done(['vault', 'check', vault])).exit).toBe(EXIT.done);
}, 120_000);
