// The noun `policy`: from a starter to an edition that people have acknowledged.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { PolicyEdition } from '../../src/shared/domain/programme/policy-edition';
import { deskWithControls } from './desk';
import { done, muniment } from './run-cli-in-test';

it('takes a policy from a starter to an edition that people have acknowledged', async () => {
  const desk = await deskWithControls();
  const policy = (...words: string[]) => done(['policy', words[0] ?? '', desk.vault, ...words.slice(1)]);
  expect((await policy('starters')).stdout).toMatch(/PS-02 +policy +\d+ +\d\/6 +Access Control Policy/);
  const said = await policy('words', '--set', 'ticket_system=Loom', '--set', 'security_lead=CISO');
  expect(said.stdout).toMatch(/company +vault +Quillmere AI/);
  const adopted = await policy('adopt', 'PS-01,PS-02', '--on', '2026-01-05');
  expect(adopted.stdout).toBe('Adopted 2 policies as drafts: POL-001 POL-002.\n');

  const draft = (await policy('text', 'POL-001')).stdout;
  expect(draft).toContain('in Loom');
  const file = desk.file('policy.md', draft.replace('in one sitting', 'at once').replaceAll('\r', ''));
  const written = await policy('write', 'POL-001', file, '--on', '2026-01-06', '--note', 'Shorter');
  expect(written.stdout).toBe('POL-001 is at version 2 (draft).\n');
  const approved = await policy('approve', 'POL-001', '--in-force-from', '2026-02-01', '--json');
  const [edition] = (approved.document() as { rows: PolicyEdition[] }).rows;
  expect(edition).toMatchObject({
    edition: 1,
    version: 2,
    inForceFrom: '2026-02-01',
    evidence: 'EVD-0001.01',
  });
  expect((await policy('editions', 'POL-001')).stdout).toMatch(
    /1 +2026-02-01 +EVD-0001\.01 +0\/0 +Ada Byron/,
  );
  const text = desk.at('edition.md');
  await policy('save', 'POL-001', '--edition', '1', '--out', text);
  expect(readFileSync(text, 'utf8')).toBe(readFileSync(file, 'utf8'));

  for (const name of ['Ines Vale', 'Tom Reyes'])
    await done(['register', 'add', desk.vault, 'person', '--set', `name=${name}`, '--on', '2026-01-01']);
  const open = await muniment(['policy', 'acknowledgements', desk.vault, 'POL-001', '--today', '2026-03-01']);
  expect(open.exit).toBe(1);
  expect(open.stdout).toContain('Edition 1: 0 of 2 people.');
  const list = desk.file('done.csv', 'person,policy,day\nTom Reyes,POL-001,2026-02-05\n');
  expect((await policy('import-acknowledgements', list)).stdout).toContain('Added 1');
  const one = ['acknowledge', 'POL-001', 'PER-001', '--edition', '1'];
  await policy(...one, '--on', '2026-02-04');
  expect((await policy('acknowledgements', 'POL-001', '--today', '2026-03-01')).stdout).toContain('2 of 2');
  const twice = await muniment(['policy', 'acknowledge', desk.vault, 'POL-001', 'PER-001', '--edition', '1']);
  expect(twice.stderr).toContain('has acknowledged this edition already: PER-001');
  await policy(...one, '--undo', '--reason', 'Another Ines');
  const editions = (await policy('editions', 'POL-001', '--today', '2026-03-01')).stdout;
  expect(editions).toMatch(/1 +2026-02-01 +EVD-0001\.01 +1\/2 +Ada Byron/);
  const sheet = desk.at('sheet.pdf');
  await policy('sheet', 'POL-001', '--edition', '1', '--out', sheet, '--today', '2026-03-01');
  expect(readFileSync(sheet).subarray(0, 5).toString()).toBe('%PDF-');
});

it('says what is wrong before it asks for a passphrase', async () => {
  const wrong = async (...words: string[]) =>
    (await muniment(['policy', words[0] ?? '', 'nowhere', ...words.slice(1)], { env: {} })).stderr;
  expect(await wrong('text', 'VND-01')).toContain('“VND-01” is not a policy; one looks like POL-001.');
  expect(await wrong('adopt', 'CTL-001')).toContain('“CTL-001” is no starter');
  expect(await wrong('adopt')).toContain('Name starters, or say --all.');
  expect(await wrong('words', '--set', 'company')).toContain('is not NAME=VALUE');
  expect(await wrong('acknowledge', 'POL-001', 'PER-001')).toContain('--edition is needed');
});
