import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { deskWithControls } from './desk';
import { done, muniment } from './run-cli-in-test';

it('lists what is owed, and writes what has a day as a calendar', async () => {
  const desk = await deskWithControls();
  const ics = desk.at('due.ics');
  const listed = await done(['task', 'list', desk.vault, '--today', '2026-06-28', '--ics', ics, '--json']);
  const { rows, total } = listed.document() as { rows: { due: string | null }[]; total: number };
  expect(rows).toHaveLength(total);
  const withDay = rows.filter((row) => row.due !== null).length;
  expect(readFileSync(ics, 'utf8').match(/BEGIN:VEVENT/g)?.length ?? 0).toBe(withDay);
  expect(withDay).toBeGreaterThan(0);
});

it('refuses a kind of task there is none of', async () => {
  const desk = await deskWithControls();
  const refused = await muniment(['task', 'list', desk.vault, '--kind', 'homework']);
  expect(refused.exit).toBe(2);
  expect(refused.stderr).toContain('--kind takes requested, occurrence');
});
