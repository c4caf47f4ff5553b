// The noun `document`: a description is begun, checked, written and saved from the command line.
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { deskWithControls } from './desk';
import { done, muniment } from './run-cli-in-test';

it('begins a description, says what it leaves open, takes a part from a file and writes it', async () => {
  const desk = await deskWithControls();
  const day = ['--today', '2026-07-01'];
  const begun = await done(['document', 'begin', desk.vault, 'System-Description', ...day]);
  expect(begun.stdout).toMatch(/^Began DOC-01: System description: .*\.\n$/);
  const again = await muniment(['document', 'begin', desk.vault, 'system-description', ...day]);
  expect(again.exit).toBe(2);
  expect(again.stderr).toContain('document.not-this-engagement');

  const open = await muniment(['document', 'check', desk.vault, 'doc-01', ...day]);
  expect(open.exit).toBe(1);
  expect(open.stdout).toMatch(/^\d+ points open\.\nServices provided \(\d+ words\)\n {2}To be written: /);
  expect(open.stdout).toContain('  No control in force answers CC1.1.');

  const file = desk.file('part.md', '### Stratus One\n\nIt hosts the system (carve-out method).\n');
  const write = ['document', 'write', desk.vault, 'DOC-01', 'subservice', file, ...day];
  expect((await done(write)).stdout).toBe('DOC-01 is at version 2.\n');
  const gaps = (await muniment(['document', 'check', desk.vault, 'DOC-01', '--json', ...day])).document();
  expect(gaps).toMatchObject({
    gaps: expect.arrayContaining([
      { part: 'subservice', code: 'not-in-register', subject: 'Stratus One' },
    ]) as unknown,
  });
  const suggested = await done(['document', 'suggest', desk.vault, 'DOC-01', 'subservice', ...day]);
  expect(suggested.stdout).toContain('relies on no subservice organization');

  const target = desk.at('description.md');
  await done(['document', 'save', desk.vault, 'DOC-01', '--out', target]);
  expect(readFileSync(target, 'utf8')).toContain('## 7. Subservice organizations\n\n### Stratus One');
});

it('refuses parts, types and endings there are none of, before anything is opened or written', async () => {
  const desk = await deskWithControls();
  await done(['document', 'begin', desk.vault, 'assertion', '--today', '2026-07-01']);
  const file = desk.file('part.md', 'Words');
  for (const [asked, said] of [
    [['begin', desk.vault, 'asertion'], 'Did you mean assertion?'],
    [['suggest', desk.vault, 'DOC-01', 'weather'], 'There are services, '],
    [['write', desk.vault, 'DOC-01', 'services', file], 'A letter has one part: text.'],
    [['check', desk.vault, 'DOC-01'], 'DOC-01 is no system description.'],
    [['save', desk.vault, 'DOC-01', '--out', desk.at('letter.exe')], 'ends in .docx, .pdf, .md'],
  ] as const) {
    const refused = await muniment(['document', ...asked]);
    expect(refused.exit).toBe(2);
    expect(refused.stderr).toContain(said);
  }
  expect(existsSync(desk.at('letter.exe'))).toBe(false);
});
