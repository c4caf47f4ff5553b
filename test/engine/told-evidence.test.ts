// As told-rows.test.ts: evidence whose life somebody changed beside the journal, or told of otherwise than the
// rules of docs/evidence.md allow.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  addMember,
  addVersion,
  checkVault,
  createEngagement,
  loadStarterControls,
  openVault,
} from '../../src/engine';
import type { OpenDatabase } from '../../src/engine/db/open-database';
import type { JournalAction } from '../../src/engine/journal/journal-action';
import { evidenceId, numberOf, type StarterControlId } from '../../src/shared/ids';
import { forge, forgery } from './forgery';
import { type Lived, liveEvidence, reviewLived, versionSays } from './lived-evidence';
import { PASSPHRASE, quietJob, testEnvironment } from './temporary-vault';
import { rawDatabase, sourceFile, vaultFixture, type VaultFixture } from './vault-fixture';

const EDITOR = 'ten brass lanterns over wet slate';
const REVIEWER = 'four paper boats on a still canal';

let fixture: VaultFixture;
let folder: string;
let lived: Lived;

beforeAll(async () => {
  const environment = testEnvironment();
  fixture = await vaultFixture(async (vault, work) => {
    createEngagement(vault, {
      type: 2,
      period: { from: '2025-10-01', to: '2026-09-30' } as never,
      systemName: 'Answers',
      firm: '',
      categories: ['security'],
    });
    loadStarterControls(vault, ['AC-01', 'AC-26'] as StarterControlId[]);
    await addMember(vault, { name: 'Eve Editor', role: 'editor', passphrase: EDITOR });
    await addMember(vault, { name: 'Rob Reviewer', role: 'reviewer', passphrase: REVIEWER });
    lived = await liveEvidence(vault, work);
    vault.close();
    const reviewer = await openVault(vault.folder, { passphrase: REVIEWER }, environment);
    reviewLived(reviewer, lived);
    reviewer.close();
    const owner = await openVault(vault.folder, { passphrase: PASSPHRASE }, environment);
    const another = await sourceFile(work, 'another.csv', 'another');
    await addVersion(owner, lived.approved, [another], versionSays(), 'Newer', quietJob());
    owner.close();
  }, environment);
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

it('is what the journal tells, whatever has become of it', async () => {
  expect(await findings()).toEqual([]);
  const db = await rawDatabase(folder);
  const states = db.prepare('SELECT state FROM listed_evidence ORDER BY evidence').pluck().all();
  db.close();
  expect(states).toEqual([
    ...['draft', 'approved', 'approved', 'rejected', 'withdrawn', 'in-review', 'requested', 'draft'],
  ]);
});

describe('rows that were changed in silence are found:', () => {
  it.each<[name: string, of: keyof Lived, sql: string]>([
    ['a state', 'inReview', `UPDATE evidence_version SET state = 'approved' WHERE evidence = @id`],
    [
      'an approval moved to another member',
      'approved',
      'UPDATE evidence_version SET approved_by = 2 WHERE evidence = @id AND version = 1',
    ],
    [
      'an approval dated back',
      'approved',
      `UPDATE evidence_version SET approved_at = '2026-01-01T00:00:00Z' WHERE evidence = @id AND version = 1`,
    ],
    [
      'an owner’s reason taken away',
      'redacted',
      `UPDATE evidence_version SET override_reason = '' WHERE evidence = @id AND version = 2`,
    ],
    [
      'a rejection’s reason',
      'rejected',
      `UPDATE evidence_version SET rejected_reason = 'Fine' WHERE evidence = @id`,
    ],
    [
      'a rejection taken back',
      'rejected',
      `UPDATE evidence_version SET state = 'draft', rejected_reason = '' WHERE evidence = @id`,
    ],
    [
      'a withdrawal taken back',
      'withdrawn',
      `UPDATE evidence SET withdrawn_at = NULL, withdrawn_by = NULL, withdrawn_reason = '' WHERE number = @id`,
    ],
    [
      'a withdrawal’s reason',
      'withdrawn',
      `UPDATE evidence SET withdrawn_reason = 'Lost' WHERE number = @id`,
    ],
    [
      'a withdrawal nobody made',
      'filled',
      `UPDATE evidence SET withdrawn_at = '2026-07-01T09:00:00Z', withdrawn_by = 1 WHERE number = @id`,
    ],
    [
      'a superseded version made current',
      'redacted',
      'UPDATE evidence SET current_version = 1 WHERE number = @id',
    ],
    [
      'a version that waits made current',
      'approved',
      'UPDATE evidence SET current_version = 2 WHERE number = @id',
    ],
    [
      'who corrected a draft',
      'corrected',
      'UPDATE evidence_version SET corrected_by = NULL WHERE evidence = @id',
    ],
    ['who took a version in', 'filled', 'UPDATE evidence_version SET taken_in_by = 2 WHERE evidence = @id'],
    ['a title', 'approved', `UPDATE evidence_version SET title = 'x' WHERE evidence = @id AND version = 1`],
    [
      'a day of expiry',
      'approved',
      `UPDATE evidence_version SET valid_until = NULL WHERE evidence = @id AND version = 1`,
    ],
    [
      'a collector',
      'approved',
      `UPDATE evidence_version SET collector = 'x' WHERE evidence = @id AND version = 1`,
    ],
    [
      'a method',
      'approved',
      `UPDATE evidence_version SET method = 'third-party' WHERE evidence = @id AND version = 1`,
    ],
    ['an answer about quality', 'approved', `INSERT INTO evidence_quality VALUES (@id, 1, 'whole')`],
    [
      'a note of change',
      'corrected',
      `UPDATE evidence_version SET change_note = 'x' WHERE evidence = @id AND version = 2`,
    ],
    [
      'an origin taken away',
      'redacted',
      'UPDATE evidence_version SET derived_from = NULL, derived_how = NULL WHERE evidence = @id',
    ],
    [
      'a file’s origin taken away',
      'redacted',
      'UPDATE evidence_file SET derived_from = NULL WHERE evidence = @id',
    ],
    [
      'a file’s flag',
      'approved',
      `UPDATE evidence_file SET flags = 'macros' WHERE evidence = @id AND position = 1 AND version = 1`,
    ],
    [
      'a file of an approved version exchanged',
      'approved',
      'UPDATE evidence_file SET blob = (SELECT blob FROM evidence_file WHERE evidence = 1 AND version = 1 AND position = 2) WHERE evidence = @id AND version = 1 AND position = 2',
    ],
    [
      'a version taken away',
      'approved',
      'DELETE FROM evidence_quality WHERE evidence = @id AND version = 2; DELETE FROM evidence_file WHERE evidence = @id AND version = 2; DELETE FROM evidence_version WHERE evidence = @id AND version = 2',
    ],
    ['a kind', 'filled', `UPDATE evidence SET kind = 'log' WHERE number = @id`],
    ['an owner', 'filled', `UPDATE evidence SET owner = 'Eve' WHERE number = @id`],
    ['notes', 'filled', `UPDATE evidence SET notes = 'x' WHERE number = @id`],
    ['a due day', 'requested', `UPDATE evidence SET due_on = '2027-01-01' WHERE number = @id`],
    ['what was asked for', 'requested', `UPDATE evidence SET requested_title = 'x' WHERE number = @id`],
    ['who asked', 'requested', 'UPDATE evidence SET requested_by = 2 WHERE number = @id'],
    ['a tag', 'filled', `INSERT INTO evidence_tag VALUES (@id, 'zz')`],
    ['a tag taken away', 'corrected', `DELETE FROM evidence_tag WHERE evidence = @id AND tag = 'a'`],
    [
      'a reason of a control',
      'filled',
      `UPDATE evidence_control SET reason = 'x' WHERE evidence = @id AND control = 2`,
    ],
    [
      'a reason of a point of focus',
      'filled',
      `UPDATE evidence_point_of_focus SET reason = '' WHERE evidence = @id`,
    ],
  ])('%s', async (_name, of, sql) => {
    const db = await rawDatabase(folder);
    db.exec(sql.replaceAll('@id', String(numberOf(lived[of]))));
    db.close();
    expect(await findings()).toEqual([`check.untold-row ${lived[of]}`]);
  });
});

type Entry = readonly [action: JournalAction, detail: Record<string, unknown>];

/** What a member with a program of their own does: rows and signed entries that fit each other. */
const forgeAs = async (
  passphrase: string,
  member: number,
  of: keyof Lived,
  entries: readonly Entry[],
  rows: (db: OpenDatabase, id: number) => void,
): Promise<void> => {
  const { member: secret } = await forgery(folder).unlock(passphrase);
  const db = await rawDatabase(folder);
  const id = numberOf(lived[of]);
  rows(db, id);
  for (const [action, detail] of entries)
    forge(db, { member, action, subject: evidenceId(id), detail, signedBy: secret.signingSeed });
  db.close();
};

const approval = (version: number, by: number) => (db: OpenDatabase, id: number) => {
  db.prepare(
    `UPDATE evidence_version SET state = 'approved', approved_at = '2026-07-01T09:00:00Z', approved_by = ?
     WHERE evidence = ? AND version = ?`,
  ).run(by, id, version);
};

describe('entries that no program of ours would write are found, though rows and journal agree:', () => {
  it('an editor who approves what they corrected', async () => {
    const says = versionSays();
    const before = { version: 1, ...says, quality: ['system-named', 'time-zone'] };
    await forgeAs(
      EDITOR,
      2,
      'filled',
      [
        ['evidence.changed', { version: 1, before, after: { ...before, title: 'Mine' } }],
        ['evidence.approved', { version: 1, override: null, supersedes: null }],
      ],
      (db, id) => {
        db.prepare(`UPDATE evidence_version SET title = 'Mine', corrected_by = 2 WHERE evidence = ?`).run(id);
        approval(1, 2)(db, id);
      },
    );
    expect(await findings()).toEqual([`check.untold-row ${lived.filled}`]);
  });

  it('an editor who gives a reason as if they were an owner', async () => {
    const db = await rawDatabase(folder);
    db.close();
    const editor = await openVault(folder, { passphrase: EDITOR }, testEnvironment());
    const own = await sourceFile(fixture.work, 'own.csv', 'own');
    await addVersion(editor, lived.filled, [own], versionSays(), '', quietJob());
    editor.close();
    await forgeAs(
      EDITOR,
      2,
      'filled',
      [['evidence.approved', { version: 2, override: 'In a hurry', supersedes: null }]],
      (raw, id) => {
        approval(2, 2)(raw, id);
        raw
          .prepare(
            `UPDATE evidence_version SET override_reason = 'In a hurry' WHERE evidence = ? AND version = 2`,
          )
          .run(id);
      },
    );
    expect(await findings()).toEqual([`check.untold-row ${lived.filled}`]);
  });

  it('an owner who approves their own without a reason', async () => {
    await forgeAs(
      PASSPHRASE,
      1,
      'inReview',
      [['evidence.approved', { version: 1, override: null, supersedes: null }]],
      approval(1, 1),
    );
    expect(await findings()).toEqual([`check.untold-row ${lived.inReview}`]);
  });

  it.each<[name: string, of: keyof Lived, entry: Entry, rows: string]>([
    [
      'a change of an approved version',
      'approved',
      [
        'evidence.changed',
        { version: 1, before: {}, after: { version: 1, ...versionSays({ title: 'x' }), quality: [] } },
      ],
      `UPDATE evidence_version SET title = 'x' WHERE evidence = @id AND version = 1`,
    ],
    [
      'the approval of a superseded version',
      'redacted',
      ['evidence.approved', { version: 1, override: 'x', supersedes: 2 }],
      `UPDATE evidence_version SET state = 'approved' WHERE evidence = @id AND version = 1`,
    ],
    [
      'a step after the withdrawal',
      'withdrawn',
      ['evidence.submitted', { version: 1 }],
      `UPDATE evidence_version SET state = 'in-review' WHERE evidence = @id`,
    ],
    [
      'a version that supersedes an approved one by itself',
      'redacted',
      [
        'evidence.version-added',
        {
          version: 3,
          ...versionSays(),
          quality: [],
          files: [],
          changeNote: '',
          derivedFrom: null,
          supersedes: 2,
        },
      ],
      `UPDATE evidence_version SET state = 'superseded' WHERE evidence = @id AND version = 2`,
    ],
    [
      'a second taking in of the same item',
      'filled',
      ['evidence.added', { version: 1, ...versionSays(), files: [], controls: [], pointsOfFocus: [] }],
      'SELECT 1',
    ],
    ['a step nobody can read', 'filled', ['evidence.approved', { version: 'one' }], 'SELECT 1'],
  ])('%s', async (_name, of, entry, sql) => {
    await forgeAs(PASSPHRASE, 1, of, [entry], (db, id) => db.exec(sql.replaceAll('@id', String(id))));
    expect(new Set(await findings())).toEqual(new Set([`check.untold-row ${lived[of]}`]));
  });
});
