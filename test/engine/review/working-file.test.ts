// What an auditor keeps about packages in a working file of their own: by content, by round, and never after it went out.
import { join } from 'node:path';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { addMember, checkVault, createVault, openVault, type OpenVault } from '../../../src/engine';
import { minisignKeyText } from '../../../src/engine/crypto/signer-identity';
import { verifyMinisign } from './stock-minisign';
import {
  addNote,
  addReviewComment,
  answerRequests,
  changeNote,
  compareSigner,
  comparisonOf,
  keptOf,
  knownPackages,
  listNotes,
  mark,
  noteChecked,
  noteOpened,
  pickRows,
  picksOf,
  removeNote,
  removeReviewComment,
  responseDraft,
  unpickRows,
  writeReceipt,
  writeResponse,
} from '../../../src/engine/review/working';
import { readReceipt } from '../../../src/shared/receipt';
import { readResponse, type ResponseFile } from '../../../src/shared/response';
import type { CalendarDate, Instant } from '../../../src/shared/period';
import {
  PASSPHRASE,
  quietJob,
  temporaryFolder,
  testEnvironment,
  type TestEnvironment,
} from '../temporary-vault';
import { CLIENT, digest, nextRound, REPORT, stubReceived } from './stub-received';

const DAY = '2026-07-06' as CalendarDate;

const make = async (kind: 'vault' | 'working-file' = 'working-file') => {
  const environment = testEnvironment();
  const { vault } = await createVault(
    join(temporaryFolder(), 'ours'),
    { organization: 'Bramwell & Oakes LLP', member: 'Noor Haddad', passphrase: PASSPHRASE, kind },
    environment,
  );
  onTestFinished(() => vault.close());
  return { vault, environment, desk: temporaryFolder() };
};

const code = (expected: string) => expect.objectContaining({ code: expected }) as Error;

const sound = async (vault: OpenVault): Promise<void> => {
  expect((await checkVault(vault, { deep: false }, quietJob())).findings).toEqual([]);
};

const responseAt = (path: string): ResponseFile => {
  const read = readResponse(readFileSync(path, 'utf8'));
  if (!('response' in read)) throw new Error(read.problem);
  expect(read.isByHand).toBe(false);
  return read.response;
};

const later = (environment: TestEnvironment, minute: number): void =>
  environment.setClock(`2026-07-01T10:${String(minute).padStart(2, '0')}:00Z` as Instant);

