// What an auditor keeps about packages in a working file of their own: by content, by round, and never after it went out.
import { expect, describe, it, onTestFinished } from 'vitest';
import { addMember, openVault } from '../../../src/engine';
import { signerIdentity } from '../../../src/engine/crypto/signer-identity';
import {
  addNote,
  changeNote,
  compareSigner,
  compareWithTold,
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
  responseDraft,
  unpickRows,
  writeResponse,
} from '../../../src/engine/review/working';
import { digest, nextRound, REPORT, stubReceived } from './stub-received';
import { code, DAY, keyOf, later, make, sound } from './working-fixture';

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

  it('holds a key against what was told, in every spelling, and against the keys before it', async () => {
    const { vault } = await make();
    const [earlier, now, stranger] = (await Promise.all([make(), make(), make()])).map((one) => one.vault);
    if (earlier === undefined || now === undefined || stranger === undefined)
      throw new Error('three were made');
    const { words, sha256 } = signerIdentity(now.signer.publicKey);
    const received = stubReceived({ signerKey: keyOf(now) });
    const state = (told: string) =>
      compareWithTold(vault, received, told, { channel: 'phone', on: DAY, earlier: [keyOf(earlier)] }).state;
    for (const told of [keyOf(now), words.join(' '), sha256, received.sealNumber, keyOf(earlier)])
      expect(state(told), told).toBe('same');
    for (const told of [keyOf(stranger), digest('another seal')]) expect(state(told), told).toBe('different');
    expect(() => state('a key that is none')).toThrow(code('use.bad-input'));
    expect(comparisonOf(vault, nextRound({ signerKey: keyOf(now) }))).toMatchObject({ state: 'different' });
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
