// What a selection leaves out of a package, what is still said of it, and what an auditor's picks bring in.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import {
  addControl,
  addEvidence,
  buildPackage,
  createEngagement,
  importPicks,
  linkSamples,
  type OpenVault,
  planPackage,
  recordException,
  recordPopulation,
  requestEvidence,
  selfSample,
  setExceptionState,
  verifyPackage,
  withdrawEvidence,
} from '../../src/engine';
import { collectPackageFacts } from '../../src/engine/export/collect-package-facts';
import { gapsOf } from '../../src/engine/export/gaps';
import { ControlFacts, NewControl } from '../../src/shared/domain/control';
import { NewEngagement } from '../../src/shared/domain/engagement';
import { NewException, NOTHING_STATED } from '../../src/shared/domain/exception';
import { type PackageSelection, WHOLE_SCOPE } from '../../src/shared/domain/package';
import { NO_RECORD } from '../../src/shared/domain/population';
import { type ControlId, type EngagementId, type EvidenceId, populationId } from '../../src/shared/ids';
import { itemSays } from './lived-evidence';
import { LEAVERS } from './populations/populations-fixture';
import { facts, makeVault, quietJob, type TemporaryVault } from './temporary-vault';

const SAID = ControlFacts.parse({
  title: 'Review of access',
  wording: 'One person reviews access each quarter.',
  ownerRole: '',
  owner: '',
  cadence: 'quarterly',
  weekdaysOnly: false,
  graceDays: null,
  nature: 'detective',
  kind: 'manual',
});
const add = (vault: OpenVault, title: string, ...criterionIds: string[]): ControlId =>
  addControl(
    vault,
    NewControl.parse({
      ...SAID,
      ...{
        title,
        domain: '',
        validFrom: null,
        checklist: [],
        criterionIds,
        pointOfFocusIds: [],
        rationale: '',
      },
    }),
  ).id;

interface Prepared extends TemporaryVault {
  readonly id: EngagementId;
  readonly one: ControlId;
  readonly other: ControlId;
}

const prepare = async (): Promise<Prepared> => {
  const made = await makeVault();
  const { id } = createEngagement(
    made.vault,
    NewEngagement.parse({
      type: 2,
      period: { from: '2026-01-01', to: '2026-12-31' },
      systemName: 'Answers',
      firm: '',
      categories: ['security'],
    }),
  );
  const one = add(made.vault, 'Review of access', 'CC6.1', 'CC6.2');
  const other = add(made.vault, 'SECRET-other control', 'CC7.1');
  return { ...made, id, one, other };
};

let taken = 0;
const take = async (
  { vault, file }: TemporaryVault,
  title: string,
  controlIds: ControlId[],
  month: string | null,
  sensitivity: 'internal' | 'restricted' = 'internal',
): Promise<EvidenceId> => {
  taken += 1;
  const effective = month === null ? null : ({ from: `2026-${month}-01`, to: `2026-${month}-28` } as never);
  const path = file(`${String(taken)}.csv`, `${title},${String(taken)}\n`);
  const given = facts({ title, controlIds, effective, sensitivity });
  const { added } = await addEvidence(vault, [{ paths: [path], facts: given }], quietJob());
  return added[0] as EvidenceId;
};

const select = (given: object): PackageSelection => ({ ...WHOLE_SCOPE, ...given });

it('takes what the chosen criteria and controls call for, and names nothing else', async () => {
  const made = await prepare();
  const { vault, id, one, other } = made;
  const mine = await take(made, 'Review of January', [one, other], '01');
  await take(made, 'SECRET-scan', [other], '02');
  const about = (controlId: ControlId, title: string) =>
    NewException.parse({
      ...NOTHING_STATED,
      ...{ title, controlId, whatHappened: 'h', foundBy: 'self', foundOn: '2026-02-02' },
      extent: { failed: 1, of: 2 },
    });
  for (const exception of [about(one, 'One was late'), about(other, 'SECRET-exception')])
    setExceptionState(vault, recordException(vault, exception).id, 'confirmed');
  for (const selection of [select({ criterionIds: ['CC6.1'] }), select({ controlIds: [one] })]) {
    const got = collectPackageFacts(vault, id, selection);
    expect(got.controls.map((control) => control.id)).toEqual([one]);
    expect(got.evidence.map((item) => [item.id, item.controlIds])).toEqual([[mine, [one]]]);
    expect(got.exceptions.map((exception) => exception.title)).toEqual(['One was late']);
    expect(got.notSelected).toMatchObject({ controls: 1, evidence: 1, exceptions: 1, populations: 0 });
    expect(JSON.stringify({ ...got, catalog: null })).not.toMatch(/SECRET|CTL-002/);
  }
  expect(collectPackageFacts(vault, id, select({ criterionIds: ['CC6.1'] })).criterionIds).toEqual(['CC6.1']);
  const ofControls = collectPackageFacts(vault, id, select({ controlIds: [one] }));
  expect(ofControls.criterionIds).toEqual(['CC6.1', 'CC6.2']);
  // A criterion somebody chose is called for even when no chosen control answers it.
  const both = collectPackageFacts(
    vault,
    id,
    select({ controlIds: [one], criterionIds: ['CC6.1', 'CC7.1'] }),
  );
  expect(gapsOf(both).map((gap) => gap.key)).toContain('criterion-without-control:CC7.1');
  expect(() => collectPackageFacts(vault, id, select({ criterionIds: ['P1.1'] }))).toThrow(
    expect.objectContaining({ code: 'use.bad-input' }),
  );
  expect(planPackage(vault, id, select({ controlIds: [one] })).leftOut).toEqual([
    { id: 'EVD-0002', title: 'SECRET-scan', reason: 'not-selected' },
    { id: other, title: 'SECRET-other control', reason: 'not-selected' },
    { id: 'EXC-02', title: 'SECRET-exception', reason: 'not-selected' },
  ]);
});

