// The register of controls on the command line: kept by hand, and as a table.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ChecklistItem, ControlDetail, MatrixRow } from '../../src/shared/domain/control';
import { TableImport } from '../../src/shared/domain/table-import';
import { deskWithControls, deskWithVault } from './desk';
import { done, muniment } from './run-cli-in-test';

const OWN = [
  ...['--title', 'Weights are read by few', '--wording', 'Only two people may read model weights.'],
  ...['--cadence', 'daily', '--nature', 'preventive', '--kind', 'manual'],
];
const control = async (words: readonly string[]) =>
  ControlDetail.parse((await done([...words, '--json'])).document());

describe('a control kept by hand', () => {
  it('is added, revised from a day on, corrected, retired, and shown with its versions', async () => {
    const { vault } = await deskWithVault();
    const added = await control([
      ...['control', 'add', vault, ...OWN, '--owner-role', 'Security Lead', '--weekdays-only', 'yes'],
      ...['--item', 'The list of readers', '--item', 'The log', '--domain', 'Models'],
      ...['--criterion', 'CC6.1', '--point-of-focus', 'CC6.1-1,CC6.1-2', '--rationale', 'Few readers.'],
    ]);
    expect(added).toMatchObject({
      id: 'CTL-001',
      weekdaysOnly: true,
      criterionMappings: [{ criterionId: 'CC6.1', rationale: 'Few readers.' }],
      checklist: { ticked: 0, total: 2 },
    });
    const revise = ['control', 'revise', vault, 'ctl-001'];
    await control([...revise, '--cadence', 'weekly', '--valid-from', '2026-04-01', '--note', 'Enough.']);
    await control([...revise, '--owner', 'Ada Byron', '--grace-days', '5', '--domain', 'Weights']);
    await done([
      ...['control', 'retire', vault, 'CTL-001', '--last-day', '2026-09-30', '--reason', 'No weights left.'],
    ]);
    const shown = await control(['control', 'show', vault, 'CTL-001']);
    expect(shown).toMatchObject({ retiredOn: '2026-09-30', graceDays: 5, domain: 'Weights' });
    expect(shown.versions.map((one) => [one.cadence, one.validFrom, one.validTo, one.note])).toEqual([
      ['weekly', '2026-04-01', '2026-09-30', 'No weights left.'],
      ['daily', null, '2026-03-31', ''],
    ]);
    const { stdout } = await done(['control', 'show', vault, 'CTL-001']);
    expect(stdout).toContain('2026-04-01..2026-09-30');
    expect((await muniment([...revise, '--cadence', 'daily', '--valid-from', '2026-01-01'])).exit).toBe(2);
    const again = ['control', 'retire', vault, 'CTL-001', '--last-day', '2026-12-31', '--reason', 'x'];
    expect(await muniment(again)).toMatchObject({ exit: 2 });
  });

  it('gets days set right that were typed wrong', async () => {
    const { vault } = await deskWithVault();
    await control(['control', 'add', vault, ...OWN]);
    await control(['control', 'revise', vault, 'CTL-001', '--title', 'New', '--valid-from', '2027-04-01']);
    await done(['control', 'retire', vault, 'CTL-001', '--last-day', '2062-09-30', '--reason', 'r']);
    const days = ['control', 'days', vault, 'CTL-001'];
    const corrected = await control([...days, '--valid-from', '2026-04-01', '--last-day', '2026-09-30']);
    expect(corrected.versions.map((one) => [one.validFrom, one.validTo])).toEqual([
      ['2026-04-01', '2026-09-30'],
      [null, '2026-03-31'],
    ]);
    expect(await control([...days, '--in-force'])).toMatchObject({ retiredOn: null });
    expect((await muniment(days)).exit).toBe(2);
    expect((await muniment([...days, '--in-force', '--last-day', '2026-09-30'])).exit).toBe(2);
  });

  it('is refused when it is not whole, before anything is opened', async () => {
    const { vault } = await deskWithVault();
    const without = await muniment(['control', 'add', vault, '--title', 'T', '--cadence', 'hourly']);
    expect(without.exit).toBe(2);
    expect(without.stderr).toMatch(/--wording.*--cadence|--cadence.*--wording/s);
    expect((await muniment(['control', 'add', vault, ...OWN, '--criterion', 'CC6.1'])).exit).toBe(2);
    expect((await muniment(['control', 'revise', vault, 'CTL-001'])).exit).toBe(2);
    expect((await muniment(['control', 'retire', vault, 'CTL-001'])).exit).toBe(2);
    expect((await muniment(['control', 'map', vault, 'CTL-001', '--rationale', 'x'])).exit).toBe(2);
  });

  it('is mapped alone or with others, unmapped, and stands in the matrix', async () => {
    const { vault } = await deskWithControls();
    const why = ['--rationale', 'It feeds the alerts.'];
    const many = await done([
      ...['control', 'map', vault, 'CTL-001', 'CTL-002', '--criterion', 'CC7.2', ...why, '--json'],
    ]);
    expect(many.document()).toEqual({ added: 2, alreadyMapped: 0 });
    const one = await done([
      ...['control', 'map', vault, 'CTL-001', '--criterion', 'CC7.2', '--point-of-focus', 'CC7.2-1'],
      ...[...why, '--json'],
    ]);
    expect(one.document()).toEqual({ added: ['CC7.2-1'], alreadyMapped: ['CC7.2'] });
    await done(['control', 'unmap', vault, 'CTL-002', '--criterion', 'CC7.2']);
    const matrix = (await done(['control', 'matrix', vault, '--series', 'CC7', '--json'])).document() as {
      rows: unknown[];
      total: number;
    };
    expect(matrix.rows.map((row) => MatrixRow.parse(row))).toEqual([
      expect.objectContaining({
        controlId: 'CTL-001',
        cells: [
          { criterionId: 'CC7.1', points: 1 },
          { criterionId: 'CC7.2', points: 1 },
        ],
      }),
    ]);
    expect((await done(['control', 'matrix', vault])).stdout).toContain('CC7.2');
    const listed = await done(['control', 'list', vault, '--criterion', 'CC7.2', '--json']);
    expect(listed.document()).toMatchObject({ total: 1, rows: [{ id: 'CTL-001' }] });
  });

  it('has a checklist that evidence ticks off', async () => {
    const { vault, file } = await deskWithControls();
    await done([
      ...['evidence', 'add', vault, file('a.csv', 'a'), '--title', 'A', '--effective', '2026-03-31'],
    ]);
    const items = async (...words: string[]) =>
      (
        (await done(['control', 'checklist', vault, 'CTL-001', ...words, '--json'])).document() as unknown[]
      ).map((item) => ChecklistItem.parse(item));
    const before = await items();
    const after = await items(
      '--remove',
      '1',
      '--add',
      'The approval',
      '--tick',
      '2',
      '--evidence',
      'EVD-0001',
    );
    expect(after.map((one) => one.number)).toEqual([
      ...before.slice(1).map((one) => one.number),
      before.length + 1,
    ]);
    expect(after[0]).toMatchObject({ number: 2, evidenceIds: ['EVD-0001'], evidenceInPeriodCount: 1 });
    const shown = await control(['control', 'show', vault, 'CTL-001']);
    expect(shown).toMatchObject({ evidenceCount: 1, checklist: { ticked: 1 } });
    expect((await items('--untick', '2', '--evidence', 'EVD-0001'))[0]?.evidenceIds).toEqual([]);
    expect((await muniment(['control', 'checklist', vault, 'CTL-001', '--tick', '2'])).exit).toBe(2);
    expect((await muniment(['control', 'checklist', vault, 'CTL-001', '--remove', '99'])).exit).toBe(2);
  });
});

