// The noun `report`: what goes stale, and a copy with a recipient's name.
import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { deskWithControls } from './desk';
import { done, muniment } from './run-cli-in-test';

it('lists when reports go stale, and refuses a copy of what the report does not name', async () => {
  const desk = await deskWithControls();
  const day = ['--today', '2026-07-01'];
  expect((await done(['report', 'renewals', desk.vault, ...day])).stdout).toBe(
    'No report with a last day is in the registers.\n',
  );
  const add = ['register', 'add', desk.vault];
  const report = ['title=SOC 2', 'type=soc2-type2', 'periodFrom=2025-01-01', 'periodTo=2025-12-31'];
  await done([...add, 'own-report', ...report.flatMap((one) => ['--set', one])]);
  const share = ['report=RPT-01', 'recipient=Grace', 'company=Engines'];
  await done([...add, 'share', ...share.flatMap((one) => ['--set', one])]);

  expect((await done(['report', 'renewals', desk.vault, ...day])).stdout).toBe(
    'RPT-01  SOC 2: covers to 2025-12-31, 12 months old on 2026-12-31 (in 183 days).\n',
  );
  const late = await muniment(['report', 'renewals', desk.vault, '--json', '--today', '2027-01-02']);
  expect(late.exit).toBe(1);
  expect(late.document()).toMatchObject([{ id: 'RPT-01', days: -2, isOurs: true }]);

  const target = desk.at('copy.pdf');
  const refused = await muniment(['report', 'copy', desk.vault, 'SHR-001', 'EVD-0001', '--out', target]);
  expect(refused.exit).toBe(2);
  expect(refused.stderr).toContain('RPT-01 does not name EVD-0001 as its file.');
  expect(existsSync(target)).toBe(false);
});
