// The register as a table: what goes out comes back the same, and a preview says what a change would be.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addControl,
  checkVault,
  exportRegister,
  getControl,
  importRegister,
  loadStarterControls,
  mapControl,
  type OpenVault,
  retireControl,
  reviseControl,
  setChecklist,
  setRationale,
  starterControls,
} from '../../../src/engine';
import { controlId, type PointOfFocusId, type StarterControlId } from '../../../src/shared/ids';
import type { CalendarDate } from '../../../src/shared/period';
import { makeVault, quietJob, temporaryFolder } from '../temporary-vault';
import { day, entries, list, own } from './register-fixture';

const preview = (vault: OpenVault, path: string, validFrom: string | null = null) =>
  importRegister(vault, { path, validFrom: validFrom as CalendarDate | null, apply: false, sha256: null });
const apply = async (vault: OpenVault, path: string, validFrom: string | null = null) => {
  const { sha256 } = await preview(vault, path, validFrom);
  return importRegister(vault, { path, validFrom: validFrom as CalendarDate | null, apply: true, sha256 });
};
/** Exports as CSV, lets a person change the rows, and answers the path. */
const edited = async (
  vault: OpenVault,
  change: (rows: Record<string, string>[]) => Record<string, string>[],
): Promise<string> => {
  const path = join(temporaryFolder(), 'controls.csv');
  await exportRegister(vault, path);
  const rows: Record<string, string>[] = parse(readFileSync(path), { bom: true, columns: true });
  writeFileSync(path, stringify(change(rows), { header: true }));
  return path;
};

const AWKWARD = Array.from('=+-@\'"\\u{}0123.:,;\n\t CC6.1-1x');

