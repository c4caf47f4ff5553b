// What the scope of an engagement does to its package: what is declared not applicable is stated and is no
// gap, and what the scope says can be read by people and machines.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  addEvidence,
  buildPackage,
  createEngagement,
  loadStarterControls,
  planPackage,
  setEngagementScope,
  verifyPackage,
} from '../../src/engine';
import type { EngagementScope } from '../../src/shared/domain/scope';
import type { CriterionId, StarterControlId } from '../../src/shared/ids';
import { facts, makeVault, quietJob, type TemporaryVault } from './temporary-vault';

const declared = (...ids: string[]): EngagementScope => ({
  boundary: 'From the public endpoint to the store.\nThe office is outside.',
  items: [
    { kind: 'service', name: 'Inference API', note: 'Public', inScope: true, reason: '' },
    { kind: 'infrastructure', name: 'Office network', note: '', inScope: false, reason: 'No data there' },
  ],
  people: [{ side: 'firm', name: 'Noor Grane', role: 'Engagement partner', email: 'noor@firm.example' }],
  subserviceOrganizations: [
    { name: 'Northern Cloud', service: 'Hosting', method: 'carve-out', assumedControls: 'Guards', note: '' },
  ],
  notApplicable: ids.map((id) => ({ criterionId: id as CriterionId, reason: `No need for ${id} & co` })),
  privacyRoles: ['processor', 'controller'],
  makesProducts: true,
});

const prepare = async (scope: EngagementScope) => {
  const made = await makeVault();
  const { vault } = made;
  const { id } = createEngagement(vault, {
    type: 2,
    period: { from: '2026-01-01', to: '2026-12-31' } as never,
    systemName: 'Answers',
    firm: 'Bramwell & Oakes LLP',
    categories: ['security'],
  });
  setEngagementScope(vault, id, declared('CC9.2'));
  setEngagementScope(vault, id, scope);
  return { ...made, id };
};

const gapKeys = ({ vault, id }: Awaited<ReturnType<typeof prepare>>): string[] =>
  planPackage(vault, id).gaps.map((gap) => gap.key);

const addOne = async ({ vault, file }: TemporaryVault, control: string): Promise<void> => {
  const given = facts({
    controlIds: [control as never],
    effective: { from: '2026-02-01', to: '2026-02-28' } as never,
  });
  await addEvidence(vault, [{ paths: [file('a.csv', 'a,b\n')], facts: given }], quietJob());
};

describe('gaps', () => {
  it('do not name a criterion declared not applicable', async () => {
    const without = await prepare(declared());
    expect(gapKeys(without)).toContain('criterion-without-control:CC6.4');
    expect(gapKeys(without)).toHaveLength(33);
    const withIt = await prepare(declared('CC6.4', 'P1.1'));
    expect(gapKeys(withIt)).not.toContain('criterion-without-control:CC6.4');
    expect(gapKeys(withIt)).toHaveLength(32);
  });

  it('do not name a control that answers nothing else', async () => {
    const prepared = await prepare(declared());
    const { vault, id } = prepared;
    loadStarterControls(vault, ['AC-01'] as StarterControlId[]);
    const plan = planPackage(vault, id);
    const gap = plan.gaps.find((one) => one.controlId !== null);
    expect(gap?.key).toBe('control-without-evidence:CTL-001');
    const answered = gap?.criterionIds ?? [];
    expect(answered.length).toBeGreaterThan(0);
    setEngagementScope(vault, id, declared(...answered));
    expect(gapKeys(prepared).filter((key) => key.startsWith('control-'))).toEqual([]);
    expect(planPackage(vault, id).controlCount).toBe(1);
    // One of several that applies after all is enough to ask for evidence again.
    setEngagementScope(vault, id, declared(...answered.slice(1)));
    expect(gapKeys(prepared)).toContain('control-without-evidence:CTL-001');
  });
});

