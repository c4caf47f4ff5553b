// The noun `kit`: listed with its texts, written without what names the client, shown without a vault, applied to another.
import { expect, it } from 'vitest';
import { deskWithControls, deskWithVault } from './desk';
import { done, muniment } from './run-cli-in-test';

it('goes from one client to the next, and changes what is there only when it is asked to', async () => {
  const { vault, at } = await deskWithControls();
  const add = ['control', 'add', vault, '--wording', 'Quillmere looks at it.', '--cadence', 'quarterly'];
  await done([...add, '--title', 'Named', '--nature', 'detective', '--kind', 'manual']);
  const listed = await done(['kit', 'list', vault, '--texts', '--entry', 'CTL-008']);
  expect(listed.stdout).toContain('  names: Quillmere AI');
  expect(listed.stdout).toContain('    Quillmere looks at it.');

  const kit = at('desk.muniment-kit');
  const wrote = (await done(['kit', 'export', vault, '--out', kit, '--json'])).document();
  expect(wrote).toMatchObject({ leftOut: [{ key: 'CTL-008', names: ['Quillmere AI'] }] });
  expect((wrote as { entries: string[] }).entries).toHaveLength(7);
  expect((await muniment(['kit', 'export', vault, '--out', kit])).exit).toBe(2);
  expect((await done(['kit', 'show', kit])).stdout).toMatch(/^CTL-001 /);

  const other = await deskWithVault();
  const apply = ['kit', 'apply', other.vault, kit, '--on', '2026-07-01'];
  expect((await done([...apply, '--dry-run'])).stdout).toMatch(/New 7, different 0, the same 0, refused 0/);
  expect((await done([...apply, '--entry', 'CTL-003'])).stdout).toMatch(/Taken in: 1\./);
  expect((await done(apply)).stdout).toMatch(/Taken in: 6\./);
  expect((await done(apply)).stdout).toMatch(/Taken in: 0\./);
  await done(['control', 'revise', other.vault, 'CTL-003', '--wording', 'Otherwise.']);
  expect((await done([...apply, '--dry-run'])).stdout).toMatch(/would come as a new version of CTL-003/);
  expect((await done([...apply, '--differing'])).stdout).toMatch(/CTL-003 → CTL-003 \(new-version\)/);
  expect((await muniment([...apply, '--entry', 'CTL-999'])).exit).toBe(2);
  expect((await muniment(['kit', 'apply', other.vault, other.file('x.muniment-kit', '{}')])).stderr).toMatch(
    /kit\.not-a-kit/,
  );
});
