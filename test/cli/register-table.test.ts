// Registers as files on the command line: in, out, as evidence and as populations; the whole programme out and in.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RecordSummary } from '../../src/shared/domain/programme/record';
import { TableImport } from '../../src/shared/domain/table-import';
import { deskWithVault } from './desk';
import { done, muniment } from './run-cli-in-test';

const OWN = [
  ...['--title', 'Changes are approved', '--wording', 'A change of a model is approved before it is used.'],
  ...['--cadence', 'per-event', '--nature', 'preventive', '--kind', 'manual'],
];

describe('a register as a file', () => {
  it('comes in, goes out, becomes evidence and a population, and moves to another vault', async () => {
    const { vault, folder } = await deskWithVault();
    const people = join(folder, 'people.csv');
    writeFileSync(people, 'Name,Start date\nAda,2026-01-05\nGrace,2026-03-02\n');
    const take = ['register', 'import', vault, 'people', people, '--on', '2026-07-01'];
    const seen = TableImport.parse((await done([...take, '--dry-run', '--json'])).document());
    expect(seen).toMatchObject({ counts: { add: 2 }, applied: false });
    expect((await done(take)).stdout).toContain('Added 2, changed 0');
    writeFileSync(people, 'Name,Start date\nAda,soon\n');
    expect(await muniment(take)).toMatchObject({ exit: 1 });
    const out = join(folder, 'people.json');
    await done(['register', 'export', vault, 'person', out]);
    expect(readFileSync(out, 'utf8')).toContain('"startedOn": "2026-03-02"');
    expect((await muniment(['register', 'export', vault, 'person', out])).exit).toBe(2);
    const pick = ['register', 'population', vault, 'person', '--which', 'joined', '--title', 'Joiners'];
    expect((await done([...pick, '--period', '2026-02-01..2026-12-31', '--json'])).document()).toEqual({
      ...{ id: 'POP-01', rows: 1 },
    });
    await done(['control', 'add', vault, ...OWN]);
    const asset = ['--set', 'name=Answers', '--set', 'type=model', '--set', 'controls=CTL-001'];
    await done(['register', 'add', vault, 'ai-asset', ...asset, '--on', '2026-03-01']);
    expect((await muniment(['register', 'keep', vault, 'AIA-001'])).exit).toBe(2);
    const approved = ['--state', 'approved', '--set', 'approver=Grace', '--set', 'approvedOn=2026-05-04'];
    await done(['register', 'change', vault, 'AIA-001', ...approved]);
    const { stdout } = await done(['register', 'keep', vault, 'AIA-001']);
    expect(stdout).toContain('Kept as EVD-0002');
    const shown = await done(['evidence', 'show', vault, 'EVD-0002', '--json']);
    expect(shown.document()).toMatchObject({
      title: 'Answers: approved',
      effective: { from: '2026-05-04', to: '2026-05-04' },
      controlIds: ['CTL-001'],
    });
    const zip = join(folder, 'programme.zip');
    await done(['programme', 'export', vault, '--out', zip]);
    const other = await deskWithVault();
    const report = await done(['programme', 'import', other.vault, zip, '--dry-run']);
    expect(report.stdout).toContain('person: 2 to add, 0 refused');
    expect(report.stdout).toContain('CTL-001 is not in this vault');
    expect((await done(['programme', 'import', other.vault, zip])).stdout).toContain('Taken in.');
    const list = (await done(['register', 'list', other.vault, 'person', '--json'])).document() as {
      rows: unknown[];
    };
    expect(list.rows.map((row) => RecordSummary.parse(row).title)).toEqual(['Ada', 'Grace']);
  });
});
