// As told-rows.test.ts: excuses, assigned evidence, texts brought in, and what lists show, changed by somebody
// beside the journal.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  addEvidence,
  assignEvidence,
  checkVault,
  createEngagement,
  excuseOccurrence,
  importOwnedTexts,
  loadStarterControls,
  occurrencesOfControl,
  openVault,
  unassignEvidence,
  withdrawExcuse,
} from '../../src/engine';
import type { ControlId, EvidenceId, StarterControlId } from '../../src/shared/ids';
import type { CalendarDate } from '../../src/shared/period';
import { facts, PASSPHRASE, quietJob, testEnvironment } from './temporary-vault';
import { rawDatabase, sourceFile, vaultFixture, type VaultFixture } from './vault-fixture';

let fixture: VaultFixture;
let folder: string;

beforeAll(async () => {
  fixture = await vaultFixture(async (vault, work) => {
    createEngagement(vault, {
      type: 2,
      period: { from: '2026-01-01', to: '2026-12-31' } as never,
      systemName: 'Answers',
      firm: '',
      categories: ['security'],
    });
    loadStarterControls(vault, ['AC-01', 'AC-26'] as StarterControlId[]);
    const controlId = 'CTL-001' as ControlId;
    const items = await Promise.all(
      ['a', 'b'].map(async (text) => ({
        paths: [await sourceFile(work, `${text}.csv`, text)],
        facts: facts({ controlIds: [controlId] }),
      })),
    );
    await addEvidence(vault, items, quietJob());
    const today = '2026-12-31' as CalendarDate;
    const [first, second] = occurrencesOfControl(vault, { today, controlId }).occurrences;
    const from = (second ?? first)?.from as CalendarDate;
    excuseOccurrence(vault, { controlId, from, reason: 'r' });
    withdrawExcuse(vault, { controlId, from });
    excuseOccurrence(vault, { controlId, from, reason: 'Nobody was there “ü”\u0001.' });
    excuseOccurrence(vault, { controlId, from, reason: 'Nobody was there, again.' });
    const ids = ['EVD-0001', 'EVD-0002'] as EvidenceId[];
    assignEvidence(vault, { controlId, from, evidenceIds: ids });
    unassignEvidence(vault, { controlId, evidenceIds: ids.slice(1) });
    const table = await sourceFile(work, 'texts.csv', 'id,text\nCC6.1,Ours\nCC6.2,Ours too\n');
    await importOwnedTexts(vault, table, { apply: true, sha256: null });
  });
});
afterAll(() => fixture.remove());
beforeEach(async () => {
  folder = await fixture.copy();
});

const findingsAfter = async (sql: string): Promise<string[]> => {
  const db = await rawDatabase(folder);
  const vaultId = db.prepare('SELECT vault_id FROM vault').pluck().get() as string;
  db.exec(sql);
  db.close();
  const vault = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
  const report = await checkVault(vault, { deep: false }, quietJob());
  vault.close();
  return report.findings.map((found) => `${found.code} ${found.subject.replace(vaultId, 'the vault')}`);
};

it('are none in a vault that only the program has written', async () => {
  expect(await findingsAfter('SELECT 1')).toEqual([]);
});

it.each([
  [
    'excuse-added',
    `INSERT INTO excuse VALUES (1, 2, '2026-01-01', 'r', 1, '2026-01-01T00:00:00Z')`,
    'CTL-002',
  ],
  ['excuse-reworded', `UPDATE excuse SET reason = 'It was not needed.'`, 'CTL-001'],
  ['excuse-of-another-day', `UPDATE excuse SET occurrence_from = '2026-01-02'`, 'CTL-001'],
  ['excuse-taken-away', 'DELETE FROM excuse', 'CTL-001'],
  ['assignment-moved', `UPDATE assigned_occurrence SET occurrence_from = '2026-01-02'`, 'CTL-001'],
  ['assignment-added', `INSERT INTO assigned_occurrence VALUES (1, 1, 2, '2026-01-01', '')`, 'CTL-001'],
  ['assignment-reasoned', `UPDATE assigned_occurrence SET reason = 'x'`, 'CTL-001'],
  ['assignment-taken-away', 'DELETE FROM assigned_occurrence', 'CTL-001'],
  ['text-added', `INSERT INTO owned_text VALUES ('CC6.3', 'Theirs')`, 'the vault'],
  ['texts-taken-away', 'DELETE FROM owned_text', 'the vault'],
  ['hidden-from-search', `UPDATE item_words SET title = '' WHERE rowid = 2`, 'EVD-0002'],
  ['shown-as-smaller', `UPDATE listed_evidence SET size_bytes = 0 WHERE evidence = 1`, 'EVD-0001'],
  ['taken-from-the-list', `DELETE FROM listed_evidence WHERE evidence = 1`, 'EVD-0001'],
  [
    'counted-in-the-period',
    `UPDATE listed_link SET effective_to = '2026-01-03' WHERE evidence = 1`,
    'EVD-0001',
  ],
  ['listed-link-added', 'INSERT INTO listed_link VALUES (2, 1, NULL, NULL)', 'EVD-0001'],
  ['listed-link-taken-away', 'DELETE FROM listed_link WHERE evidence = 2', 'EVD-0002'],
  [
    'control-shown-with-another-owner',
    `UPDATE listed_control SET owner_shown = 'Eve' WHERE control = 2`,
    'CTL-002',
  ],
  ['control-taken-from-the-list', 'DELETE FROM listed_control WHERE control = 1', 'CTL-001'],
])('%s is found', async (_name, sql, subject) => {
  expect(await findingsAfter(sql)).toEqual([`check.untold-row ${subject}`]);
});
