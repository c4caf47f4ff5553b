// What goes back to the client: the response and the receipt, signed, each once, and the same to the byte when it is asked
// for again.
import { mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  addNote,
  answerRequests,
  changeNote,
  compareSigner,
  comparisonOf,
  keptOf,
  removeNote,
  removeReviewComment,
  responseDraft,
  unpickRows,
  writeReceipt,
  writeResponse,
} from '../../../src/engine/review/working';
import { readReceipt } from '../../../src/shared/receipt';
import { verifyMinisign } from './stock-minisign';
import { CLIENT, digest, nextRound, REPORT, stubReceived } from './stub-received';
import { code, DAY, fill, keyOf, make, responseAt, sound } from './working-fixture';

describe('the response', () => {
  it('holds what was said, no more, under a signature that stock minisign takes', async () => {
    const { vault, desk } = await make();
    const path = join(desk, 'R.json');
    fill(vault);
    expect(responseDraft(vault, stubReceived())).toMatchObject({
      answers: 2,
      returned: 1,
      accepted: 1,
      comments: 1,
      questions: 1,
      picks: 1,
      missingReasons: [],
      responses: [],
    });
    const files = await writeResponse(vault, stubReceived(), path);
    expect(files.map(({ name }) => name)).toEqual(['R.json', 'R.json.minisig']);
    const response = responseAt(path);
    expect(response).toMatchObject({
      made_by: { person: 'Noor Haddad', firm: 'Bramwell & Oakes LLP' },
      package: { id: 'PKG-2026-01', round: 1, seal_number: stubReceived().sealNumber },
      requests: [
        { id: 'REQ-001', status: 'accepted', reason: '', comments: [] },
        { id: 'REQ-002', status: 'returned', reason: 'The second quarter is missing.', comments: [] },
        {
          id: 'REQ-003',
          status: null,
          comments: [{ author: 'Noor Haddad', text: 'We will look at it in person.' }],
        },
      ],
      questions: [
        { reference: 'Q-001', subject: { kind: 'evidence', id: 'EVD-0001' }, text: 'Who ran the query?' },
      ],
      picks: [{ population: 'POP-01', list_sha256: digest('list'), rows: [3, 7], attributes: ['Approved'] }],
    });
    expect(readFileSync(path, 'utf8')).not.toContain('For ourselves');
    expect(verifyMinisign(path, response.key)).toBe(true);
    writeFileSync(path, readFileSync(path, 'utf8').replace('accepted', 'returned'));
    expect(verifyMinisign(path, response.key)).toBe(false);
    await sound(vault);
  });

  it('is written again as it went out, and what went out does not change', async () => {
    const { vault, desk } = await make();
    const received = stubReceived();
    const [one, two] = [join(desk, 'one.json'), join(desk, 'two.json')];
    fill(vault);
    await writeResponse(vault, received, one);
    await writeResponse(vault, received, two);
    expect(readFileSync(two)).toEqual(readFileSync(one));
    expect(readFileSync(`${two}.minisig`)).toEqual(readFileSync(`${one}.minisig`));
    expect(responseDraft(vault, received).responses).toHaveLength(1);
    const refused = code('review.already-sent');
    expect(() => removeNote(vault, received, 1)).toThrow(refused);
    expect(() => changeNote(vault, received, { number: 1, text: 'x', isQuestion: true })).toThrow(refused);
    expect(() => removeReviewComment(vault, received, 1)).toThrow(refused);
    expect(() => unpickRows(vault, received, 1)).toThrow(refused);
    expect(() =>
      answerRequests(vault, received, { requestIds: ['REQ-001'], status: null, reason: '' }),
    ).toThrow(refused);
    expect(keptOf(vault, received).answerTo('REQ-001')?.isSent).toBe(true);
    await sound(vault);
  });

  it('says a second time only what changed since', async () => {
    const { vault, desk } = await make();
    const received = stubReceived();
    fill(vault);
    await writeResponse(vault, received, join(desk, 'one.json'));
    answerRequests(vault, received, { requestIds: ['REQ-001'], status: 'accepted', reason: '' });
    expect(responseDraft(vault, received).answers).toBe(0);
    answerRequests(vault, received, { requestIds: ['REQ-001'], status: 'in-review', reason: '' });
    await writeResponse(vault, received, join(desk, 'two.json'));
    const [one, two] = [responseAt(join(desk, 'one.json')), responseAt(join(desk, 'two.json'))];
    expect(two.uuid).not.toBe(one.uuid);
    expect(two).toMatchObject({
      requests: [{ id: 'REQ-001', status: 'in-review' }],
      questions: [],
      picks: [],
    });
    await sound(vault);
  });

  it('takes along a question about the round before, and never leaves one behind', async () => {
    const { vault, desk } = await make();
    addNote(vault, stubReceived(), { subject: 'EVD-0001', text: 'Where is the log?', isQuestion: true });
    const gone = nextRound({ contents: { 'CTL-001': 'a' } });
    await writeResponse(vault, gone, join(desk, 'R.json'));
    expect(responseAt(join(desk, 'R.json')).questions).toMatchObject([
      { reference: 'Q-001', subject: { kind: 'evidence', id: 'EVD-0001' } },
    ]);
    expect(keptOf(vault, gone).notesOn('EVD-0001')).toMatchObject([{ isSent: true }]);
    await sound(vault);
  });

  it('is not written while something is returned without a reason, nor out of nothing', async () => {
    const { vault, desk } = await make();
    const received = stubReceived();
    const path = join(desk, 'R.json');
    await expect(writeResponse(vault, received, path)).rejects.toThrow(code('response.nothing-to-send'));
    addNote(vault, received, { subject: 'EVD-0001', text: 'For ourselves', isQuestion: false });
    await expect(writeResponse(vault, received, path)).rejects.toThrow(code('response.nothing-to-send'));
    answerRequests(vault, received, { requestIds: ['REQ-002'], status: 'returned', reason: '' });
    expect(responseDraft(vault, received).missingReasons).toEqual(['REQ-002']);
    await expect(writeResponse(vault, received, path)).rejects.toThrow(code('request.reason-missing'));
    expect(() => readFileSync(path)).toThrow();
    for (const status of ['submitted', 'draft'] as const)
      expect(() => answerRequests(vault, received, { requestIds: ['REQ-001'], status, reason: '' })).toThrow(
        code('use.bad-input'),
      );
    expect(() =>
      answerRequests(vault, received, { requestIds: ['REQ-009'], status: 'open', reason: '' }),
    ).toThrow(code('use.unknown-request'));
    await expect(writeResponse(vault, received, join(vault.folder, 'R.json'))).rejects.toThrow(
      code('use.bad-input'),
    );
  });

  it('is kept when it cannot be written, and written once there is a place for it', async () => {
    const { vault, desk } = await make();
    fill(vault);
    await expect(writeResponse(vault, stubReceived(), join(desk, 'nowhere', 'R.json'))).rejects.toThrow();
    const path = join(desk, 'R.json');
    await writeResponse(vault, stubReceived(), path);
    expect(responseDraft(vault, stubReceived()).responses).toHaveLength(1);
    expect(verifyMinisign(path, responseAt(path).key)).toBe(true);
  });
});

