// Controls that somebody changed beside the journal: every fact of theirs is compared with what it tells.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  addControl,
  addEvidence,
  checkVault,
  loadStarterControls,
  mapControl,
  openVault,
  retireControl,
  reviseControl,
  setChecklist,
  setControlDomain,
  setRationale,
  tickItem,
  unmapControl,
  untickItem,
} from '../../src/engine';
import { NewControl } from '../../src/shared/domain/control';
import type {
  ControlId,
  CriterionId,
  EvidenceId,
  PointOfFocusId,
  StarterControlId,
} from '../../src/shared/ids';
import type { CalendarDate } from '../../src/shared/period';
import { facts, PASSPHRASE, quietJob, testEnvironment } from './temporary-vault';
import { rawDatabase, sourceFile, vaultFixture, type VaultFixture } from './vault-fixture';

const own = 'CTL-001' as ControlId;
const day = (text: string) => text as CalendarDate;

let fixture: VaultFixture;
let folder: string;

beforeAll(async () => {
  fixture = await vaultFixture(async (vault, work) => {
    const control = NewControl.parse({
      title: 'Weights are read by few',
      wording: 'Only two people may read model weights.',
      ownerRole: 'Security Lead',
      owner: 'Ada Byron',
      cadence: 'daily',
      weekdaysOnly: true,
      graceDays: 2,
      nature: 'preventive',
      kind: 'manual',
      domain: 'Models',
      validFrom: '2026-01-01',
      checklist: ['The list of readers', 'The log of reads'],
      criterionIds: ['CC6.1'],
      pointOfFocusIds: ['CC6.1-1', 'CC6.1-2'],
      rationale: 'Few readers.',
    });
    addControl(vault, control);
    loadStarterControls(vault, ['AC-01', 'AC-26'] as StarterControlId[]);
    const { validFrom, title, wording, ownerRole, owner, cadence, weekdaysOnly, graceDays, nature, kind } =
      control;
    const said = { title, wording, ownerRole, owner, cadence, weekdaysOnly, graceDays, nature, kind };
    reviseControl(vault, own, { ...said, owner: 'Grace Hopper' }, validFrom, 'A slip of the pen');
    reviseControl(vault, own, { ...said, cadence: 'weekly' }, day('2026-04-01'), 'Once a week is enough.');
    retireControl(vault, own, day('2026-05-31'), 'Nobody reads them any more.');
    reviseControl(vault, own, { ...said, wording: 'Nobody may read them.' }, day('2026-07-01'), '');
    setControlDomain(vault, [own], 'Models and data');
    setChecklist(vault, own, [
      { number: 2, text: 'The log of reads' },
      { number: null, text: 'The approval' },
    ]);
    mapControl(
      vault,
      own,
      { pointOfFocusIds: ['CC7.2-1' as PointOfFocusId], criterionIds: ['CC7.2' as CriterionId] },
      'It watches.',
    );
    unmapControl(vault, own, { pointOfFocusIds: ['CC6.1-2' as PointOfFocusId], criterionIds: [] });
    setRationale(vault, own, 'CC6.1-1' as PointOfFocusId, 'Two people, both trained.');
    setRationale(vault, own, 'CC7.2' as CriterionId, 'As a whole.');
    const item = { paths: [await sourceFile(work, 'a.csv', 'a')], facts: facts() };
    await addEvidence(vault, [item, { ...item, facts: facts({ title: 'Another' }) }], quietJob());
    tickItem(vault, own, 2, ['EVD-0001', 'EVD-0002'] as EvidenceId[]);
    untickItem(vault, own, 2, ['EVD-0002'] as EvidenceId[]);
  });
});
afterAll(() => fixture.remove());
beforeEach(async () => {
  folder = await fixture.copy();
});

const findingsAfter = async (sql: string): Promise<string[]> => {
  const db = await rawDatabase(folder);
  db.exec(`PRAGMA foreign_keys = OFF; ${sql}`);
  db.close();
  const vault = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
  const report = await checkVault(vault, { deep: false }, quietJob());
  vault.close();
  return report.findings.map((found) => `${found.code} ${found.subject}`);
};

