// Rows of a working file that somebody changed beside its journal: a word in the auditor's mouth, a mark they never made,
// an answer taken away after it went out.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { checkVault, createVault, openVault } from '../../../src/engine';
import {
  addNote,
  addReviewComment,
  answerRequests,
  compareSigner,
  mark,
  noteChecked,
  pickRows,
  writeReceipt,
  writeResponse,
} from '../../../src/engine/review/working';
import type { CalendarDate } from '../../../src/shared/period';
import { PASSPHRASE, quietJob, testEnvironment } from '../temporary-vault';
import type { JournalAction } from '../../../src/engine/journal/journal-action';
import { forge, forgery } from '../forgery';
import { rawDatabase } from '../vault-fixture';
import { REPORT, stubReceived } from './stub-received';

const DAY = '2026-07-06' as CalendarDate;
let home: string;
let copies = 0;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'muniment-told-'));
  const { vault } = await createVault(
    join(home, 'original'),
    { organization: 'Bramwell & Oakes LLP', member: 'Noor', passphrase: PASSPHRASE, kind: 'working-file' },
    testEnvironment(),
  );
  const received = stubReceived();
  noteChecked(vault, received, REPORT);
  compareSigner(vault, received, { state: 'same', channel: 'phone', on: DAY });
  mark(vault, received, { subjects: ['EVD-0001', 'EVD-0002'], lookedAt: true });
  answerRequests(vault, received, { requestIds: ['REQ-001'], status: 'accepted', reason: '' });
  addReviewComment(vault, received, { requestId: 'REQ-002', text: 'Seen.' });
  addNote(vault, received, { subject: 'CTL-001', text: 'Who does it?', isQuestion: true });
  pickRows(vault, received, { id: 'POP-01', rows: [3, 7], attributes: ['A'], pickedOn: DAY, note: '' });
  await writeResponse(vault, received, join(home, 'R.json'));
  await writeReceipt(vault, received, { targetPath: join(home, 'R.txt'), receivedOn: DAY, person: 'Noor' });
  answerRequests(vault, received, { requestIds: ['REQ-003'], status: 'open', reason: '' });
  addNote(vault, received, { subject: 'EVD-0002', text: 'To be seen', isQuestion: false });
  vault.close();
});
afterAll(() => rm(home, { recursive: true, force: true }));

const findingsAfter = async (sql: string): Promise<string[]> => {
  const folder = join(home, `copy-${String((copies += 1))}`);
  await cp(join(home, 'original'), folder, { recursive: true });
  const db = await rawDatabase(folder);
  db.exec(sql);
  db.close();
  const vault = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
  const report = await checkVault(vault, { deep: false }, quietJob());
  vault.close();
  return report.findings.map((found) => `${found.code} ${found.subject}`);
};

it('are none in a working file that only the program has written', async () => {
  expect(await findingsAfter('SELECT 1')).toEqual([]);
});

it.each([
  ['package-exchanged', `UPDATE review_package SET signer_key = 'x'`, 'PKG-2026-01-r1'],
  ['comparison-invented', `UPDATE review_package SET compared_by_channel = 'letter'`, 'PKG-2026-01-r1'],
  ['verdict-bettered', `UPDATE review_package SET verdict = 'verified'`, 'PKG-2026-01-r1'],
  [
    'mark-invented',
    `INSERT INTO review_mark VALUES ('00112233445566aa', 'EVD-0009', 'd', 'now', 1)`,
    'EVD-0009',
  ],
  ['mark-taken-away', `DELETE FROM review_mark WHERE subject = 'EVD-0002'`, 'EVD-0002'],
  ['answer-changed', `UPDATE review_answer SET status = 'returned' WHERE request = 'REQ-001'`, 'REQ-001'],
  ['answer-called-unsent', `UPDATE review_answer SET response = NULL WHERE request = 'REQ-001'`, 'REQ-001'],
  ['answer-called-sent', `UPDATE review_answer SET response = 1 WHERE request = 'REQ-003'`, 'REQ-003'],
  ['comment-reworded', `UPDATE review_comment SET text = 'Not seen.'`, 'REQ-002'],
  ['question-reworded', `UPDATE review_note SET text = 'None' WHERE number = 1`, 'CTL-001'],
  ['note-made-a-question', `UPDATE review_note SET question = 9 WHERE number = 2`, 'EVD-0002'],
  ['note-moved', `UPDATE review_note SET subject = 'EVD-0001' WHERE number = 2`, 'EVD-0001'],
  ['note-removed', 'DELETE FROM review_note WHERE number = 2', 'EVD-0002'],
  ['picks-exchanged', `UPDATE review_selection SET rows = '[4,8]'`, 'POP-01'],
  ['picks-made-unreadable', `UPDATE review_selection SET rows = '['`, 'POP-01'],
  [
    'response-exchanged',
    `UPDATE review_response SET text = replace(text, 'accepted', 'returned')`,
    'PKG-2026-01-r1',
  ],
  ['receipt-exchanged', `UPDATE review_receipt SET signature = 'x'`, 'PKG-2026-01-r1'],
  [
    'response-invented',
    `INSERT INTO review_response SELECT 9, 'u', seal, text, signature, made_at, made_by FROM review_response`,
    'PKG-2026-01-r1',
  ],
])('%s is found', async (_, sql, subject) => {
  expect(await findingsAfter(sql)).toContain(`check.untold-row ${subject}`);
});

it('finds an entry that takes back what went out, although its author signed it and the rows agree', async () => {
  const folder = join(home, 'taken-back');
  await cp(join(home, 'original'), folder, { recursive: true });
  const patched = forgery(folder);
  const { member } = await patched.unlock(PASSPHRASE);
  const tell = (action: JournalAction, subject: string, detail: Record<string, unknown>) =>
    patched.attack((db) => {
      forge(db, { member: 1, action, subject, detail, signedBy: member.signingSeed });
    });
  await tell('review.answered', 'REQ-001', { seal: stubReceived().sealNumber, status: null, reason: '' });
  await tell('review.note-removed', 'CTL-001', { number: 1, text: '' });
  await patched.attack((db) => {
    db.exec(`DELETE FROM review_answer WHERE request = 'REQ-001'; DELETE FROM review_note WHERE number = 1`);
  });
  const vault = await patched.open(PASSPHRASE);
  const { findings } = await checkVault(vault, { deep: false }, quietJob());
  vault.close();
  expect(findings.map(({ code, subject }) => `${code} ${subject}`)).toEqual([
    'check.untold-row CTL-001',
    'check.untold-row REQ-001',
  ]);
});

it('finds an auditor’s mark in the vault of a client', async () => {
  const folder = join(home, 'client');
  const { vault: client } = await createVault(
    folder,
    { organization: 'Acme', member: 'Dana', passphrase: PASSPHRASE },
    testEnvironment(),
  );
  client.close();
  const db = await rawDatabase(folder);
  db.exec(`INSERT INTO review_mark VALUES ('00112233445566aa', 'EVD-0001', 'd', 'now', 1)`);
  db.close();
  const vault = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
  const { findings } = await checkVault(vault, { deep: false }, quietJob());
  vault.close();
  expect(findings.map(({ code, subject }) => `${code} ${subject}`)).toEqual(['check.untold-row EVD-0001']);
});
