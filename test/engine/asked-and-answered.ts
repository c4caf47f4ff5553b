// Requests of a firm, asked and answered over one round: the organization's side in a vault, the auditor's in a working
// file. What a kept vault holds of them, old programs must go on reading.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  addNote,
  addReviewComment,
  answerRequests,
  assignRequests,
  commentRequest,
  compareSigner,
  createVault,
  exportRequestList,
  getRequest,
  importRequestList,
  keepReceipt,
  knownPackages,
  linkRequests,
  lookAtRequestList,
  mark,
  noteChecked,
  noteOpened,
  openReceived,
  type OpenVault,
  setInternalStatus,
  setReceiptKey,
  takeResponse,
  vaultInfo,
  writeReceipt,
  writeResponse,
} from '../../src/engine';
import type { RequestDetail } from '../../src/shared/domain/request';
import type { KnownPackage } from '../../src/shared/domain/review';
import { type ControlId, type RecipientId, type RequestId, requestId } from '../../src/shared/ids';
import type { CalendarDate } from '../../src/shared/period';
import { quietJob, testEnvironment } from './temporary-vault';

const FIRM = 'Bramwell & Oakes LLP';
const TODAY = '2026-07-01' as CalendarDate;
export const AUDITOR = 'nine quiet otters along the estuary';
const ids: readonly RequestId[] = [1, 2, 3].map(requestId);
const LIST = [
  'No.,Area,Request,Due,Status,Remarks',
  'B-1,Access,The list of leavers of the period.,2026-07-31,Outstanding,first of all',
  'B-2,Access,Quarterly access reviews.,2026-07-31,Outstanding,',
  'B-3,Operations,One restore test.,not before August,Outstanding,',
  '',
].join('\n');

/** The firm's list comes in, two of three requests are answered; before a round is built. */
export const askKept = async (vault: OpenVault, desk: string): Promise<void> => {
  const path = join(desk, 'pbc.csv');
  writeFileSync(path, LIST);
  const { mapping, sha256 } = await lookAtRequestList(vault, path, { firm: FIRM, mapping: null });
  const input = { path, firm: FIRM, mapping, rows: null, sha256, apply: true };
  await importRequestList(vault, input, quietJob());
  assignRequests(vault, { ids: [...ids.slice(0, 2)], owner: 'Ada Byron', ownDueOn: TODAY });
  const targets = [{ kind: 'control', id: 'CTL-002' as ControlId } as const];
  linkRequests(vault, { ids: [...ids.slice(0, 2)], targets, note: 'by its wording' });
  for (const isInternal of [true, false])
    commentRequest(vault, {
      id: requestId(1),
      text: isInternal ? 'Ask payroll.' : 'It is attached.',
      isInternal,
    });
  setInternalStatus(vault, { ids: [...ids.slice(0, 2)], to: 'ready-for-review', note: '' });
  await exportRequestList(vault, join(desk, 'requests.xlsx'));
};

/** The firm opens the round in a working file in `folder`, answers and acknowledges; both come in. */
export const answerKept = async (
  vault: OpenVault,
  {
    folder,
    zip,
    recipient,
  }: { readonly folder: string; readonly zip: string; readonly recipient: RecipientId },
): Promise<void> => {
  const { vault: file } = await createVault(
    folder,
    { organization: FIRM, member: 'Vera Oakes', passphrase: AUDITOR, kind: 'working-file' },
    testEnvironment(),
  );
  const received = await openReceived({ paths: [zip], base: null, find: null }, quietJob());
  noteOpened(file, received);
  noteChecked(file, received, await received.check(quietJob()));
  compareSigner(file, received, { state: 'same', channel: 'phone', on: TODAY });
  mark(file, received, { subjects: ['CTL-002'], lookedAt: true });
  for (const isQuestion of [true, false])
    addNote(file, received, { subject: 'CTL-002', text: 'Who signs in August?', isQuestion });
  answerRequests(file, received, { requestIds: ['REQ-001'], status: 'accepted', reason: '' });
  answerRequests(file, received, { requestIds: ['REQ-002'], status: 'returned', reason: 'June is missing.' });
  addReviewComment(file, received, { requestId: 'REQ-002', text: 'May is there.' });
  const response = `${zip}.json`;
  const receipt = `${zip}.txt`;
  await writeResponse(file, received, response);
  await writeReceipt(file, received, { targetPath: receipt, receivedOn: TODAY, person: 'Vera Oakes' });
  // Written after the response: it waits for the next.
  addNote(file, received, { subject: 'CTL-001', text: 'Not sent yet.', isQuestion: true });
  await received.close();
  setReceiptKey(vault, recipient, vaultInfo(file).signer.publicKey);
  file.close();
  await keepReceipt(vault, { receiptPath: receipt, signaturePath: `${receipt}.minisig`, key: null });
  const input = { path: response, signaturePath: `${response}.minisig`, key: null, rows: null };
  const { list } = await takeResponse(vault, { ...input, sha256: null, apply: false }, quietJob());
  await takeResponse(vault, { ...input, sha256: list.sha256, apply: true }, quietJob());
};

/** What the calls answer about them: three of the list, and the question that became the fourth. */
export const requestsOf = (vault: OpenVault): RequestDetail[] =>
  [...ids, requestId(4)].map((id) => getRequest(vault, id, TODAY));

export const knownIn = (file: OpenVault): KnownPackage[] => [...knownPackages(file)];
