// Which controls a package is about, and what it says of each: what held on the days that are examined.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  addControl,
  addEvidence,
  buildPackage,
  createEngagement,
  type OpenVault,
  planPackage,
  retireControl,
  reviseControl,
  verifyPackage,
} from '../../src/engine';
import { ControlFacts, NewControl } from '../../src/shared/domain/control';
import { NewEngagement } from '../../src/shared/domain/engagement';
import type { ControlId } from '../../src/shared/ids';
import type { CalendarDate } from '../../src/shared/period';
import { facts, makeVault, quietJob } from './temporary-vault';

const day = (text: string): CalendarDate => text as CalendarDate;

const SAID = ControlFacts.parse({
  title: 'Review of access',
  wording: 'One person reviews access each quarter.',
  ownerRole: 'Security Lead',
  owner: 'Ada Byron',
  cadence: 'quarterly',
  weekdaysOnly: false,
  graceDays: null,
  nature: 'detective',
  kind: 'manual',
});

const add = (vault: OpenVault, given: object): ControlId =>
  addControl(
    vault,
    NewControl.parse({
      ...SAID,
      domain: 'Access Control',
      validFrom: null,
      checklist: [],
      criterionIds: [],
      pointOfFocusIds: [],
      rationale: 'It answers it.',
      ...given,
    }),
  ).id;

const YEAR = { type: 2, period: { from: '2026-01-01', to: '2026-12-31' } };
const prepare = async (time: object = YEAR) => {
  const made = await makeVault();
  const { id } = createEngagement(
    made.vault,
    NewEngagement.parse({ ...time, systemName: 'Answers', firm: '', categories: ['security'] }),
  );
  return { ...made, id };
};

interface Listed {
  readonly id: string;
  readonly wording?: string;
  readonly criteria: string[];
  readonly mappings: unknown[];
  readonly criterion_mappings: unknown[];
  readonly versions: { no: number; wording: string; valid_from: string | null; valid_to: string | null }[];
}

/** With one piece of evidence for each control that is named. */
const built = async ({ vault, id, file, desk }: Awaited<ReturnType<typeof prepare>>, ...of: ControlId[]) => {
  const effective = { from: day('2026-02-01'), to: day('2026-02-28') };
  const given = facts({ controlIds: of, effective });
  await addEvidence(vault, [{ paths: [file('a.csv', 'a,b\n')], facts: given }], quietJob());
  const targetPath = join(desk, 'package.zip');
  await buildPackage(vault, { engagementId: id, targetPath, omissions: [], allowDraft: true }, quietJob());
  expect((await verifyPackage(targetPath, { signer: null }, quietJob())).findings).toEqual([]);
  const parts = unzipSync(readFileSync(targetPath));
  const text = (path: string): string => {
    const name = Object.keys(parts).find((one) => one.endsWith(`/data/${path}`)) ?? '';
    return strFromU8(parts[name] ?? new Uint8Array());
  };
  const { controls } = JSON.parse(text('package.json')) as { controls: Listed[] };
  return { controls, text };
};

describe('a control mapped to a criterion as a whole', () => {
  it('goes in, answers the criterion, and its evidence counts for it', async () => {
    const prepared = await prepare();
    const { vault, id } = prepared;
    const control = add(vault, { criterionIds: ['CC6.4', 'P1.1'] });
    const keys = planPackage(vault, id).gaps.map((gap) => gap.key);
    expect(keys).not.toContain('criterion-without-control:CC6.4');
    expect(keys).toContain(`control-without-evidence:${control}`);
    const { controls, text } = await built(prepared, control);
    expect(controls).toMatchObject([
      {
        id: control,
        criteria: ['CC6.4'],
        mappings: [],
        criterion_mappings: [{ criterion: 'CC6.4', rationale: 'It answers it.' }],
      },
    ]);
    expect(text(`20_controls/${control}.html`)).toContain('the criterion as a whole');
    expect(text('02_index/criteria/CC6.4.html')).toContain('EVD-0001.01');
    expect(text('omissions.json')).not.toContain('CC6.4');
  });

  it('stays out when the categories do not ask for the criterion', async () => {
    const { vault, id } = await prepare();
    add(vault, { criterionIds: ['P1.1'] });
    expect(planPackage(vault, id).controlCount).toBe(0);
  });
});

describe('a control that changed', () => {
  it('is told with every version that held in the period, the newest first', async () => {
    const prepared = await prepare();
    const { vault } = prepared;
    const control = add(vault, { pointOfFocusIds: ['CC6.1-1'] });
    const revise = (wording: string, from: string) =>
      reviseControl(vault, control, { ...SAID, wording }, day(from), `Since ${from}`);
    revise('Long before.', '2025-03-01');
    revise('In the spring.', '2026-04-01');
    revise('After the period.', '2027-01-01');
    const { controls, text } = await built(prepared, control);
    expect(controls[0]?.versions).toMatchObject([
      { no: 3, wording: 'In the spring.', valid_from: '2026-04-01', valid_to: '2026-12-31' },
      { no: 2, wording: 'Long before.', valid_from: '2025-03-01', valid_to: '2026-03-31' },
    ]);
    const sheet = text(`20_controls/${control}.html`);
    expect(sheet).toContain('In the spring.');
    expect(sheet).toContain('Long before.');
    expect(sheet).not.toContain('After the period.');
    expect(sheet).not.toContain('One person reviews');
  });

  it('is what it was on the day of a Type I', async () => {
    const prepared = await prepare({ type: 1, asOf: '2026-02-10' });
    const { vault } = prepared;
    const control = add(vault, { pointOfFocusIds: ['CC6.1-1'] });
    reviseControl(vault, control, { ...SAID, wording: 'Later.' }, day('2026-02-11'), '');
    const { controls } = await built(prepared, control);
    expect(controls[0]?.versions.map((one) => one.no)).toEqual([1]);
  });

  it('stays out when it ended before the period, and is in when it ended on its first day', async () => {
    const { vault, id } = await prepare();
    const early = add(vault, { pointOfFocusIds: ['CC6.1-1'] });
    const late = add(vault, { pointOfFocusIds: ['CC6.1-1'] });
    const future = add(vault, { pointOfFocusIds: ['CC6.1-1'], validFrom: '2027-01-01' });
    retireControl(vault, early, day('2025-12-31'), 'Done by another');
    retireControl(vault, late, day('2026-01-01'), 'Done by another');
    const plan = planPackage(vault, id);
    expect(plan.controlCount).toBe(1);
    const named = plan.gaps.map((gap) => gap.controlId).filter((one) => one !== null);
    expect(named).toEqual([late]);
    expect(named).not.toContain(future);
  });
});
