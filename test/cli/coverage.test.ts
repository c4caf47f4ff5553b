import { describe, expect, it } from 'vitest';
import { CoverageGrid, Occurrence, OccurrenceDetail } from '../../src/shared/domain/coverage';
import { EXIT } from '../../src/shared/errors';
import { type Desk, deskWithControls } from './desk';
import { done, muniment } from './run-cli-in-test';

const filledDesk = async (): Promise<Desk> => {
  const desk = await deskWithControls();
  const file = desk.file('review.csv', 'name\nAda\n');
  const facts = ['--title', 'Access review', '--control', 'CTL-001', '--effective', '2026-03-30'];
  await done(['evidence', 'add', desk.vault, file, ...facts]);
  return desk;
};
const ON = ['--today', '2026-11-21'];

describe('muniment coverage', () => {
  it('shows a line for each control, in words and in JSON', async () => {
    const { vault } = await filledDesk();
    const shown = await done(['coverage', 'show', vault, ...ON]);
    expect(shown.stdout).toMatch(/^2026-01-01\.\.2026-12-31 on 2026-11-21, 7 controls: 1 met, /);
    expect(shown.stdout.split('\n').filter((line) => line.startsWith('CTL-'))).toHaveLength(7);
    const grid = CoverageGrid.parse((await done(['coverage', 'show', vault, ...ON, '--json'])).document());
    expect(grid.rows).toHaveLength(7);
    expect(grid.counts.met).toBe(1);
  });

  it('shows the occurrences of one control, on any day', async () => {
    const { vault } = await filledDesk();
    const asked = ['coverage', 'show', vault, '--control', 'ctl-001'];
    const { occurrences } = (await done([...asked, ...ON, '--json'])).document() as {
      occurrences: unknown[];
    };
    const all = Occurrence.array().min(1).parse(occurrences);
    expect(all.filter((one) => one.state === 'met').flatMap((one) => one.evidenceIds)).toEqual(['EVD-0001']);
    const table = await done([...asked, ...ON]);
    expect(table.stdout).toMatch(/2026-01-01 .* met .* 2026-03-30 +EVD-0001/);
    const later = await done([...asked, '--today', '2027-06-01']);
    expect(later.stdout).not.toContain('due');
  });

  it('says so where there is nothing to count', async () => {
    const { vault } = await filledDesk();
    const all = CoverageGrid.parse((await done(['coverage', 'show', vault, ...ON, '--json'])).document());
    const perEvent = all.rows.find((row) => row.cadence === 'per-event')?.controlId ?? '';
    const shown = await done(['coverage', 'show', vault, '--control', perEvent]);
    expect(shown.stdout).toBe(`No occurrences of ${perEvent} can be counted.\n`);
  });

  it('shows an engagement that is not the current one', async () => {
    const { vault } = await filledDesk();
    await done(['engagement', 'create', vault, '--type', '1', '--as-of', '2027-06-30']);
    const now = CoverageGrid.parse((await done(['coverage', 'show', vault, ...ON, '--json'])).document());
    expect(now.time).toEqual({ from: '2027-06-30', to: '2027-06-30' });
    const words = ['coverage', 'show', vault, ...ON, '--engagement', 'ENG-01', '--json'];
    const before = CoverageGrid.parse((await done(words)).document());
    expect(before.time).toEqual({ from: '2026-01-01', to: '2026-12-31' });
    expect(before.counts.met).toBe(1);
    const unknown = await muniment(['coverage', 'show', vault, '--engagement', 'ENG-09']);
    expect(unknown.exit).toBe(EXIT.wrongUse);
    expect(unknown.stderr).toContain('use.unknown-engagement');
  });

  it('excuses an occurrence with a reason', async () => {
    const { vault } = await filledDesk();
    const show = ['coverage', 'show', vault, '--control', 'CTL-001', '--json', ...ON];
    const { occurrences } = (await done(show)).document() as { occurrences: unknown[] };
    const missed = Occurrence.array()
      .parse(occurrences)
      .find((one) => one.state !== 'met');
    const from = missed?.from ?? '';
    const words = ['coverage', 'excuse', vault, 'CTL-001', '--from', from];
    const excused = await done([...words, '--reason', 'The system went live later.', '--json']);
    expect(OccurrenceDetail.parse(excused.document())).toMatchObject({
      state: 'excused',
      excuse: { reason: 'The system went live later.', by: 'Ada Byron' },
    });
    const said = await done([...words, '--reason', 'Another reason.']);
    expect(said.stdout).toContain(`Excused CTL-001 from ${from}`);
    expect((await done(['log', 'show', vault, '--subject', 'CTL-001'])).stdout).toContain('coverage.excused');
  });

  it('says what is wrong: no reason, no such occurrence, a date that is none', async () => {
    const { vault } = await filledDesk();
    const words = ['coverage', 'excuse', vault, 'CTL-001'];
    expect((await muniment([...words, '--from', '2026-01-01'])).exit).toBe(EXIT.wrongUse);
    expect((await muniment([...words, '--reason', 'x'])).exit).toBe(EXIT.wrongUse);
    const unknown = await muniment([...words, '--from', '2026-01-02', '--reason', 'x']);
    expect(unknown.exit).toBe(EXIT.wrongUse);
    expect(unknown.stderr).toContain('use.unknown-occurrence');
    expect((await muniment(['coverage', 'show', vault, '--today', '2026-02-30'])).exit).toBe(EXIT.wrongUse);
  });
});
