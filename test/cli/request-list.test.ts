// The noun `request`, lists: a firm's list is looked at, taken in, and our own goes out and comes back.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { ListImport, ListLook } from '../../src/shared/domain/request-list';
import { deskWithControls } from './desk';
import { done, muniment } from './run-cli-in-test';

const LIST =
  'Ref,Request,Due,Status\n1,Provide the joiners.,2026-04-01,Outstanding\n2,Provide the leavers.,4/15/2026,Parked\n';

it('shows how a list would be read, takes it in, and refuses rows with exit codes that say so', async () => {
  const desk = await deskWithControls();
  const list = desk.file('irl.csv', LIST);
  const nobody = await muniment(['request', 'look', desk.vault, list]);
  expect(nobody.exit).toBe(2);
  const firm = ['--firm', 'Bramwell & Oakes'];
  const { stdout } = await done(['request', 'look', desk.vault, list, ...firm]);
  expect(stdout).toContain('this is a guess');
  expect(stdout).toMatch(/Request\s+wording\s+Provide the joiners\./);
  expect(stdout).toContain('Not translated: status “Parked”, in 1 row.');

  const seen = (await done(['request', 'look', desk.vault, list, ...firm, '--json'])).document() as ListLook;
  const mapping = desk.file(
    'mapping.json',
    JSON.stringify({
      ...seen.mapping,
      statuses: [...seen.mapping.statuses, { theirs: 'parked', ours: 'withdrawn' }],
    }),
  );
  const base = ['request', 'import', desk.vault, list, ...firm, '--mapping', mapping];
  const dry = await done([...base, '--dry-run']);
  expect(dry.stdout).toContain('2 rows: 2 new, 0 changed, 0 as they are, 0 conflicts, 0 refused');
  expect(dry.stdout).toContain('Nothing was stored.');
  const taken = (await done([...base, '--json'])).document() as ListImport;
  expect(taken).toMatchObject({ applied: true, counts: { new: 2 } });

  const next = desk.file('next.csv', `${LIST.replace('2026-04-01', '2026-05-01')}1,Twice,,\n3,,,Open\n`);
  const again = ['request', 'import', desk.vault, next, ...firm];
  const wrong = await muniment([...again, '--dry-run']);
  expect(wrong.exit).toBe(1);
  expect(wrong.stdout).toContain('dueOn: 2026-04-01 → 2026-05-01');
  expect(wrong.stdout).toContain('stands in row 2 already');
  expect((await muniment(again)).exit).toBe(3);
  const odd = await muniment(['request', 'import', desk.vault, next, ...firm, '--mapping', list]);
  expect(odd.exit).toBe(2);
});

it('writes the list for the auditor, and takes in what they filled in', async () => {
  const desk = await deskWithControls();
  await done(['request', 'import', desk.vault, desk.file('irl.csv', LIST), '--firm', 'B']);
  const out = desk.at('requests.csv');
  const written = await done(['request', 'export', desk.vault, out]);
  expect(written.stdout).toContain('2 requests written');
  expect((await muniment(['request', 'export', desk.vault, out])).exit).toBe(2);
  expect((await muniment(['request', 'export', desk.vault, desk.at('requests.pdf')])).exit).toBe(2);
  const lines = readFileSync(out, 'utf8').split('\r\n');
  const filled = lines.map((line) =>
    line.startsWith('REQ-001') ? line.replace(/,,,(?=[0-9a-f]{32}$)/, ',Accepted,Thank you.,') : line,
  );
  const back = desk.file('back.csv', filled.join('\r\n'));
  const seen = (
    await done(['request', 'import', desk.vault, back, '--firm', 'B', '--dry-run', '--json'])
  ).document();
  expect(seen).toMatchObject({ counts: { changed: 1, same: 1, heading: 1, refused: 0 } });
  await done(['request', 'import', desk.vault, back, '--firm', 'B']);
  const { stdout } = await done(['request', 'show', desk.vault, 'REQ-001']);
  expect(stdout).toMatch(/accepted/i);
});
