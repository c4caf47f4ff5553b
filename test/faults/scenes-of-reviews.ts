// An auditor at work in a working file: what is kept about a package, and the signed files that go out of it.
import { createVault, type OpenVault } from '../../src/engine';
import {
  addNote,
  answerRequests,
  mark,
  noteChecked,
  pickRows,
  writeReceipt,
  writeResponse,
} from '../../src/engine/review/working';
import type { CalendarDate } from '../../src/shared/period';
import { REPORT, stubReceived } from '../engine/review/stub-received';
import { handedOver, makeRoomForFiles, sayWritten } from './handed-over';
import { inLedger, type Step } from './ledger';
import { codeOf, insist, PASSPHRASE, type Stage } from './stage';

const DAY = '2026-07-01' as CalendarDate;
const [RESPONSE, RECEIPT] = ['response.json', 'receipt.txt'];
const received = stubReceived();

export const makeWorkingFile = async (stage: Stage): Promise<void> => {
  makeRoomForFiles(stage);
  await insist(stage, async () => {
    const input = { organization: 'Bramwell & Oakes LLP', member: 'Noor Haddad', passphrase: PASSPHRASE };
    const made = await createVault(stage.folder, { ...input, kind: 'working-file' }, stage.environment);
    made.vault.close();
    stage.say({ did: 'create', words: made.recoveryWords });
  });
};

/** What was kept before it could be written out is written by asking once more. */
const writingOut =
  (name: string, write: (vault: OpenVault, path: string) => Promise<unknown>): Step['run'] =>
  async (vault, stage) => {
    const path = handedOver(stage, name);
    try {
      await write(vault, path);
    } catch (error) {
      stage.say({ did: 'fail', code: codeOf(error) });
      await write(vault, path);
    }
    for (const written of [name, `${name}.minisig`]) sayWritten(stage, written);
  };

const respond = writingOut(RESPONSE, (vault, path) => writeResponse(vault, received, path));
const acknowledge = writingOut(RECEIPT, (vault, targetPath) =>
  writeReceipt(vault, received, { targetPath, receivedOn: DAY, person: 'Noor Haddad' }),
);

export const reviewAPackage = inLedger(
  { does: 'check it', run: (vault) => noteChecked(vault, received, REPORT) },
  {
    does: 'mark what was looked at',
    run: (vault) => mark(vault, received, { subjects: ['EVD-0001', 'CTL-001'], lookedAt: true }),
  },
  {
    does: 'ask something',
    run: (vault, { performance: text }) =>
      addNote(vault, received, { subject: 'EVD-0001', text: `Who ran it, ${text}?`, isQuestion: true }),
  },
  {
    does: 'answer a request',
    run: (vault, { performance: reason }) =>
      answerRequests(vault, received, { requestIds: ['REQ-001'], status: 'returned', reason }),
  },
  {
    does: 'pick rows',
    run: (vault) =>
      pickRows(vault, received, { id: 'POP-01', rows: [3, 7], attributes: [], pickedOn: DAY, note: '' }),
  },
  { does: 'write the response', run: respond },
  { does: 'acknowledge the package', run: acknowledge },
  {
    does: 'answer another request',
    run: (vault) =>
      answerRequests(vault, received, { requestIds: ['REQ-002'], status: 'accepted', reason: '' }),
  },
  { does: 'write a second response over the first', run: respond },
);
