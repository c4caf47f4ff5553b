// Rows that somebody changed beside the journal, with a program of their own and the key every member has.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  addEvidence,
  checkVault,
  createEngagement,
  linkEvidence,
  loadStarterControls,
  mapControl,
  openVault,
  unlinkEvidence,
  unmapControl,
  updateEngagement,
} from '../../src/engine';
import type {
  ControlId,
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
  ['evidence-linked-in-silence', `INSERT INTO evidence_control VALUES (1, 1)`, 'EVD-0001'],
  ['evidence-unlinked-in-silence', 'DELETE FROM evidence_point_of_focus', 'EVD-0001'],
  ['control-reworded', `UPDATE control_version SET wording = 'We do our best.' WHERE control = 2`, 'CTL-002'],
  [
    'control-mapped-in-silence',
    `DELETE FROM control_mapping WHERE control = 1 AND point_of_focus = 'CC7.2-1'`,
    'CTL-001',
  ],
  ['period-moved', `UPDATE engagement SET period_start = '2025-01-01'`, 'ENG-01'],
  ['category-added', `INSERT INTO engagement_category VALUES (1, 'privacy')`, 'ENG-01'],
])('%s is found', async (_name, sql, subject) => {
  expect(await findingsAfter(sql)).toEqual([`check.untold-row ${subject}`]);
});
