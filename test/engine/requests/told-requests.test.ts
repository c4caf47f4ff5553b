// Requests that somebody changed beside the journal, with a program of their own and the key every member has.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  checkVault,
  commentRequest,
  linkRequests,
  openVault,
  recordAuditorStatus,
  submitByHand,
} from '../../../src/engine';
import { PASSPHRASE, quietJob, testEnvironment } from '../temporary-vault';
import { rawDatabase, vaultFixture, type VaultFixture } from '../vault-fixture';
import { addRequest } from '../../../src/engine/requests/change-requests';
import { asked, CONTROL, day, EVIDENCE, fillWithRequests, handled, REQ } from './requests-fixture';

let fixture: VaultFixture;
let folder: string;

const MAPPING = { sheet: null, columns: [] };
const SHA = 'a'.repeat(64);

beforeAll(async () => {
  fixture = await vaultFixture(async (vault, work) => {
    await fillWithRequests(vault, work);
    submitByHand(vault, { ids: [REQ(1)], round: null, on: day('2026-06-10'), note: 'by mail' });
    recordAuditorStatus(vault, {
      ...{ id: REQ(1), to: 'returned', on: day('2026-06-14'), toldBy: 'N. Oakes', note: 'No dates.' },
    });
    commentRequest(vault, { id: REQ(1), text: 'Why?', isInternal: true });
    linkRequests(vault, {
      ids: [REQ(1)],
      targets: [
        { kind: 'control', id: CONTROL },
        { kind: 'evidence', id: EVIDENCE },
      ],
      note: 'n',
    });
    // As whoever takes in lists and responses writes it, here by hand: the blob is one the vault has.
    vault.write(({ db, now, record }) => {
      const { id: blob, sha256 } = db.prepare('SELECT id, sha256 FROM blob LIMIT 1').get() as {
        id: string;
        sha256: string;
      };
      const list = { firm: 'B&O', fileName: 'list.xlsx', sha256, mapping: MAPPING, blob };
      db.prepare('INSERT INTO request_list VALUES (1, 1, ?, ?, ?, ?, ?, ?, ?)').run(
        ...[list.firm, list.fileName, sha256, JSON.stringify(MAPPING), blob, '{"rows":4}', now],
      );
      db.prepare('INSERT INTO firm_mapping VALUES (?, ?, ?)').run('B&O', JSON.stringify(MAPPING), now);
      record('request.list-taken-in', 'ENG-01', { number: 1, ...list, counts: { rows: 4 } });
      db.prepare('INSERT INTO request_sheet VALUES (?, 1, NULL, NULL, ?, ?)').run('u-1', '[]', now);
      const rows = '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945';
      record('request.sheet-made', 'ENG-01', { uuid: 'u-1', package: null, round: null, rows });
      const response = { uuid: 'u-2', form: 'response-file', saidBy: 'N. Oakes', firm: 'B&O', sha256, blob };
      db.prepare(`INSERT INTO request_response VALUES (1, 1, ?, ?, ?, ?, ?, ?, '', '', ?)`).run(
        ...[...Object.values(response), now],
      );
      record('request.response-taken-in', 'ENG-01', { number: 1, ...response, signature: '', key: '' });
      const conflict = { field: 'status', base: 'open', ours: 'accepted', theirs: 'returned', response: 1 };
      const put = db.prepare(
        `INSERT INTO request_conflict (request, number, field, base, ours, theirs, response, found_at)
         VALUES (2, ?, @field, @base, @ours, @theirs, @response, ?)`,
      );
      for (const number of [1, 2]) {
        put.run(number, now, conflict);
        record('request.conflict-found', 'REQ-002', { number, ...conflict });
      }
      db.prepare(
        `UPDATE request_conflict SET taken = 'ours', resolved_at = ?, resolved_by = 1, resolved_note = 'x'
         WHERE number = 2`,
      ).run(now);
      record('request.conflict-resolved', 'REQ-002', { number: 2, take: 'ours', note: 'x' });
    });
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
  return report.findings.map(
    ({ code, subject }) => `${code} ${subject === vault.vaultId ? 'vault id' : subject}`,
  );
};

it('are none in a vault that only the program has written', async () => {
  expect(await findingsAfter('SELECT 1')).toEqual([]);
});

it.each([
  ['a step from where it does not stand', { from: 'returned', via: 'told', saidBy: 'N.' }, 'does not stand'],
  ['a word put into the auditor’s mouth', { from: 'open', via: 'typed', saidBy: '' }, 'nobody told'],
  ['an acceptance by delivery', { from: 'open', via: 'delivery', saidBy: '' }, 'nobody told'],
  ['a response of nobody', { from: 'open', via: 'response', saidBy: '' }, 'nobody told'],
  ['a response that never came', { from: 'open', via: 'response', saidBy: 'S. Oakes' }, 'nobody told'],
  ['a list that never came', { from: 'open', via: 'list', saidBy: 'Another firm' }, 'nobody told'],
])('are told of although the rows repeat it: %s', async (_name, said, sentence) => {
  const vault = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
  const step = { number: 1, track: 'auditor', to: 'accepted', on: '2026-07-01', note: '', ...said };
  vault.write(({ db, now, by, record }) => {
    const put = db.prepare(
      `INSERT INTO request_turn VALUES (3, 1, 'auditor', ?, 'accepted', '2026-07-01', ?, ?, ?, ?, '')`,
    );
    put.run(said.from, now, by, said.via, said.saidBy);
    db.prepare(
      `UPDATE request SET auditor = 'accepted', waiting_since = '2026-07-01' WHERE number = 3`,
    ).run();
    const left = { auditorWord: '', returnReason: '', waitingSince: '2026-07-01' };
    record('request.moved', 'REQ-003', { ...step, ...left });
  });
  const { findings } = await checkVault(vault, { deep: false }, quietJob());
  vault.close();
  expect(findings).toMatchObject([
    { subject: 'REQ-003', detail: expect.stringContaining(sentence) as string },
  ]);
});

it('finds a request that came into the world accepted', async () => {
  const vault = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
  vault.write((change) =>
    addRequest(change, 1, asked({ reference: 'PBC-99' }), handled(), {
      ...{ via: 'typed', auditor: 'accepted', auditorWord: '', returnReason: '' },
      on: day('2026-07-01'),
    }),
  );
  const { findings } = await checkVault(vault, { deep: false }, quietJob());
  vault.close();
  expect(findings).toMatchObject([{ subject: 'REQ-005' }]);
});

it('says whose auditor sent a file that is gone', async () => {
  rmSync(join(folder, 'blobs'), { recursive: true });
  mkdirSync(join(folder, 'blobs'));
  expect(await findingsAfter('SELECT 1')).toEqual(['integrity.blob-missing EVD-0001 ENG-01']);
});

it.each([
  ['reworded', `UPDATE request SET wording = 'Provide nothing.' WHERE number = 2`, 'REQ-002'],
  ['due-later', `UPDATE request SET due_on = '2027-01-01' WHERE number = 1`, 'REQ-001'],
  ['extra-cell-changed', `UPDATE request SET extra = '[]' WHERE number = 2`, 'REQ-002'],
  ['extra-cell-unreadable', `UPDATE request SET extra = '[' WHERE number = 2`, 'REQ-002'],
  ['owner-exchanged', `UPDATE request SET owner = 'Eve' WHERE number = 4`, 'REQ-004'],
  ['moved-in-the-list', 'UPDATE request SET place = 9 WHERE number = 1', 'REQ-001'],
  ['accepted-in-silence', `UPDATE request SET auditor = 'accepted' WHERE number = 1`, 'REQ-001'],
  ['reason-reworded', `UPDATE request SET return_reason = 'Thanks!' WHERE number = 1`, 'REQ-001'],
  ['waits-for-less-long', `UPDATE request SET waiting_since = '2026-06-30' WHERE number = 1`, 'REQ-001'],
  ['turn-taken-away', 'DELETE FROM request_turn WHERE request = 1 AND number = 3', 'REQ-001'],
  ['turn-dated-back', `UPDATE request_turn SET on_day = '2026-05-01' WHERE number = 1`, 'REQ-001'],
  ['said-by-another', `UPDATE request_turn SET said_by = 'Eve' WHERE said_by <> ''`, 'REQ-001'],
  ['comment-let-out', 'UPDATE request_comment SET is_internal = 0', 'REQ-001'],
  [
    'comment-put-in',
    `INSERT INTO request_comment VALUES (3, 1, 'firm', 'x', 'x', 'x', 0, 'list')`,
    'REQ-003',
  ],
  ['unlinked-in-silence', `DELETE FROM request_link WHERE kind = 'control'`, 'REQ-001'],
  ['linked-elsewhere', `UPDATE request_link SET target = 2 WHERE kind = 'control'`, 'REQ-001'],
  ['link-note-reworded', `UPDATE request_link SET note = ''`, 'REQ-001'],
  ['conflict-reworded', `UPDATE request_conflict SET theirs = 'accepted' WHERE number = 1`, 'REQ-002'],
  [
    'conflict-opened-again',
    `UPDATE request_conflict SET taken = NULL, resolved_at = NULL, resolved_by = NULL`,
    'REQ-002',
  ],
  ['conflict-taken-away', 'DELETE FROM request_conflict WHERE number = 2', 'REQ-002'],
  ['list-renamed', `UPDATE request_list SET file_name = 'x.xlsx'`, 'ENG-01'],
  ['mapping-changed', `UPDATE firm_mapping SET mapping = '{}'`, 'ENG-01'],
  ['mapping-put-in', `INSERT INTO firm_mapping VALUES ('Another', '{}', 'x')`, 'vault id'],
  ['sheet-changed', `UPDATE request_sheet SET rows = '[1]'`, 'ENG-01'],
  ['response-of-another', `UPDATE request_response SET said_by = 'Eve'`, 'ENG-01'],
  ['response-with-other-bytes', `UPDATE request_response SET sha256 = '${SHA}'`, 'ENG-01'],
  ['request-taken-away', 'DELETE FROM request WHERE number = 3', 'REQ-003'],
])('%s is found', async (_name, sql, subject) => {
  expect(await findingsAfter(sql)).toEqual([`check.untold-row ${subject}`]);
});
