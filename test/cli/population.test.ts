// The noun `population`: a list is recorded, the auditor's picks come in, evidence is linked, a table goes out.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { deskWithControls } from './desk';
import { done, muniment } from './run-cli-in-test';

const LIST = 'ticket,merged\nCH-1,2026-01-04\nCH-2,2026-02-11\nCH-3,2026-06-30\nCH-4,2026-12-01\n';

const deskWithPopulation = async () => {
  const desk = await deskWithControls();
  const list = desk.file('changes.csv', LIST);
  await done([
    'evidence',
    'add',
    desk.vault,
    list,
    '--title',
    'Changes',
    '--effective',
    '2026-01-01..2026-12-31',
  ]);
  const record = desk.file(
    'record.json',
    JSON.stringify({
      title: 'Changes 2026',
      controlIds: ['CTL-001'],
      record: {
        query: 'state:merged',
        range: { from: '2026-01-01', to: '2026-12-31' },
        runOn: '2027-01-05',
        countOnScreen: 5,
        isUnfiltered: true,
      },
    }),
  );
  await done(['population', 'record', desk.vault, 'EVD-0001', '--file', record]);
  return desk;
};

it('records a list, and says what does not fit together', async () => {
  const desk = await deskWithPopulation();
  const looked = await done(['population', 'record', desk.vault, 'EVD-0001', '--dry-run']);
  expect(looked.stdout).toContain('4 rows, 2 columns. Nothing was stored.');
  const { stdout } = await done(['population', 'show', desk.vault, 'POP-01']);
  expect(stdout).toMatch(/Rows in the file:\s+4/);
  expect(stdout).toMatch(/To look at:\s+counts-differ\n/);
  const more = desk.file('more.json', JSON.stringify({ record: { countOnScreen: 4 } }));
  await done(['population', 'change', desk.vault, 'POP-01', '--file', more]);
  const { rows } = (await done(['population', 'list', desk.vault, '--json'])).document() as {
    rows: { title: string; concerns: string[]; record: { query: string } }[];
  };
  expect(rows).toMatchObject([{ title: 'Changes 2026', concerns: [], record: { query: 'state:merged' } }]);
});

it('takes the auditor’s picks only after their preview, and keeps our own apart', async () => {
  const desk = await deskWithPopulation();
  const picks = desk.file('picks.csv', 'ticket\nCH-3\nCH-9\n');
  const base = ['population', 'pick', desk.vault, 'POP-01', '--file', picks, '--match-by', 'ticket'];
  const wrong = await muniment(base);
  expect(wrong.exit).toBe(1);
  expect(wrong.stdout).toContain('not-found');
  desk.file('picks.csv', 'ticket\nCH-3\nCH-1\n');
  const { sha256 } = (await done([...base, '--json'])).document() as { sha256: string };
  const applied = await done([...base, '--apply', sha256, '--attribute', 'Approval']);
  expect(applied.stdout).toContain('Recorded selection 1: 2 rows.');
  const own = await done([
    ...['population', 'pick', desk.vault, 'POP-01', '--self', '--size', '2', '--seed', 's'],
    ...['--method', 'systematic'],
  ]);
  expect(own.stdout).toContain('Our own, for readiness');
  const { stdout } = await done(['population', 'samples', desk.vault, 'POP-01']);
  expect(stdout).toContain('The auditor: 2 rows.');
  expect(stdout).not.toContain('S-03');
  expect((await muniment(base.slice(0, 4))).exit).toBe(2);
});

it('links one item to many rows and writes the table for the auditor', async () => {
  const desk = await deskWithPopulation();
  const picks = desk.file('picks.csv', 'Row\n2\n4\n');
  const base = ['population', 'pick', desk.vault, 'POP-01', '--file', picks];
  const { sha256 } = (await done([...base, '--json'])).document() as { sha256: string };
  await done([...base, '--apply', sha256]);
  await done([
    ...['population', 'link', desk.vault, 'EVD-0001', 'POP-01.S-01', 'POP-01.S-02'],
    '--reason',
    'All',
  ]);
  const table = desk.at('samples.csv');
  await done(['population', 'export', desk.vault, 'POP-01', table]);
  expect(readFileSync(table, 'utf8')).toContain(
    'POP-01.S-02,The auditor,1,4,CH-3,2026-06-30,collected,EVD-0001',
  );
  await done(['population', 'state', desk.vault, 'POP-01', 'submitted']);
  expect((await muniment(['population', 'state', desk.vault, 'POP-01', 'returned'])).exit).toBe(2);
});
