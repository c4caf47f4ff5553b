// Rounds of packages that somebody changed beside the journal, or told of anew: the check of a vault finds each.
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  addEvidence,
  addRecipient,
  buildPackage,
  checkVault,
  createEngagement,
  linkEvidence,
  loadStarterControls,
  openVault,
} from '../../src/engine';
import type { ControlId, EngagementId, EvidenceId, StarterControlId } from '../../src/shared/ids';
import { PASSPHRASE, facts, quietJob, testEnvironment } from './temporary-vault';
import { rawDatabase, sourceFile, type VaultFixture, vaultFixture } from './vault-fixture';

let fixture: VaultFixture;
let folder: string;

beforeAll(async () => {
  fixture = await vaultFixture(async (vault, work) => {
    createEngagement(vault, {
      type: 2,
      period: { from: '2025-10-01', to: '2026-09-30' } as never,
      systemName: 'Answers',
      firm: '',
      categories: ['security'],
    });
    loadStarterControls(vault, ['AC-01', 'AC-02'] as StarterControlId[]);
    const recipientId = addRecipient(vault, {
      firm: 'Bramwell & Oakes LLP',
      person: 'Vera Oakes',
      email: '',
      purpose: 'The examination',
      until: null,
      note: '',
    });
    const links = { controlIds: ['CTL-001' as ControlId] };
    await addEvidence(
      vault,
      [
        { paths: [await sourceFile(work, 'a.csv', 'a')], facts: facts(links) },
        { paths: [await sourceFile(work, 'b.csv', 'b')], facts: facts(links) },
      ],
      quietJob(),
    );
    const build = (name: string, more = {}) =>
      buildPackage(
        vault,
        {
          engagementId: 'ENG-01' as EngagementId,
          omissions: [{ key: 'criterion-without-control:CC9.2', reason: 'Not yet.' }],
          allowDraft: true,
          recipientIds: [recipientId],
          targetPath: join(work, name),
          ...more,
        },
        quietJob(),
      );
    const first = await build('r1.zip');
    linkEvidence(vault, 'EVD-0002' as EvidenceId, ['CTL-002' as ControlId], []);
    await build('r2.zip', { deltaFrom: { packageId: first.id, round: 1 } });
  });
});
afterAll(() => fixture.remove());
beforeEach(async () => {
  folder = await fixture.copy();
});

const findings = async (): Promise<string[]> => {
  const vault = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
  const report = await checkVault(vault, { deep: false }, quietJob());
  vault.close();
  return report.findings.map((found) => `${found.code} ${found.subject}`);
};
const findingsAfter = async (sql: string): Promise<string[]> => {
  const db = await rawDatabase(folder);
  db.pragma('foreign_keys = OFF');
  db.exec(sql);
  db.close();
  return findings();
};

it('are none in a vault that only the program has written', async () => {
  expect(await findings()).toEqual([]);
});

const ROUND = `package = 'PKG-2026-01' AND round`;
it.each([
  ['another-seal', `UPDATE package_round SET seal_number = '${'0'.repeat(64)}' WHERE ${ROUND} = 1`],
  ['another-zip', `UPDATE package_round SET zip_sha256 = '${'0'.repeat(64)}' WHERE ${ROUND} = 2`],
  ['another-length', `UPDATE package_round SET zip_bytes = zip_bytes + 1 WHERE ${ROUND} = 1`],
  ['another-day', `UPDATE package_round SET built_at = '2026-01-01T00:00:00Z' WHERE ${ROUND} = 1`],
  ['another-content', `UPDATE package_round SET content_digest = 'x' WHERE ${ROUND} = 1`],
  [
    'another-selection',
    `UPDATE package_round SET selection = replace(selection, 'restricted', 'public') WHERE ${ROUND} = 1`,
  ],
  ['a-better-verdict', `UPDATE package_round SET verdict = 'complete' WHERE ${ROUND} = 2`],
  ['more-evidence', `UPDATE package_round SET evidence_count = 9 WHERE ${ROUND} = 1`],
  ['encryption-that-was-not', `UPDATE package_round SET encryption = 'recipients' WHERE ${ROUND} = 1`],
  ['other-parts', `UPDATE package_round SET parts = 3 WHERE ${ROUND} = 1`],
  [
    'a-delta-made-whole',
    `UPDATE package_round SET kind = 'full', base_package = NULL, base_round = NULL WHERE ${ROUND} = 2`,
  ],
  [
    'the-recipe-of-another-round',
    `UPDATE package_round SET recipe = (SELECT recipe FROM package_round WHERE ${ROUND} = 2) WHERE ${ROUND} = 1`,
  ],
  ['no-recipe', `UPDATE package_round SET recipe = NULL WHERE ${ROUND} = 1`],
  ['another-version', `DELETE FROM round_item WHERE ${ROUND} = 1 AND evidence = 1`],
  ['an-item-more', `INSERT INTO round_item VALUES ('PKG-2026-01', 1, 3, 1)`],
  ['another-reason', `UPDATE round_omission SET reason = 'Because.' WHERE ${ROUND} = 1`],
  ['a-reason-less', `DELETE FROM round_omission WHERE ${ROUND} = 2`],
  ['nobody-received-it', `DELETE FROM round_recipient WHERE ${ROUND} = 1`],
  [
    'a-round-removed',
    `DELETE FROM round_item WHERE ${ROUND} = 2; DELETE FROM round_omission WHERE ${ROUND} = 2;
     DELETE FROM round_recipient WHERE ${ROUND} = 2; DELETE FROM round_file WHERE ${ROUND} = 2;
     DELETE FROM package_round WHERE ${ROUND} = 2`,
  ],
])('finds %s', async (_name, sql) => {
  expect(await findingsAfter(sql)).toContain('check.untold-row PKG-2026-01');
});

it('finds a second entry that tells of the same round', async () => {
  const vault = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
  const line = vault.db
    .prepare(`SELECT line FROM journal WHERE action = 'package.built' ORDER BY seq LIMIT 1`)
    .pluck()
    .get() as string;
  const { detail } = JSON.parse(line) as { detail: Record<string, unknown> };
  vault.write(({ record }) => {
    record('package.built', 'PKG-2026-01', detail);
  });
  vault.close();
  expect(await findings()).toContain('check.untold-row PKG-2026-01');
});