describe('a working file', () => {
  it('keeps nothing where none is open, and nothing in the vault of a client', async () => {
    const received = stubReceived();
    const { vault } = await make('vault');
    for (const open of [null, vault]) {
      expect(() => mark(open, received, { subjects: ['EVD-0001'], lookedAt: true })).toThrow(
        code('review.no-working-file'),
      );
      expect(() => knownPackages(open)).toThrow(code('review.no-working-file'));
      await expect(writeResponse(open, received, '/tmp/r.json')).rejects.toThrow(
        code('review.no-working-file'),
      );
      noteOpened(open, received);
      noteChecked(open, received, REPORT);
      expect(keptOf(open, received).markOf('EVD-0001', digest('x'))).toBe('none');
    }
    expect(vault.db.prepare('SELECT count(*) FROM review_package').pluck().get()).toBe(0);
  });

  it('knows every round it has seen, what its check found, and how its key was compared', async () => {
    const { vault, environment } = await make();
    noteOpened(vault, stubReceived());
    noteOpened(vault, stubReceived());
    later(environment, 1);
    noteChecked(vault, stubReceived(), REPORT);
    compareSigner(vault, stubReceived(), { state: 'same', channel: 'phone', on: DAY });
    later(environment, 2);
    noteOpened(vault, nextRound());
    noteOpened(vault, nextRound({ client: 'ffffffffffffffff' }));
    noteOpened(vault, stubReceived({ round: 3, signerKey: `RWQ${'y'.repeat(53)}` }));
    const [first, ...others] = knownPackages(vault).toReversed();
    expect(first).toMatchObject({
      round: 1,
      verdict: 'verified-unknown-signer',
      checkedAt: '2026-07-01T10:01:00Z',
    });
    expect(others.map(({ round, comparison }) => [round, comparison.state])).toEqual(
      expect.arrayContaining([
        [2, 'same'],
        [2, 'not-compared'],
        [3, 'not-compared'],
      ]),
    );
    expect(() => compareSigner(vault, stubReceived(), { state: 'same', channel: '', on: null })).toThrow(
      code('use.bad-input'),
    );
    await sound(vault);
  });

  it('marks a content, which the next round shows as new where it changed', async () => {
    const { vault } = await make();
    const received = stubReceived();
    mark(vault, received, { subjects: ['EVD-0001', 'EVD-0002', 'EVD-0001'], lookedAt: true });
    mark(vault, received, { subjects: ['EVD-0001'], lookedAt: true });
    const marks = (of: ReturnType<typeof stubReceived>) => {
      const kept = keptOf(vault, of);
      return ['EVD-0001', 'EVD-0002', 'EVD-0003'].map((id) => {
        const content = of.digestOf(id);
        return content === null ? null : kept.markOf(id, content);
      });
    };
    expect(marks(received)).toEqual(['looked-at', 'looked-at', null]);
    expect(marks(nextRound())).toEqual(['looked-at', 'earlier', 'none']);
    expect(marks(nextRound({ client: 'ffffffffffffffff' }))).toEqual(['none', 'none', 'none']);
    mark(vault, nextRound(), { subjects: ['EVD-0001', 'EVD-0002'], lookedAt: false });
    expect(marks(nextRound())).toEqual(['none', 'earlier', 'none']);
    expect(() => mark(vault, received, { subjects: ['EVD-0009'], lookedAt: true })).toThrow(
      code('use.unknown-record'),
    );
    expect(responseDraft(vault, received).progress).toEqual({ lookedAt: 1, of: 8 });
    await sound(vault);
  });

  it('numbers questions over all rounds of a client, and keeps notes to itself', async () => {
    const { vault } = await make();
    const note = addNote(vault, stubReceived(), { subject: 'EVD-0001', text: 'Odd date', isQuestion: false });
    expect(note).toMatchObject({
      isQuestion: false,
      reference: '',
      round: 1,
      byName: 'Noor Haddad',
      isSent: false,
    });
    expect(
      addNote(vault, stubReceived(), { subject: 'CTL-001', text: 'Why?', isQuestion: true }).reference,
    ).toBe('Q-001');
    const about = addNote(vault, nextRound(), {
      subject: 'PKG-2026-01',
      text: 'Who built it?',
      isQuestion: true,
    });
    expect(about.reference).toBe('Q-002');
    const other = nextRound({ client: 'ffffffffffffffff' });
    expect(addNote(vault, other, { subject: 'CTL-001', text: 'Why?', isQuestion: true }).reference).toBe(
      'Q-001',
    );
    expect(
      changeNote(vault, nextRound(), { number: note.number, text: 'Whose date?', isQuestion: true }),
    ).toMatchObject({
      text: 'Whose date?',
      reference: 'Q-003',
    });
    expect(
      changeNote(vault, nextRound(), { number: note.number, text: 'Odd', isQuestion: true }).reference,
    ).toBe('Q-003');
    const all = listNotes(vault, nextRound(), { onlyQuestions: false, offset: 0, limit: 2 });
    expect(all.total).toBe(3);
    expect(all.rows.map(({ number }) => number)).toEqual([3, 2]);
    changeNote(vault, nextRound(), { number: note.number, text: 'Odd', isQuestion: false });
    expect(listNotes(vault, nextRound(), { onlyQuestions: true, offset: 0, limit: 9 }).total).toBe(2);
    expect(() => removeNote(vault, other, note.number)).toThrow(code('use.unknown-record'));
    removeNote(vault, nextRound(), note.number);
    expect(keptOf(vault, stubReceived()).countOfNotes('EVD-0001')).toBe(0);
    expect(keptOf(vault, nextRound()).notesOn('CTL-001')).toMatchObject([{ text: 'Why?', round: 1 }]);
    for (const text of ['a\0b', '\ud800'])
      expect(() => addNote(vault, other, { subject: 'CTL-001', text, isQuestion: false })).toThrow(
        code('use.bad-input'),
      );
    expect(() => addNote(vault, other, { subject: 'CTL-999', text: 'x', isQuestion: false })).toThrow(
      code('use.unknown-record'),
    );
    await sound(vault);
  });

  it('lets a reviewer work in it, and a reader only look', async () => {
    const { vault, environment } = await make();
    const passphrases = {
      reviewer: 'nine slow barges leave the harbour',
      reader: 'eleven tall reeds bend low',
    };
    for (const role of ['reviewer', 'reader'] as const)
      await addMember(vault, { name: role, role, passphrase: passphrases[role] });
    vault.close();
    const opened = async (role: 'reviewer' | 'reader') => {
      const open = await openVault(vault.folder, { passphrase: passphrases[role] }, environment);
      onTestFinished(() => open.close());
      return open;
    };
    const reviewer = await opened('reviewer');
    const note = { subject: 'EVD-0001', text: 'Seen', isQuestion: false };
    expect(addNote(reviewer, stubReceived(), note).byName).toBe('reviewer');
    reviewer.close();
    const reader = await opened('reader');
    noteOpened(reader, nextRound());
    noteChecked(reader, nextRound(), REPORT);
    expect(knownPackages(reader)).toHaveLength(1);
    expect(keptOf(reader, nextRound()).notesOn('EVD-0001')).toHaveLength(1);
    expect(() => addNote(reader, nextRound(), note)).toThrow(code('member.not-allowed'));
  });

  it('picks rows of the list that is in the package, and of no other', async () => {
    const { vault } = await make();
    const received = stubReceived();
    const picks = {
      id: 'POP-01',
      rows: [9, 3, 9],
      attributes: [' Approved ', 'Approved'],
      pickedOn: DAY,
      note: '',
    };
    const made = pickRows(vault, received, picks);
    expect(made).toMatchObject({ number: 1, rows: [3, 9], attributes: ['Approved'], isSent: false });
    expect([...keptOf(vault, received).pickedRows('POP-01')]).toEqual([3, 9]);
    expect(keptOf(vault, nextRound()).pickedRows('POP-01').size).toBe(0);
    for (const rows of [[1], [42]])
      expect(() => pickRows(vault, received, { ...picks, rows })).toThrow(code('use.bad-input'));
    expect(() => pickRows(vault, received, { ...picks, attributes: ['a\u202eb'] })).toThrow(
      code('use.bad-input'),
    );
    expect(() => pickRows(vault, received, { ...picks, id: 'POP-02' })).toThrow(
      code('use.unknown-population'),
    );
    expect(() => unpickRows(vault, nextRound(), 1)).toThrow(code('use.unknown-record'));
    unpickRows(vault, received, 1);
    expect(picksOf(vault.db, received.sealNumber)).toEqual([]);
    await sound(vault);
  });
});

const fill = (vault: OpenVault): void => {
  const received = stubReceived();
  answerRequests(vault, received, { requestIds: ['REQ-001', 'REQ-002'], status: 'accepted', reason: '' });
  answerRequests(vault, received, {
    requestIds: ['REQ-002'],
    status: 'returned',
    reason: 'The second quarter is missing.',
  });
  addReviewComment(vault, received, { requestId: 'REQ-003', text: 'We will look at it in person.' });
  addNote(vault, received, { subject: 'EVD-0001', text: 'Who ran the query?', isQuestion: true });
  addNote(vault, received, { subject: 'EVD-0001', text: 'For ourselves', isQuestion: false });
  pickRows(vault, received, {
    id: 'POP-01',
    rows: [3, 7],
    attributes: ['Approved'],
    pickedOn: DAY,
    note: 'haphazard',
  });
};

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

const keyOf = (vault: OpenVault): string => minisignKeyText(vault.signer.publicKey);