it('leaves out what speaks about other days, keeps what is undated, and says why to whoever builds', async () => {
  const made = await prepare();
  const { vault, id, one } = made;
  await take(made, 'January', [one], '01');
  await take(made, 'Undated', [one], null);
  await take(made, 'October', [one], '10');
  await take(made, 'Linked to nothing', [], '01');
  withdrawEvidence(vault, await take(made, 'Withdrawn', [one], '01'), 'Wrong file');
  const asked = {
    title: 'Asked for',
    item: itemSays(),
    controlIds: [one],
    pointOfFocusIds: [],
    linkReason: '',
  };
  requestEvidence(vault, asked);
  const selection = select({ dates: { from: '2026-01-01', to: '2026-03-31' } });
  const got = collectPackageFacts(vault, id, selection);
  expect(got.evidence.map((each) => each.title)).toEqual(['January', 'Undated']);
  expect(got.notSelected.evidence).toBe(1);
  expect(got.controls[0]?.occurrences).toMatchObject([
    { from: '2026-01-01', state: 'met', evidenceIds: ['EVD-0001'], version: 1 },
  ]);
  const { leftOut, folders } = planPackage(vault, id, selection);
  expect(leftOut.map((each) => [each.title, each.reason])).toEqual([
    ['October', 'outside-the-dates'],
    ['Linked to nothing', 'outside-the-scope'],
    ['Withdrawn', 'withdrawn'],
    ['Asked for', 'only-requested'],
  ]);
  expect(folders).toContainEqual(expect.objectContaining({ folder: '30_evidence', items: 2, leftOut: 4 }));
});

it('withholds what is too sensitive by name, hash and size, and its list with the rows picked from it', async () => {
  const made = await prepare();
  const { vault, id, one, file, desk } = made;
  await take(made, 'Review of January', [one], '01');
  const list = file('leavers.csv', LEAVERS);
  const secret = facts({ title: 'Leavers', sensitivity: 'restricted' });
  await addEvidence(vault, [{ paths: [list], facts: secret }], quietJob());
  const statement = { title: 'All leavers', controlIds: [one], record: NO_RECORD };
  const place = { evidenceId: 'EVD-0002' as EvidenceId, position: 1, sheet: null };
  await recordPopulation(vault, { ...place, statement, replaces: null }, quietJob());
  const picks = { id: populationId(1), path: file('picks.csv', 'Employee\nE-103\n'), matchBy: 'Employee' };
  const input = { ...picks, pickedOn: null, note: '', attributes: [], sha256: null, apply: false } as never;
  const { sha256 } = await importPicks(vault, input, quietJob());
  await importPicks(vault, { ...(input as object), sha256, apply: true } as never, quietJob());
  await selfSample(
    vault,
    {
      id: populationId(1),
      method: 'simple-random',
      size: 1,
      seed: 'x',
      note: 'SECRET-own',
      attributes: [],
    } as never,
    quietJob(),
  );

  const whole = collectPackageFacts(vault, id);
  expect(whole.populations).toMatchObject([
    {
      id: 'POP-01',
      list: { evidenceId: 'EVD-0002', position: 1 },
      selections: [{ number: 1, picker: 'auditor' }],
      samples: [{ id: 'POP-01.S-01', row: 5, state: 'selected', evidence: [] }],
    },
  ]);
  expect(JSON.stringify(whole.populations)).not.toContain('SECRET');
  expect(gapsOf(whole).map((gap) => gap.key)).toEqual(
    expect.arrayContaining(['population-without-record:POP-01', 'picks-without-evidence:POP-01']),
  );
  // Evidence of a pick goes in although nothing else asks for it.
  const ticket = await take(made, 'Ticket of E-103', [], '05');
  linkSamples(vault, ticket, [{ id: 'POP-01.S-01' as never, attribute: '' }], '');
  const answered = collectPackageFacts(vault, id);
  expect(answered.evidence.map((item) => item.title)).toContain('Ticket of E-103');
  expect(gapsOf(answered).map((gap) => gap.kind)).not.toContain('picks-without-evidence');

  const selection = select({ mostSensitive: 'confidential' });
  const limited = collectPackageFacts(vault, id, selection);
  expect(limited.populations).toEqual([]);
  expect(limited.leftOut).toEqual([
    { id: 'EVD-0002', title: 'Leavers', reason: 'too-sensitive' },
    { id: 'POP-01', title: 'All leavers', reason: 'too-sensitive' },
  ]);
  const targetPath = join(desk, 'p.zip');
  const build = { engagementId: id, targetPath, omissions: [], allowDraft: true, selection };
  await buildPackage(vault, build, quietJob());
  expect((await verifyPackage(targetPath, { signer: null }, quietJob())).findings).toEqual([]);
  const parts = unzipSync(readFileSync(targetPath));
  const omissions = Object.entries(parts).find(([name]) => name.endsWith('omissions.json'));
  expect(JSON.parse(strFromU8(omissions?.[1] ?? new Uint8Array()))).toMatchObject({
    omissions: expect.arrayContaining([
      expect.objectContaining({
        key: 'evidence-withheld:EVD-0002',
        files: [
          { position: 1, size: LEAVERS.length, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
        ],
      }),
    ]) as unknown,
  });
  const all = Object.values(parts).map((bytes) => strFromU8(bytes, true));
  expect(all.some((text) => text.includes('leavers.csv') || text.includes('E-103,'))).toBe(false);
});