describe('a package', () => {
  it('states the scope and each reason for machines and for people, and no earlier wording of it', async () => {
    const prepared = await prepare(declared('CC6.4'));
    const { vault, id, desk } = prepared;
    loadStarterControls(vault, ['AC-01'] as StarterControlId[]);
    await addOne(prepared, 'CTL-001');
    const targetPath = join(desk, 'package.zip');
    const omissions = planPackage(vault, id).gaps.map(({ key }) => ({ key, reason: 'Later' }));
    await buildPackage(vault, { engagementId: id, targetPath, omissions, allowDraft: false }, quietJob());
    const parts = unzipSync(readFileSync(targetPath));
    const text = (path: string): string => {
      const name = Object.keys(parts).find((one) => one.endsWith(`/${path}`)) ?? '';
      return strFromU8(parts[name] ?? new Uint8Array());
    };
    const json = JSON.parse(text('data/package.json')) as {
      engagement: { criteria_in_scope: string[]; scope: unknown };
    };
    expect(json.engagement.criteria_in_scope).toHaveLength(33);
    expect(json.engagement.scope).toEqual({
      boundary: 'From the public endpoint to the store.\nThe office is outside.',
      items: [
        { kind: 'service', name: 'Inference API', note: 'Public', in_scope: true, reason: '' },
        {
          kind: 'infrastructure',
          name: 'Office network',
          note: '',
          in_scope: false,
          reason: 'No data there',
        },
      ],
      people: [{ side: 'firm', name: 'Noor Grane', role: 'Engagement partner', email: 'noor@firm.example' }],
      subservice_organizations: [
        {
          name: 'Northern Cloud',
          service: 'Hosting',
          method: 'carve-out',
          assumed_controls: 'Guards',
          note: '',
        },
      ],
      not_applicable: [{ criterion: 'CC6.4', reason: 'No need for CC6.4 & co' }],
      privacy_roles: ['processor', 'controller'],
      makes_products: true,
    });
    expect(text('data/omissions.json')).not.toContain('CC6.4');
    const page = text('data/02_index/scope.html');
    for (const said of ['Inference API', 'Office network', 'No data there', 'Northern Cloud', 'Noor Grane'])
      expect(page).toContain(said);
    expect(page).toContain('No need for CC6.4 &amp; co');
    expect(text('data/02_index/criteria/CC6.4.html')).toContain('No need for CC6.4 &amp; co');
    expect(text('data/02_index.html')).toContain('1 criterion not applicable');
    expect(text('data/00_README.txt')).toContain('CC6.4 No need for CC6.4 & co');
    // The scope was written twice; of the first only that something is withheld can be seen.
    const custody = text('data/90_custody/entries.jsonl');
    expect(custody).not.toContain('CC9.2');
    expect(custody).not.toContain('scope-changed');
    expect(custody.match(/"withheld":true/g)).toHaveLength(2);
    const report = await verifyPackage(targetPath, { signer: null }, quietJob());
    expect(report).toMatchObject({ verdict: 'verified-unknown-signer', findings: [] });
  });

  it('is another one when the scope says something else, and the same while it does not', async () => {
    const prepared = await prepare(declared('CC6.4'));
    const { vault, id, desk } = prepared;
    loadStarterControls(vault, ['AC-01'] as StarterControlId[]);
    await addOne(prepared, 'CTL-001');
    const build = (name: string) =>
      buildPackage(
        vault,
        { engagementId: id, targetPath: join(desk, name), omissions: [], allowDraft: true },
        quietJob(),
      );
    const first = await build('1.zip');
    expect((await build('2.zip')).id).toBe(first.id);
    expect(readFileSync(join(desk, '2.zip')).equals(readFileSync(join(desk, '1.zip')))).toBe(true);
    setEngagementScope(vault, id, { ...declared('CC6.4'), boundary: 'Smaller' });
    expect(await build('3.zip')).toMatchObject({ id: first.id, round: 2 });
  });
});
