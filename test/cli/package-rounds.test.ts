// Rounds on the command line: the next one, a delta, parts, the same bytes again, and how two of them differ.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { PackageDetails, PackageDiff, PackageSummary } from '../../src/shared/domain/package-round';
import { EXIT } from '../../src/shared/errors';
import { deskWithControls } from './desk';
import { done, muniment } from './run-cli-in-test';

it(
  'builds rounds, deltas and parts, writes them again, compares and lists them',
  { timeout: 180_000 },
  async () => {
    const desk = await deskWithControls();
    const facts = ['--control', 'CTL-001', '--effective', '2026-03-31'];
    const add = (name: string) =>
      done(['evidence', 'add', desk.vault, desk.file(name, randomBytes(900_000)), '--title', name, ...facts]);
    const build = async (name: string, ...more: string[]) =>
      (
        await done([
          'package',
          'build',
          desk.vault,
          '--out',
          desk.at(name),
          '--allow-omissions',
          '--json',
          ...more,
        ])
      ).document() as { id: string; round: number; files: { name: string; sha256: string }[] };

    await add('one.bin');
    const first = await build('r1.zip');
    expect(PackageSummary.strip().parse(first)).toMatchObject({
      id: 'PKG-2026-01',
      round: 1,
      state: 'sealed',
    });
    await add('two.bin');
    await add('three.bin');
    const delta = await build('r2.zip', '--delta-from', desk.at('r1.zip'));
    expect(delta).toMatchObject({ round: 2, kind: 'delta', base: { packageId: 'PKG-2026-01', round: 1 } });
    const verified = await muniment([
      'package',
      'verify',
      desk.at('r2.zip'),
      '--base',
      desk.at('r1.zip'),
      '--json',
    ]);
    expect(verified.document()).toMatchObject({ verdict: 'verified-unknown-signer', findings: [] });

    const differ = ['package', 'diff', desk.at('r1.zip'), desk.at('r2.zip')];
    const files = await muniment([...differ, '--json'], { env: {} });
    const rounds = await muniment(['package', 'diff', desk.vault, 'PKG-2026-01-r1', 'pkg-2026-01', '--json']);
    expect([files.exit, rounds.exit]).toEqual([EXIT.answerIsNo, EXIT.answerIsNo]);
    expect(PackageDiff.parse(files.document())).toEqual(rounds.document());
    expect(files.document()).toMatchObject({ counts: { added: 2, replaced: 0, withdrawn: 0, unchanged: 1 } });
    expect((await muniment(differ, { env: {} })).stdout).toContain('  + EVD-0002.01  two.bin');
    const same = await done(['package', 'diff', desk.at('r1.zip'), desk.at('r1.zip')], { env: {} });
    expect(same.stdout).toContain('0 added');

    const parts = await build('whole.zip', '--new', '--split', '2MB');
    expect(parts.id).toBe('PKG-2026-02');
    expect(parts.files.map((one) => one.name)).toEqual(['whole.part-1-of-2.zip', 'whole.part-2-of-2.zip']);
    const rebuild = ['package', 'rebuild', desk.vault, 'PKG-2026-01-r1', '--json', '--out'];
    await done([...rebuild, desk.at('again.zip')]);
    expect(readFileSync(desk.at('again.zip')).equals(readFileSync(desk.at('r1.zip')))).toBe(true);
    const refused = await muniment([...rebuild, desk.at('r1.zip')]);
    expect(refused.document()).toMatchObject({ error: { code: 'package.target-exists' } });

    const listed = (await done(['package', 'list', desk.vault, '--json'])).document() as PackageSummary[];
    expect(listed.map((one) => `${one.id}-r${String(one.round)} ${one.state}`)).toEqual([
      'PKG-2026-02-r1 sealed',
      'PKG-2026-01-r2 sealed',
      'PKG-2026-01-r1 superseded',
    ]);
    const shown = await done(['package', 'show', desk.vault, 'PKG-2026-01', '--json']);
    expect(PackageDetails.parse(shown.document()).changes?.counts.added).toBe(2);
    expect((await done(['package', 'show', desk.vault, 'PKG-2026-01'])).stdout).toContain('PKG-2026-01-r2');
  },
);

it('refuses what is no size, no package and no single choice before anything is opened', async () => {
  const build = ['package', 'build', 'nowhere', '--out', 'x.zip'];
  for (const [words, says] of [
    [[...build, '--split', 'much'], '--split takes a size'],
    [[...build, '--split', '10kB'], 'no less than'],
    [[...build, '--new', '--round-of', 'PKG-2026-01'], 'two different things'],
    [[...build, '--most-sensitive', 'secret'], '--most-sensitive takes one of'],
    [['package', 'rebuild', 'nowhere', 'EVD-0001', '--out', 'x.zip'], 'is not a package'],
  ] as const) {
    const ran = await muniment([...words], { env: {} });
    expect([ran.exit, ran.stderr]).toEqual([EXIT.wrongUse, expect.stringContaining(says)]);
  }
});

it('says what an interrupted build has left', async () => {
  const desk = await deskWithControls();
  const facts = ['--title', 'One', '--control', 'CTL-001', '--effective', '2026-03-31'];
  await done(['evidence', 'add', desk.vault, desk.file('one.csv', 'a\n'), ...facts]);
  writeFileSync(desk.at('p.zip.0123456789ab.part'), 'half');
  const ran = await done(['package', 'build', desk.vault, '--out', desk.at('p.zip'), '--allow-omissions']);
  expect(ran.stderr).toContain('p.zip.0123456789ab.part was left by a build');
  expect(readdirSync(desk.folder)).toContain('p.zip.0123456789ab.part');
});
