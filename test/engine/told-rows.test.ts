// Rows that somebody changed beside the journal, with a program of their own and the key every member has.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  addEvidence,
  checkVault,
  createEngagement,
  linkEvidence,
  loadStarterControls,
  makeCurrent,
  mapControl,
  openVault,
  rollForward,
  setEngagementScope,
  setEngagementState,
  unlinkEvidence,
  unmapControl,
  updateEngagement,
} from '../../src/engine';
import type {
  ControlId,
  CriterionId,
  EngagementId,
  EvidenceId,
  PointOfFocusId,
  StarterControlId,
} from '../../src/shared/ids';
import { facts, PASSPHRASE, quietJob, testEnvironment } from './temporary-vault';
import { rawDatabase, sourceFile, vaultFixture, type VaultFixture } from './vault-fixture';

let fixture: VaultFixture;
let folder: string;

beforeAll(async () => {
  fixture = await vaultFixture(async (vault, work) => {
    const engagement = {
      type: 2,
      period: { from: '2025-10-01', to: '2026-09-30' } as never,
      systemName: 'Answers',
      firm: 'Bramwell & Oakes LLP',
      categories: ['availability', 'security'],
    } as const;
    createEngagement(vault, { ...engagement, categories: [...engagement.categories] });
    updateEngagement(vault, 'ENG-01' as EngagementId, {
      ...engagement,
      categories: ['security'],
      firm: 'Other LLP',
    });
    setEngagementScope(vault, 'ENG-01' as EngagementId, {
      boundary: 'From the endpoint to the store',
      items: [
        { kind: 'service', name: 'Inference API', note: '', inScope: true, reason: '' },
        { kind: 'infrastructure', name: 'Office', note: '', inScope: false, reason: 'Nothing runs there' },
      ],
      people: [{ side: 'firm', name: 'Noor “ü”\u0001', role: 'Partner', email: '' }],
      subserviceOrganizations: [
        { name: 'Northern Cloud', service: 'Hosting', method: 'carve-out', assumedControls: '', note: '' },
      ],
      notApplicable: ['A1.2', 'CC6.4'].map((id) => ({ criterionId: id as CriterionId, reason: 'r' })),
      privacyRoles: ['processor'],
      makesProducts: false,
    });
    setEngagementState(vault, 'ENG-01' as EngagementId, 'readiness');
    rollForward(vault, 'ENG-01' as EngagementId, { ...engagement, categories: ['security'] });
    makeCurrent(vault, 'ENG-01' as EngagementId);
    loadStarterControls(vault, ['AC-01', 'AC-26'] as StarterControlId[]);
    mapControl(
      vault,
      'CTL-001' as ControlId,
      { pointOfFocusIds: ['CC7.2-1'] as PointOfFocusId[], criterionIds: [] },
      'It watches.',
    );
    unmapControl(vault, 'CTL-002' as ControlId, {
      pointOfFocusIds: ['CC6.2-2'] as PointOfFocusId[],
      criterionIds: [],
    });
    const item = {
      paths: [await sourceFile(work, 'a “ü”\u0001.csv', 'a'), await sourceFile(work, 'b.csv', 'b')],
      facts: facts({ controlIds: ['CTL-001' as ControlId], pointOfFocusIds: ['CC6.1-2' as PointOfFocusId] }),
    };
    await addEvidence(vault, [item], quietJob());
    const id = 'EVD-0001' as EvidenceId;
    linkEvidence(vault, id, ['CTL-002' as ControlId], []);
    unlinkEvidence(vault, id, ['CTL-001' as ControlId], []);
  });
});
afterAll(() => fixture.remove());
beforeEach(async () => {
  folder = await fixture.copy();
});

const findingsAfter = async (sql: string): Promise<string[]> => {
  const db = await rawDatabase(folder);
  db.exec(sql);
  db.close();
  const vault = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
  const report = await checkVault(vault, { deep: false }, quietJob());
  vault.close();
  return report.findings.map((found) => `${found.code} ${found.subject}`);
};