describe('the register as a table', () => {
  it.each(['csv', 'xlsx'])('goes out and comes back the same: %s', async (kind) => {
    const { vault, at } = await deskWithControls();
    const path = at(`controls.${kind}`);
    const out = await done(['control', 'export', vault, path, '--json']);
    expect(out.document()).toEqual({ controls: 7 });
    expect((await muniment(['control', 'export', vault, path])).exit).toBe(2);
    const back = await done(['control', 'load', vault, '--file', path, '--json']);
    expect(TableImport.parse(back.document())).toMatchObject({
      counts: { add: 0, change: 0, same: 7, refused: 0 },
      applied: true,
    });
  });

  it('is previewed, applied as a whole, or refused as a whole', async () => {
    const { vault, file } = await deskWithControls();
    const load = (path: string, ...words: string[]) =>
      muniment(['control', 'load', vault, '--file', path, ...words]);
    const table = file('owners.csv', 'number;owner\nCTL-001;Ada Byron\nCTL-002;Grace Hopper\n');
    const dry = await load(table, '--dry-run', '--valid-from', '2026-07-01');
    expect(dry.exit).toBe(0);
    expect(dry.stdout).toContain('Row 2: change CTL-001');
    expect(dry.stdout).toContain('Owner:  → Ada Byron');
    expect(dry.stdout).toContain('To add 0, to change 2, the same 0, refused 0.');
    expect((await control(['control', 'show', vault, 'CTL-001'])).owner).toBe('');
    expect((await load(table, '--valid-from', '2026-07-01')).exit).toBe(0);
    expect(await control(['control', 'show', vault, 'CTL-001'])).toMatchObject({
      owner: 'Ada Byron',
      version: 2,
    });
    const wrong = file('wrong.csv', 'number,owner,colour\nCTL-003,Ada,red\nCTL-999,Ada,red\n');
    const refused = await load(wrong, '--json');
    expect(refused.exit).toBe(1);
    expect(TableImport.parse(refused.document())).toMatchObject({
      counts: { change: 1, refused: 1 },
      unknownColumns: ['colour'],
      applied: false,
    });
    expect((await control(['control', 'show', vault, 'CTL-003'])).owner).toBe('');
    expect((await load(file('broken.xlsx', 'PK\u0003\u0004 no'))).exit).toBe(2);
    expect((await load(table, '--set', 'ai-company')).exit).toBe(2);
  });

  it('holds nothing that a spreadsheet would run', async () => {
    const { vault, at, file } = await deskWithVault();
    const evil = file(
      'evil.csv',
      'title,wording,cadence,nature,kind\n"=cmd|\'/C calc\'!A0",@SUM(1),daily,detective,automated\n',
    );
    await done(['control', 'load', vault, '--file', evil]);
    await done(['control', 'export', vault, at('out.csv')]);
    expect(readFileSync(at('out.csv'), 'utf8')).toContain(`CTL-001,'=cmd|'/C calc'!A0,'@SUM(1)`);
  });
});