describe('a control changed beside the journal', () => {
  it('is not found in a vault that only the program has written', async () => {
    expect(await findingsAfter('SELECT 1')).toEqual([]);
  });

  it.each([
    ['title', 'CTL-001', `UPDATE control_version SET title = 'x' WHERE control = 1 AND version = 1`],
    [
      'wording of an old version',
      'CTL-001',
      `UPDATE control_version SET wording = 'x' WHERE control = 1 AND version = 2`,
    ],
    ['role', 'CTL-002', `UPDATE control_version SET owner_role = 'x' WHERE control = 2`],
    ['owner', 'CTL-001', `UPDATE control_version SET owner = 'x' WHERE control = 1 AND version = 3`],
    ['cadence', 'CTL-001', `UPDATE control_version SET cadence = 'annual' WHERE control = 1 AND version = 1`],
    ['weekdays', 'CTL-001', `UPDATE control_version SET weekdays_only = 0 WHERE control = 1 AND version = 3`],
    [
      'days of grace',
      'CTL-001',
      `UPDATE control_version SET grace_days = 300 WHERE control = 1 AND version = 3`,
    ],
    ['nature', 'CTL-003', `UPDATE control_version SET nature = 'corrective' WHERE control = 3`],
    ['kind', 'CTL-001', `UPDATE control_version SET kind = 'automated' WHERE control = 1 AND version = 3`],
    [
      'first day',
      'CTL-001',
      `UPDATE control_version SET valid_from = NULL WHERE control = 1 AND version = 1`,
    ],
    [
      'last day',
      'CTL-001',
      `UPDATE control_version SET valid_to = '2026-06-15' WHERE control = 1 AND version = 2`,
    ],
    [
      'retiring undone',
      'CTL-001',
      `UPDATE control_version SET valid_to = NULL WHERE control = 1 AND version = 2`,
    ],
    ['retired in silence', 'CTL-003', `UPDATE control_version SET valid_to = '2026-08-01' WHERE control = 3`],
    ['reason', 'CTL-001', `UPDATE control_version SET note = 'x' WHERE control = 1 AND version = 2`],
    [
      'time of writing',
      'CTL-002',
      `UPDATE control_version SET created_at = '2025-01-01T00:00:00Z' WHERE control = 2`,
    ],
    [
      'a version more',
      'CTL-001',
      `INSERT INTO control_version SELECT control, 4, title, wording, owner_role, owner, cadence, weekdays_only,
         grace_days, nature, kind, '2026-09-01', NULL, note, created_at FROM control_version
       WHERE control = 1 AND version = 3`,
    ],
    ['a version less', 'CTL-001', `DELETE FROM control_version WHERE control = 1 AND version = 1`],
    ['the version that counts', 'CTL-001', `UPDATE control SET current_version = 2 WHERE number = 1`],
    ['domain', 'CTL-001', `UPDATE control SET domain = 'x' WHERE number = 1`],
    ['domain of a starter', 'CTL-002', `UPDATE control SET domain = 'x' WHERE number = 2`],
    ['origin', 'CTL-002', `UPDATE control SET starter_id = NULL WHERE number = 2`],
    ['an item reworded', 'CTL-001', `UPDATE checklist_item SET text = 'x' WHERE control = 1 AND number = 3`],
    [
      'an item taken out',
      'CTL-002',
      `UPDATE checklist_item SET removed = 1 WHERE control = 2 AND number = 1`,
    ],
    ['an item put back', 'CTL-001', `UPDATE checklist_item SET removed = 0 WHERE control = 1 AND number = 1`],
    ['ticked in silence', 'CTL-001', `INSERT INTO checklist_tick VALUES (1, 3, 1)`],
    ['unticked in silence', 'CTL-001', `DELETE FROM checklist_tick`],
    [
      'mapped in silence',
      'CTL-001',
      `DELETE FROM control_mapping WHERE control = 1 AND point_of_focus = 'CC7.2-1'`,
    ],
    [
      'unmapped in silence',
      'CTL-002',
      `INSERT INTO control_criterion VALUES (2, 'CC1.1', '', '2026-07-01T09:00:00Z')`,
    ],
    [
      'rationale',
      'CTL-001',
      `UPDATE control_mapping SET rationale = 'x' WHERE control = 1 AND point_of_focus = 'CC6.1-1'`,
    ],
    [
      'rationale of a criterion',
      'CTL-001',
      `UPDATE control_criterion SET rationale = 'x' WHERE criterion = 'CC7.2'`,
    ],
    [
      'taken out of the register',
      'CTL-003',
      ['control_version', 'checklist_item', 'control_mapping', 'listed_control']
        .map((table) => `DELETE FROM ${table} WHERE control = 3;`)
        .join('') + 'DELETE FROM control WHERE number = 3',
    ],
  ])('is found: %s', async (_what, subject, sql) => {
    expect(await findingsAfter(sql)).toEqual([`check.untold-row ${subject}`]);
  });
});
