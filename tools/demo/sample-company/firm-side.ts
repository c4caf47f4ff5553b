// The other side: an auditor of the firm opens the first round in a working file of their own and sends back a response
// and a receipt, which the company takes in.
import {
  addNote,
  addReviewComment,
  answerRequests,
  compareSigner,
  createVault,
  type Environment,
  type Job,
  keepReceipt,
  listRecipients,
  mark,
  noteChecked,
  noteOpened,
  openReceived,
  type OpenVault,
  pickRows,
  type Received,
  setReceiptKey,
  takeResponse,
  vaultInfo,
  writeReceipt,
  writeResponse,
} from '../../../src/engine';
import type { ResponseLook } from '../../../src/shared/domain/request-list';
import { CalendarDate } from '../../../src/shared/period';
import { FIRM } from './company';

/** Published on purpose, as the company's. */
export const AUDITOR = { name: 'Stefan Brandvold', passphrase: 'nine herons along the tide wall' };

const DAY = CalendarDate.parse('2027-01-18');

/** What the firm says to the first round. */
const RETURNED: Readonly<Record<string, string>> = {
  'PBC-LA-05':
    'The review of the second quarter is not signed. Please send the signed one, or say that there is none.',
  'PBC-OP-02': 'Scans of February and August are missing.',
  'PBC-CM-04': 'Approval of the release of 4 June is dated after the release. Please explain.',
};
const IN_REVIEW: readonly string[] = [
  'PBC-LA-06',
  'PBC-LA-07',
  'PBC-LA-08',
  'PBC-OP-07',
  'PBC-CM-02',
  'PBC-LA-04',
];

export interface Answer {
  readonly response: string;
  readonly receipt: string;
  /** The key the working file signs with. */
  readonly key: string;
}

const idsOf = (received: Received, references: readonly string[]): string[] =>
  (received.json.requests ?? []).flatMap((one) => (references.includes(one.reference) ? [one.id] : []));

const sayWhatTheFirmSays = (file: OpenVault, received: Received): void => {
  const given = { channel: 'phone', on: CalendarDate.parse('2027-01-15'), state: 'same' } as const;
  compareSigner(file, received, given);
  const asked = received.json.requests ?? [];
  const returned = Object.entries(RETURNED);
  for (const [reference, reason] of returned)
    answerRequests(file, received, { requestIds: idsOf(received, [reference]), status: 'returned', reason });
  answerRequests(file, received, {
    ...{ requestIds: idsOf(received, IN_REVIEW), status: 'in-review', reason: '' },
  });
  const others = asked.filter(
    (one) => one.answered && !IN_REVIEW.includes(one.reference) && RETURNED[one.reference] === undefined,
  );
  // The later half is still to be looked at.
  const accepted = others.slice(0, Math.ceil(others.length / 2)).map((one) => one.id);
  answerRequests(file, received, { requestIds: accepted, status: 'accepted', reason: '' });
  for (const requestId of idsOf(received, ['PBC-CM-05']))
    addReviewComment(file, received, { requestId, text: 'Yes, the record of the exercise will do.' });
  const seen = received.subjects.filter(({ kind }) => kind === 'control').slice(0, 30);
  mark(file, received, { subjects: seen.map(({ id }) => id), lookedAt: true });
  const [control] = seen;
  if (control !== undefined) {
    const subject = control.id;
    addNote(file, received, {
      subject,
      text: 'Ask in the walkthrough who covers in August.',
      isQuestion: false,
    });
    addNote(file, received, {
      ...{ subject, isQuestion: true },
      text: 'Please name the person who collects acknowledgments of contractors.',
    });
  }
  const list = received.subjects.find(({ kind, title }) => kind === 'population' && /changes/i.test(title));
  if (list !== undefined && (received.listOf(list.id)?.rowCount ?? 0) >= 66)
    pickRows(file, received, {
      ...{ id: list.id, rows: [12, 66], pickedOn: DAY, note: '' },
      attributes: ['Emergency approval', 'Review afterwards'],
    });
};

/** Makes the firm's working file in `folder`, goes through the package at `zip`, and writes what goes back beside it. */
export const answerAsTheFirm = async (
  { folder, zip, beside }: { readonly folder: string; readonly zip: string; readonly beside: string },
  environment: Environment,
  job: Job,
): Promise<Answer> => {
  const { vault: file } = await createVault(
    folder,
    { organization: FIRM, member: AUDITOR.name, passphrase: AUDITOR.passphrase, kind: 'working-file' },
    environment,
  );
  const received = await openReceived({ paths: [zip], base: null, find: null }, job);
  try {
    noteOpened(file, received);
    noteChecked(file, received, await received.check(job));
    sayWhatTheFirmSays(file, received);
    const answer = { response: `${beside}_response.json`, receipt: `${beside}_receipt.txt` };
    await writeResponse(file, received, answer.response);
    await writeReceipt(file, received, {
      ...{ targetPath: answer.receipt, receivedOn: DAY, person: AUDITOR.name },
    });
    return { ...answer, key: vaultInfo(file).signer.publicKey };
  } finally {
    await received.close();
    file.close();
  }
};

/** The key was told on the telephone; then both files come in. */
export const takeInAnswer = async (
  vault: OpenVault,
  { response, receipt, key }: Answer,
  job: Job,
): Promise<ResponseLook> => {
  const [recipient] = listRecipients(vault);
  if (recipient === undefined) throw new Error('the firm is a recipient');
  setReceiptKey(vault, recipient.id, key);
  await keepReceipt(vault, { receiptPath: receipt, signaturePath: `${receipt}.minisig`, key: null });
  const input = { path: response, signaturePath: `${response}.minisig`, key: null, rows: null };
  const { list } = await takeResponse(vault, { ...input, sha256: null, apply: false }, job);
  return takeResponse(vault, { ...input, sha256: list.sha256, apply: true }, job);
};