describe('a response that was cut off', () => {
  it('leaves a signature of nothing, or one that does not hold, and is written again as it was', async () => {
    const { vault, desk } = await make();
    const path = join(desk, 'R.json');
    fill(vault);
    // The second of the two names cannot be given: as after a kill between them.
    mkdirSync(path);
    await expect(writeResponse(vault, stubReceived(), path)).rejects.toThrow();
    expect(readdirSync(desk)).toEqual(['R.json', 'R.json.minisig']);
    rmdirSync(path);
    expect(verifyMinisign(path, keyOf(vault))).toBe(false);
    await writeResponse(vault, stubReceived(), path);
    expect(verifyMinisign(path, keyOf(vault))).toBe(true);

    answerRequests(vault, stubReceived(), { requestIds: ['REQ-001'], status: 'open', reason: '' });
    const older = readFileSync(path);
    await writeResponse(vault, stubReceived(), path);
    writeFileSync(path, older);
    expect(verifyMinisign(path, keyOf(vault))).toBe(false);
    expect(responseDraft(vault, stubReceived()).responses).toHaveLength(2);
  });
});

describe('the receipt', () => {
  const asked = (desk: string) => ({
    targetPath: join(desk, 'receipt.txt'),
    receivedOn: DAY,
    person: 'Noor Haddad',
  });

  it('names the journal’s head, and stock minisign takes its signature', async () => {
    const { vault, desk } = await make();
    await writeReceipt(vault, stubReceived(), asked(desk));
    const text = readFileSync(join(desk, 'receipt.txt'), 'utf8');
    expect(readReceipt(text)).toMatchObject({
      packageId: 'PKG-2026-01',
      verdict: 'verified-unknown-signer',
      files: 214,
      firm: 'Bramwell & Oakes LLP',
      anchor: { vault: CLIENT, journalEntries: 1204, journalHead: digest('head 1') },
    });
    expect(verifyMinisign(join(desk, 'receipt.txt'), keyOf(vault))).toBe(true);
    compareSigner(vault, stubReceived(), { state: 'same', channel: 'phone', on: DAY });
    await writeReceipt(vault, stubReceived(), asked(desk));
    await writeReceipt(vault, stubReceived(), asked(desk));
    expect(readFileSync(join(desk, 'receipt.txt'), 'utf8')).toContain('verdict: verified\n');
    expect(responseDraft(vault, stubReceived()).receipts).toHaveLength(2);
    await sound(vault);
  });

  it.each([
    ['before the check is done', stubReceived({ report: null })],
    [
      'of a package in which something was found',
      stubReceived({
        report: { ...REPORT, verdict: 'failed', findings: [{ code: 'file.changed', detail: '' }] },
      }),
    ],
    ['of a verdict that is no good one', stubReceived({ report: { ...REPORT, verdict: 'incomplete' } })],
  ])('is refused %s', async (_, received) => {
    const { vault, desk } = await make();
    await expect(writeReceipt(vault, received, asked(desk))).rejects.toThrow(code('review.not-checked'));
    expect(() => readFileSync(join(desk, 'receipt.txt'))).toThrow();
  });

  it('is refused when the key is not the one the auditor was told, in this round or another', async () => {
    const { vault, desk } = await make();
    compareSigner(vault, stubReceived(), { state: 'different', channel: 'phone', on: DAY });
    for (const received of [stubReceived(), nextRound()]) {
      expect(comparisonOf(vault, received).state).toBe('different');
      await expect(writeReceipt(vault, received, asked(desk))).rejects.toThrow(code('review.not-checked'));
    }
  });
});
