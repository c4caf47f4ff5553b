// One round, there and back, by the real code of both sides: the vault hands over, the auditor's working file answers and
// acknowledges, and the vault takes both in. No side sees anything of the other but files.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import {
  addNote,
  addReviewComment,
  answerRequests,
  checkVault,
  compareSigner,
  createVault,
  getRequest,
  keepReceipt,
  openReceived,
  type OpenVault,
  pageOfSamples,
  pickRows,
  setReceiptKey,
  vaultInfo,
  verifyJournal,
  writeReceipt,
  writeResponse,
} from '../../../src/engine';
import { noteChecked, noteOpened } from '../../../src/engine/review/working';
import { populationId, type RecipientId } from '../../../src/shared/ids';
import { verifyMinisign } from '../review/stock-minisign';
import { PASSPHRASE, quietJob, temporaryFolder, testEnvironment } from '../temporary-vault';
import { type Desk, handedOver, openCopy, take } from './response-fixture';
import { day, REQ, TODAY } from './requests-fixture';

let desk: Desk;
beforeAll(async () => {
  desk = await handedOver();
});
afterAll(() => desk.fixture.remove());

const workingFile = async (): Promise<OpenVault> => {
  const input = { organization: 'Bramwell & Oakes LLP', member: 'Noor Haddad', passphrase: PASSPHRASE };
  const { vault } = await createVault(
    join(temporaryFolder(), 'oakes'),
    { ...input, kind: 'working-file' },
    testEnvironment(),
  );
  onTestFinished(() => vault.close());
  return vault;
};

const openRound = async () => {
  const paths = [join(desk.fixture.work, 'round-1.zip')];
  const received = await openReceived({ paths, base: null, find: null }, quietJob());
  onTestFinished(() => received.close());
  return received;
};

const sound = async (vault: OpenVault) => {
  expect((await checkVault(vault, { deep: true }, quietJob())).findings).toEqual([]);
};

it('comes back as what the auditor said, signed with their own key, and anchors the journal', async () => {
  const [auditor, received, { vault }] = [await workingFile(), await openRound(), await openCopy(desk)];
  const { publicKey } = vaultInfo(auditor).signer;
  setReceiptKey(vault, 'RCP-01' as RecipientId, publicKey);

  noteOpened(auditor, received);
  compareSigner(auditor, received, { state: 'same', channel: 'phone', on: TODAY });
  noteChecked(auditor, received, await received.check(quietJob()));
  answerRequests(auditor, received, { requestIds: [REQ(1)], status: 'returned', reason: 'It ends in May.' });
  answerRequests(auditor, received, { requestIds: [REQ(3)], status: 'not-applicable', reason: '' });
  addReviewComment(auditor, received, { requestId: REQ(2), text: 'By Friday, please.\nThank you.' });
  addNote(auditor, received, { subject: 'CTL-001', text: 'Who reviewed it?', isQuestion: true });
  addNote(auditor, received, { subject: 'CTL-001', text: 'Mine alone', isQuestion: false });
  const picks = { id: populationId(1), rows: [3, 6], attributes: ['Ticket'], pickedOn: day('2026-07-01') };
  pickRows(auditor, received, { ...picks, note: '' });

  const out = temporaryFolder();
  const response = join(out, 'R.json');
  await writeResponse(auditor, received, response);
  const receiptPath = join(out, 'receipt.txt');
  const receipt = { targetPath: receiptPath, receivedOn: day('2026-07-01'), person: 'Noor Haddad' };
  await writeReceipt(auditor, received, receipt);
  for (const path of [response, receiptPath]) expect(verifyMinisign(path, publicKey)).toBe(true);
  expect(readFileSync(response, 'utf8')).not.toContain('Mine alone');
  await sound(auditor);

  const look = await take(vault, { path: response, signaturePath: `${response}.minisig`, key: null });
  expect(look).toMatchObject({
    ...{ applied: true, signature: 'holds', by: 'Noor Haddad', firm: 'Bramwell & Oakes LLP' },
    picks: [{ populationId: 'POP-01', rows: 2, known: 0, problem: '' }],
    list: { counts: { rows: 4, new: 1, changed: 3, refused: 0, conflict: 0 } },
  });
  const [first, second, third, asked] = [REQ(1), REQ(2), REQ(3), REQ(5)].map((id) =>
    getRequest(vault, id, TODAY),
  );
  expect(first).toMatchObject({
    auditor: 'returned',
    returnReason: 'It ends in May.',
    internal: 'in-progress',
  });
  expect(second?.comments).toMatchObject([{ side: 'firm', text: 'By Friday, please.\nThank you.' }]);
  expect(third).toMatchObject({ auditor: 'not-applicable', internal: 'closed' });
  expect(asked).toMatchObject({
    reference: 'Q-001',
    wording: 'Who reviewed it?',
    links: [{ target: { id: 'CTL-001' } }],
  });
  const all = { offset: 0, limit: 9 };
  const { rows } = pageOfSamples(vault.db, populationId(1), { selection: null, picker: 'auditor' }, all);
  expect(rows.map((one) => one.row)).toEqual([3, 6]);

  const files = { receiptPath, signaturePath: `${receiptPath}.minisig`, key: null };
  expect(await keepReceipt(vault, files)).toMatchObject({ verdict: 'verified', isKnownKey: true });
  const { anchors, verdict } = await verifyJournal(vault, quietJob());
  const built = vault.db.prepare('SELECT journal_seq FROM package_round').pluck().get();
  expect([verdict, anchors]).toMatchObject(['unbroken', [{ seq: built, holds: true, by: 'Noor Haddad' }]]);
  await sound(vault);
});

it('of another client is nobody’s here: neither the response nor the receipt', async () => {
  const [auditor, received] = [await workingFile(), await openRound()];
  noteOpened(auditor, received);
  noteChecked(auditor, received, await received.check(quietJob()));
  answerRequests(auditor, received, { requestIds: [REQ(1)], status: 'accepted', reason: '' });
  const out = temporaryFolder();
  const [path, receiptPath] = [join(out, 'R.json'), join(out, 'receipt.txt')];
  await writeResponse(auditor, received, path);
  await writeReceipt(auditor, received, {
    targetPath: receiptPath,
    receivedOn: TODAY,
    person: 'Noor Haddad',
  });
  // Another client of the same firm, with a round of the same number.
  const other = await handedOver();
  onTestFinished(() => other.fixture.remove());
  const { vault } = await openCopy(other);
  const { publicKey: key } = vaultInfo(auditor).signer;
  await expect(take(vault, { path, signaturePath: `${path}.minisig`, key })).rejects.toMatchObject({
    code: 'response.unknown-package',
  });
  const receipt = { receiptPath, signaturePath: `${receiptPath}.minisig`, key };
  await expect(keepReceipt(vault, receipt)).rejects.toMatchObject({ code: 'receipt.unknown-package' });
});

it('is refused when a byte of the file changes on its way', async () => {
  const [auditor, received, { vault }] = [await workingFile(), await openRound(), await openCopy(desk)];
  noteOpened(auditor, received);
  answerRequests(auditor, received, { requestIds: [REQ(1)], status: 'accepted', reason: '' });
  const path = join(temporaryFolder(), 'R.json');
  await writeResponse(auditor, received, path);
  writeFileSync(path, readFileSync(path, 'utf8').replace('"REQ-001"', '"REQ-002"'));
  const files = { path, signaturePath: `${path}.minisig`, key: vaultInfo(auditor).signer.publicKey };
  await expect(take(vault, files)).rejects.toMatchObject({ code: 'response.signature-invalid' });
});
