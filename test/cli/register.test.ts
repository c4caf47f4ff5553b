// The noun `register`: records are added, changed, linked, signed and withdrawn, and told as they stood.
import { expect, it } from 'vitest';
import type { RecordDetail } from '../../src/shared/domain/programme/record';
import { deskWithControls } from './desk';
import { done, muniment } from './run-cli-in-test';

it('keeps a vendor with all it said, its links and who put their name to it', async () => {
  const desk = await deskWithControls();
  const on = ['--on', '2026-02-01'];
  const added = await done(
    [
      'register',
      'add',
      desk.vault,
      'vendors',
      '--set',
      'name=Northern Cloud',
      '--set',
      'tier=High',
      ...on,
    ].concat(['--set', 'dataTouched=customer, Personal data', '--set', 'nextReviewOn=2026-06-01']),
  );
  expect(added.stdout).toBe('Added VND-01: Northern Cloud.\n');
  const file = desk.file('more.json', JSON.stringify({ owner: 'Ana', role: 'subservice' }));
  const changed = (
    await done(
      ['register', 'change', desk.vault, 'vnd-01', '--file', file, '--state', 'assessed', '--json'].concat([
        ...['--on', '2026-03-01', '--note', 'After the call'],
      ]),
    )
  ).document() as RecordDetail;
  expect(changed).toMatchObject({
    version: 2,
    state: 'assessed',
    facts: { name: 'Northern Cloud', tier: 'high', dataTouched: ['customer', 'personal'], owner: 'Ana' },
  });
  await done(['register', 'link', desk.vault, 'VND-01', 'CTL-001', 'CC9.2', '--note', 'It reviews them.']);
  await done(['register', 'sign', desk.vault, 'VND-01', 'reviewed', '--note', 'Read']);
  const { stdout } = await done(['register', 'show', desk.vault, 'VND-01', '--today', '2026-07-01']);
  expect(stdout).toMatch(/Look:\s+Its day passed 30 days ago/);
  expect(stdout).toMatch(/Linked to:\s+CTL-001 .*: It reviews them\./);
  expect(stdout).toMatch(/Reviewed:\s+version 2 by Ada Byron/);
  expect(stdout).toMatch(/Version 2:\s+from 2026-03-01, Ada Byron: After the call/);
  const referring = (await done(['register', 'referring', desk.vault, 'CC9.2', '--json'])).document();
  expect(referring).toMatchObject({ total: 1, rows: [{ id: 'VND-01' }] });
  await done(['register', 'unlink', desk.vault, 'VND-01', 'CC9.2']);
  const asAt = await done(['register', 'list', desk.vault, 'vendor', '--as-at', '2026-02-15', '--json']);
  expect(asAt.document()).toMatchObject({ total: 1, rows: [{ version: 1, state: 'to-assess' }] });
  const changes = await done([
    'register',
    'changes',
    desk.vault,
    'vendor',
    '--period',
    '2026-03-01..2026-03-31',
  ]);
  expect(changes.stdout).toContain('2026-03-01 VND-01 changed by Ada Byron: Northern Cloud (After the call)');
  expect(changes.stdout).toContain('  State: To assess → Assessed');
  const overview = await done(['register', 'overview', desk.vault, '--today', '2026-07-01']);
  expect(overview.stdout).toMatch(/vendor\s+1\s+1\s+1/);
  await done(['register', 'withdraw', desk.vault, 'VND-01', '--reason', 'Twice']);
  const list = await done(['register', 'list', desk.vault, 'vendor']);
  expect(list.stdout).toContain('0 vendors');
});

it('refuses what a register does not take, and says which word it knows', async () => {
  const desk = await deskWithControls();
  const add = (...words: string[]) => muniment(['register', 'add', desk.vault, ...words]);
  const slip = await add('vendor', '--set', 'nam=X');
  expect([slip.exit, slip.stderr]).toEqual([2, expect.stringContaining('Did you mean name?')]);
  const file = desk.file('slip.json', JSON.stringify({ name: 'X', ownr: 'Ana' }));
  expect((await add('vendor', '--file', file)).stderr).toContain('Did you mean owner?');
  expect((await add('vendor')).stderr).toContain('“Name” is needed');
  expect((await add('vendor', '--set', 'name=X', '--set', 'documents=EVD-0009')).exit).toBe(2);
  expect((await add('vendors?', '--set', 'name=X')).stderr).toContain('The registers are person, vendor');
  expect((await add('vendor', '--set', 'name=X', '--set', 'tier=huge')).stderr).toContain(
    'The choices are critical',
  );
  expect((await muniment(['register', 'show', desk.vault, 'VND-01'])).exit).toBe(2);
});
