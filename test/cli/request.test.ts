import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { askedByHand, createVault } from '../../src/engine';
import { asked, handled, startYear } from '../engine/requests/requests-fixture';
import { testEnvironment } from '../engine/temporary-vault';
import { emptyDesk } from './desk';
import { done, muniment, PASSPHRASE } from './run-cli-in-test';

it('writes down what was asked, moves it on both tracks, and says how the list is coming along', async () => {
  const desk = emptyDesk();
  const { vault } = await createVault(
    desk.vault,
    { organization: 'Quillmere AI', member: 'Ada Byron', passphrase: PASSPHRASE },
    testEnvironment(),
  );
  startYear(vault);
  askedByHand(vault, asked({ reference: 'PBC-01', wording: 'Provide \u202ethe list of users.' }), handled());
  vault.close();
  const request = (verb: string, ...words: string[]) => done(['request', verb, desk.vault, ...words]);
  const answered = async (verb: string, ...words: string[]): Promise<unknown> =>
    (await request(verb, ...words, '--json')).document();

  const facts = ['--reference', 'PBC-02', '--area', 'Changes', '--due', '2026-06-20', '--kind', 'inquiry'];
  const days = [
    '--period',
    '2026-01-01..2026-12-31',
    '--requested-on',
    '2026-06-01',
    '--own-due',
    '2026-06-15',
  ];
  expect(await answered('add', '--wording', 'Describe it.', ...facts, ...days)).toMatchObject({
    ...{ id: 'REQ-002', reference: 'PBC-02', kind: 'inquiry', ownDueOn: '2026-06-15', internal: 'new' },
  });
  expect(await answered('set', 'req-001', '--due', '2026-06-20', '--requested-on', 'none')).toMatchObject({
    ...{ reference: 'PBC-01', dueOn: '2026-06-20', requestedOn: null },
  });
  expect(await answered('assign', 'REQ-001', 'REQ-002', '--owner', 'Eve')).toMatchObject({
    rows: [{ owner: 'Eve', internal: 'assigned' }, { ownDueOn: '2026-06-15' }],
  });
  await request('link', 'REQ-002', '--to', 'CTL-001,CTL-002', '--note', 'by name');
  await request('unlink', 'REQ-002', '--to', 'ctl-002');
  await request('comment', 'REQ-002', '--text', 'Export is running.', '--internal');
  await request('status', 'REQ-002', '--to', 'ready-for-review');
  await request('submit', 'REQ-002', '--on', '2026-06-10', '--note', 'by the portal');
  const told = ['--auditor', 'returned', '--told-by', 'N. Oakes', '--on', '2026-06-14'];
  await request('status', 'REQ-002', ...told, '--note', 'No dates.');

  expect(await answered('list', '--status', 'returned', '--today', '2026-07-01')).toMatchObject({
    total: 1,
    rows: [{ id: 'REQ-002', isLate: true, counts: { controls: 1, comments: 2 } }],
  });
  const shown = (await request('show', 'REQ-002', '--today', '2026-07-01')).stdout;
  expect(shown).toContain('2026-06-20 late');
  expect(shown).toContain('auditor: submitted → returned, said by N. Oakes');
  expect((await request('list')).stdout).not.toContain('\u202e');

  const out = join(desk.folder, 'follow-up.pdf');
  expect(await answered('follow-up', '--today', '2026-07-01', '--out', out)).toMatchObject({
    counts: { requests: 2, late: 2, returned: 1 },
    blocking: [{ id: 'REQ-002', why: 'returned-and-late', waitingDays: 17 }, { id: 'REQ-001' }],
    turnaround: [
      { side: 'organization', turns: 1, medianDays: 9 },
      { side: 'firm', turns: 1, medianDays: 4 },
    ],
  });
  expect(readFileSync(out).subarray(0, 5).toString()).toBe('%PDF-');

  for (const [words, said] of [
    [['status', 'REQ-001', '--to', 'submitted'], 'from there it may become'],
    [['set', 'REQ-001', '--reference', 'PBC-02'], 'already has this number'],
  ] as const) {
    const [verb, ...rest] = words;
    const ran = await muniment(['request', verb, desk.vault, ...rest]);
    expect([ran.exit, ran.stderr]).toEqual([2, expect.stringContaining(said)]);
  }
});

it.each([
  [
    'both tracks at once',
    ['status', 'V', 'REQ-001', '--to', 'new', '--auditor', 'open'],
    'either --to or --auditor',
  ],
  [
    'the auditor’s word of nobody',
    ['status', 'V', 'REQ-001', '--auditor', 'accepted'],
    '--told-by is needed',
  ],
  ['a link to nothing', ['link', 'V', 'REQ-001', '--to', 'EXC-01'], 'nothing a request can be linked to'],
  ['a day that is none', ['add', 'V', '--wording', 'W', '--due', 'soon'], '--due takes a date'],
  ['a request without words', ['add', 'V'], '--wording is needed'],
])('refuses %s before a vault is opened', async (_name, words, said) => {
  const ran = await muniment(['request', ...words]);
  expect([ran.exit, ran.stderr]).toEqual([2, expect.stringContaining(said)]);
});