it('are none in a vault that only the program has written', async () => {
  expect(await findingsAfter('SELECT 1')).toEqual([]);
});

it.each([
  ['evidence-retitled', `UPDATE evidence_version SET title = 'Another review'`, 'EVD-0001'],
  [
    'evidence-dated-into-the-period',
    `UPDATE evidence_version SET effective_from = '2026-01-01', effective_to = '2026-01-31'`,
    'EVD-0001',
  ],
  [
    'evidence-taken-in-earlier',
    `UPDATE evidence_version SET taken_in_at = '2025-01-01T00:00:00Z'`,
    'EVD-0001',
  ],
  [
    'evidence-file-renamed',
    `UPDATE evidence_file SET original_name = 'c.csv' WHERE position = 2`,
    'EVD-0001',
  ],
  [
    'evidence-files-exchanged',
    `UPDATE evidence_file SET blob = (SELECT blob FROM evidence_file WHERE position = 1) WHERE position = 2`,
    'EVD-0001',
  ],
  [
    'evidence-linked-in-silence',
    `INSERT INTO evidence_control (evidence, control) VALUES (1, 1)`,
    'EVD-0001',
  ],
  ['evidence-unlinked-in-silence', 'DELETE FROM evidence_point_of_focus', 'EVD-0001'],
  ['control-reworded', `UPDATE control_version SET wording = 'We do our best.' WHERE control = 2`, 'CTL-002'],
  [
    'control-mapped-in-silence',
    `DELETE FROM control_mapping WHERE control = 1 AND point_of_focus = 'CC7.2-1'`,
    'CTL-001',
  ],
  ['period-moved', `UPDATE engagement SET period_start = '2025-01-01' WHERE number = 1`, 'ENG-01'],
  ['state-moved', `UPDATE engagement SET state = 'issued' WHERE number = 2`, 'ENG-02'],
  ['catalog-exchanged', `UPDATE engagement SET catalog_version = '2.0.0' WHERE number = 1`, 'ENG-01'],
  ['origin-taken-away', `UPDATE engagement SET rolled_forward_from = NULL`, 'ENG-02'],
  ['another-made-current', 'UPDATE vault SET current_engagement = 2', 'ENG-02'],
  ['boundary-moved', `UPDATE engagement SET boundary = 'All' WHERE number = 1`, 'ENG-01'],
  ['part-taken-out', `UPDATE scope_item SET in_scope = 0 WHERE engagement = 1`, 'ENG-01'],
  ['person-added', `INSERT INTO engagement_person VALUES (2, 2, 'firm', 'Eve', '', '')`, 'ENG-02'],
  [
    'organization-brought-in',
    `UPDATE subservice_organization SET method = 'inclusive' WHERE engagement = 2`,
    'ENG-02',
  ],
  ['criterion-declared', `INSERT INTO not_applicable_criterion VALUES (1, 'CC1.1', 'r')`, 'ENG-01'],
  ['reason-reworded', `UPDATE not_applicable_criterion SET reason = 'x' WHERE engagement = 2`, 'ENG-02'],
  ['marks-changed', 'UPDATE engagement SET makes_products = 1 WHERE number = 2', 'ENG-02'],
  [
    'engagement-taken-away',
    `DELETE FROM scope_item WHERE engagement = 2; DELETE FROM engagement_person WHERE engagement = 2;
    DELETE FROM subservice_organization WHERE engagement = 2; DELETE FROM not_applicable_criterion WHERE engagement = 2;
    DELETE FROM engagement_category WHERE engagement = 2; DELETE FROM engagement WHERE number = 2`,
    'ENG-02',
  ],
  ['category-added', `INSERT INTO engagement_category VALUES (1, 'privacy')`, 'ENG-01'],
])('%s is found', async (_name, sql, subject) => {
  expect(await findingsAfter(sql)).toEqual([`check.untold-row ${subject}`]);
});