describe('exporting the register and bringing it back', () => {
  it.each(['csv', 'xlsx'])('changes nothing: %s', async (kind) => {
    const { vault, desk } = await makeVault();
    loadStarterControls(
      vault,
      starterControls().map((one) => one.id),
    );
    addControl(vault, own({ title: '=HYPERLINK("http://x")', checklist: ['=1', '1. one\n   two\n\nthree'] }));
    mapControl(
      vault,
      controlId(91),
      { pointOfFocusIds: ['CC6.1-2', 'CC6.1-1'] as PointOfFocusId[], criterionIds: [] },
      'CC6.1-1: looks like a head\n\\CC6.1-2: and this',
    );
    setRationale(vault, controlId(91), 'CC6.1-2' as PointOfFocusId, '+ another\nCC6.1-1: one');
    reviseControl(vault, controlId(2), getFacts(vault, 2), day('2026-02-01'), 'why');
    retireControl(vault, controlId(2), day('2026-12-31'), 'done');
    const path = join(desk, `controls.${kind}`);
    expect(await exportRegister(vault, path)).toEqual({ controls: 91 });
    const before = entries(vault).length;
    expect(await apply(vault, path, '2027-01-01')).toMatchObject({
      counts: { add: 0, change: 0, same: 91, refused: 0 },
      unknownColumns: [],
      applied: true,
    });
    expect(entries(vault)).toHaveLength(before);
  });

  it('changes nothing, whatever the texts are; and into another vault everything arrives', async () => {
    const { vault, desk } = await makeVault();
    const text = (maxLength: number) =>
      fc
        .oneof(
          fc.string({ unit: 'binary', maxLength }),
          fc.string({ unit: fc.constantFrom(...AWKWARD), maxLength }),
        )
        .map((one) => one.trim());
    const worded = text(40).filter((one) => one !== '');
    const rationale = text(60);
    const point = fc.constantFrom('CC6.1-1', 'CC6.1-2', 'CC7.2-1', 'A1.1-1');
    const control = fc.record({
      title: worded,
      wording: worded,
      ownerRole: text(20),
      owner: text(20),
      domain: text(20),
      weekdaysOnly: fc.boolean(),
      graceDays: fc.option(fc.integer({ min: 0, max: 366 })),
      validFrom: fc.constantFrom(null, '2026-01-01'),
      checklist: fc.array(worded, { maxLength: 4 }),
      criterionIds: fc.constantFrom([], ['CC6.1']),
      pointOfFocusIds: fc.uniqueArray(point, { maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(
        control,
        rationale,
        rationale,
        fc.constantFrom('csv', 'xlsx'),
        async (given, one, two, kind) => {
          const first = given.pointOfFocusIds[0];
          const hasMapping = first !== undefined || given.criterionIds.length > 0;
          const { id } = addControl(vault, own({ ...given, rationale: hasMapping ? one : '' }));
          if (first !== undefined) setRationale(vault, id, first as PointOfFocusId, two);
          const path = join(desk, `any.${kind}`);
          await exportRegister(vault, path);
          const report = await preview(vault, path);
          expect(report.rows.filter((row) => row.change !== 'same')).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
    const path = join(desk, 'all.csv');
    await exportRegister(vault, path);
    const another = await makeVault();
    const withoutNumbers: Record<string, string>[] = parse(readFileSync(path), { bom: true, columns: true });
    const moved = join(desk, 'moved.csv');
    writeFileSync(
      moved,
      stringify(
        withoutNumbers.map((row) => ({ ...row, Number: '' })),
        { header: true },
      ),
    );
    await apply(another.vault, moved);
    for (let number = 1; number <= withoutNumbers.length; number += 1) {
      expect(getControl(another.vault, controlId(number))).toEqual(getControl(vault, controlId(number)));
    }
    expect((await checkVault(another.vault, { deep: false }, quietJob())).findings).toEqual([]);
  });
});

const getFacts = (vault: OpenVault, number: number) => {
  const { title, wording, ownerRole, owner, cadence, weekdaysOnly, graceDays, nature, kind } = getControl(
    vault,
    controlId(number),
  );
  return { title, wording, ownerRole, owner, cadence, weekdaysOnly, graceDays, nature, kind };
};

describe('a preview', () => {
  it('says row by row what would change, and changes nothing', async () => {
    const { vault } = await makeVault();
    loadStarterControls(vault, ['AC-01', 'AC-02'] as StarterControlId[]);
    const path = await edited(vault, (rows) => [
      { ...rows[0], Owner: 'Ada Byron', Cadence: 'Semi annual', Remark: 'mine' },
      { ...rows[1], Remark: '' },
      { ...rows[1], Number: '', Title: 'A new one', Checklist: 'The list\nThe log', Remark: '' },
      { ...rows[1], Number: '', Title: '', Cadence: 'hourly', Criteria: 'CC99.1', Remark: '' },
      { ...rows[1], Number: 'CTL-404', Remark: '' },
      { ...rows[1], Remark: '' },
    ]);
    const before = entries(vault).length;
    const report = await preview(vault, path, '2026-07-01');
    expect(report).toMatchObject({
      counts: { add: 1, change: 1, same: 1, refused: 3 },
      unknownColumns: ['Remark'],
      applied: false,
    });
    expect(report.rows.map((row) => [row.row, row.subject, row.change])).toEqual([
      [2, 'CTL-001', 'change'],
      [3, 'CTL-002', 'same'],
      [4, null, 'add'],
      [5, null, 'refused'],
      [6, 'CTL-404', 'refused'],
      [7, 'CTL-002', 'refused'],
    ]);
    expect(report.rows[0]?.fields).toEqual([
      { field: 'Owner', before: '', after: 'Ada Byron' },
      { field: 'Cadence', before: 'annual', after: 'semi-annual' },
      { field: 'Valid from', before: '', after: '2026-07-01' },
    ]);
    expect(report.rows[2]?.fields).toContainEqual({
      field: 'Checklist',
      before: '',
      after: 'The list\nThe log',
    });
    expect(report.rows[3]?.problem).toBe(
      'Its cadence is none that Muniment knows. The title is missing. A criterion is none of the catalog; they look like CC6.1.',
    );
    expect(report.rows[5]?.problem).toBe('Row 3 is about CTL-002 already.');
    expect(entries(vault)).toHaveLength(before);
    await expect(apply(vault, path)).rejects.toThrow(
      expect.objectContaining({ code: 'table.rows-refused', details: { count: 3 } }),
    );
    expect(entries(vault)).toHaveLength(before);
  });

  it('is what is applied: a file that has changed since is refused, and so is one nobody previewed', async () => {
    const { vault } = await makeVault();
    loadStarterControls(vault, ['AC-01'] as StarterControlId[]);
    const path = await edited(vault, (rows) => [{ ...rows[0], Owner: 'Ada Byron' }]);
    const { sha256 } = await preview(vault, path);
    writeFileSync(path, `${readFileSync(path, 'utf8')}\n`);
    const changed = expect.objectContaining({ code: 'table.changed-since-preview' }) as Error;
    const given = { path, validFrom: null, apply: true };
    await expect(importRegister(vault, { ...given, sha256 })).rejects.toThrow(changed);
    await expect(importRegister(vault, { ...given, sha256: null })).rejects.toThrow(changed);
    expect(getControl(vault, controlId(1)).owner).toBe('');
  });

  it('needs a column that says which control', async () => {
    const { vault, file } = await makeVault();
    await expect(preview(vault, file('a.csv', 'Owner\nAda'))).rejects.toThrow(
      expect.objectContaining({ code: 'table.column-missing', details: { column: 'Title' } }),
    );
  });
});

describe('applying a table', () => {
  it('makes new versions from a day on, or corrects the newest, and leaves what has no column', async () => {
    const { vault, file } = await makeVault();
    loadStarterControls(vault, ['AC-01', 'AC-02'] as StarterControlId[]);
    const before = getControl(vault, controlId(1));
    const table = file('some.csv', 'number;OWNER\nctl-001;Ada Byron\nCTL-002;Ada Byron\n');
    await apply(vault, table, '2026-04-01');
    expect(getControl(vault, controlId(1))).toMatchObject({
      wording: before.wording,
      owner: 'Ada Byron',
      mappings: before.mappings,
      checklistItems: before.checklistItems,
      versions: [
        { version: 2, owner: 'Ada Byron', validFrom: '2026-04-01', validTo: null },
        { version: 1, owner: '', validFrom: null, validTo: '2026-03-31' },
      ],
    });
    await apply(vault, file('more.csv', 'number,owner\nCTL-001,Grace Hopper\n'));
    expect(getControl(vault, controlId(1)).versions.map((one) => one.owner)).toEqual(['Grace Hopper', '']);
    const early = await preview(vault, file('early.csv', 'number,owner\nCTL-001,Ada\n'), '2026-04-01');
    expect(early.counts).toMatchObject({ change: 1 });
    const tooEarly = await preview(vault, file('early.csv', 'number,owner\nCTL-001,Ada\n'), '2026-03-01');
    expect(tooEarly.rows[0]?.problem).toBe(
      'A new version must begin after 2026-04-01, when the newest one of CTL-001 began.',
    );
  });

  it('changes mappings, rationales, checklist and domain, each told in the journal', async () => {
    const { vault } = await makeVault();
    addControl(
      vault,
      own({ pointOfFocusIds: ['CC6.1-1', 'CC6.1-2'], rationale: 'Both.', checklist: ['one', 'two'] }),
    );
    const seen = entries(vault).length;
    const path = await edited(vault, (rows) => [
      {
        ...rows[0],
        'Points of focus': 'cc6.1-2; CC6.1-3 CC7.2-1',
        Criteria: 'A1.1',
        Rationale: 'CC6.1-2: Other.\nA1.1: Whole.',
        Checklist: '2. two, better\nthree',
        Domain: 'Access',
      },
    ]);
    await apply(vault, path);
    const control = getControl(vault, controlId(1));
    expect(control.mappings.map((one) => [one.pointOfFocusId, one.rationale])).toEqual([
      ['CC6.1-2', 'Other.'],
      ['CC6.1-3', ''],
      ['CC7.2-1', ''],
    ]);
    expect(control.criterionMappings).toMatchObject([{ criterionId: 'A1.1', rationale: 'Whole.' }]);
    expect(control.checklistItems.map((one) => [one.number, one.text])).toEqual([
      [2, 'two, better'],
      [3, 'three'],
    ]);
    expect(control.domain).toBe('Access');
    expect(control.versions).toHaveLength(1);
    expect(
      entries(vault)
        .slice(seen)
        .map((one) => one.action),
    ).toEqual([
      'control.domain-changed',
      'control.checklist-changed',
      'control.unmapped',
      'control.mapped',
      'control.mapped',
      'control.rationale-changed',
    ]);
    expect((await checkVault(vault, { deep: false }, quietJob())).findings).toEqual([]);
    // A number that was taken away is not given out again.
    setChecklist(vault, controlId(1), []);
    expect(
      setChecklist(vault, controlId(1), [{ number: null, text: 'four' }]).checklistItems[0]?.number,
    ).toBe(4);
  });

  it('does not retire, and says how', async () => {
    const { vault } = await makeVault();
    addControl(vault, own());
    const path = await edited(vault, (rows) => [{ ...rows[0], State: 'Retired' }]);
    expect((await preview(vault, path)).rows[0]?.problem).toMatch(/^The state cannot be changed here/);
  });

  it('takes text that looks like a formula, and gives it back so that it never runs', async () => {
    const { vault, file, desk } = await makeVault();
    const evil = '=cmd|"/C calc"!A0';
    const table = stringify([
      ['title', 'wording', 'cadence', 'nature', 'kind'],
      [evil, '@SUM(1)', 'daily', 'detective', 'automated'],
    ]);
    await apply(vault, file('evil.csv', table));
    expect(list(vault).rows[0]?.title).toBe(evil);
    const path = join(desk, 'out.csv');
    await exportRegister(vault, path);
    const rows: string[][] = parse(readFileSync(path), { bom: true });
    expect(rows[1]?.slice(1, 3)).toEqual([`'${evil}`, "'@SUM(1)"]);
  });
});
