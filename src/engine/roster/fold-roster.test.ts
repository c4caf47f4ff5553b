// The rules about members against thousands of random entries, valid and not, by authors with and without
// the right to them.
import { beforeAll, describe, expect, it } from 'vitest';
import type { JournalAction } from '../../shared/domain/journal-action';
import { ROLES } from '../../shared/domain/roles';
import { memberId } from '../../shared/ids';
import type { Instant } from '../../shared/period';
import { toBase64Url, toHex } from '../crypto/bytes';
import { cryptoReady, sha256 } from '../crypto/hash';
import { signingKey } from '../crypto/signing';
import { foldEntry, isValidEntry, signingKeyOf, type Entry } from './fold-roster';
import { proveKey } from './key-proof';
import { keyNow, memberOf, presentMembers, presentOwners, type Roster } from './roster';

const VAULT = 'ab'.repeat(16);
const time = '2026-07-01T09:00:00Z' as Instant;

/** The same numbers in every run: a failure can be looked at again. */
const numbers = (seed: number) => {
  let count = 0;
  return (below: number): number => {
    const digest = sha256(Buffer.from(`${String(seed)} ${String((count += 1))}`));
    return Buffer.from(digest).readUInt32BE(0) % below;
  };
};

const seedOf = (name: string): Uint8Array => sha256(Buffer.from(name));
const keyOf = (name: string): string => toHex(signingKey(seedOf(name)).publicKey);
const RECOVERY = 'recovery 1';

beforeAll(() => cryptoReady());

const created: Entry = {
  seq: 0,
  time,
  member: 'MEM-01',
  action: 'vault.created',
  subject: VAULT,
  detail: {
    vaultId: VAULT,
    organization: 'Acme AI',
    organizationKey: '11'.repeat(32),
    memberName: 'Dana',
    memberKey: '',
    memberBoxKey: '22'.repeat(32),
    slot: '0'.repeat(32),
    keyCommitment: '33'.repeat(32),
    recoveryBoxKey: '44'.repeat(32),
    recoverySignKey: '',
  },
};
const begin = (): Roster => {
  const detail = { ...created.detail, memberKey: keyOf('member 1'), recoverySignKey: keyOf(RECOVERY) };
  const roster = foldEntry(null, { ...created, detail });
  if (roster === null) throw new Error('a vault begins');
  return roster;
};

const ACTIONS: readonly JournalAction[] = [
  'member.added',
  'member.role-changed',
  'member.removed',
  'member.key-renewed',
  'vault.recovered',
  'vault.recovery-key-made',
  'vault.rekeyed',
  'vault.created',
];

/** An entry as an honest program, a confused one or an attacker might write it. */
const randomEntry = (
  roster: Roster,
  seq: number,
  pick: (below: number) => number,
  names: Map<string, string>,
): Entry => {
  const action = ACTIONS[pick(ACTIONS.length)] ?? 'member.added';
  const someone = (): string => memberId(1 + pick(roster.members.length + 1));
  const author = someone();
  const memberName = `key ${String(pick(2) === 0 ? seq : pick(seq + 1))}`;
  names.set(keyOf(memberName), memberName);
  const keys = { memberKey: keyOf(memberName), memberBoxKey: '55'.repeat(32) };
  const after = pick(3) === 0 ? pick(seq + 1) : seq - 1;
  const subject = someone();
  const voucher = someone();
  const told = { vaultId: VAULT, after, ...keys };
  const signedBy = (holder: string): string => {
    const present = memberOf(roster, holder);
    const name = present === undefined ? 'nobody' : (names.get(keyNow(present).signKey) ?? 'nobody');
    return toBase64Url(proveKey({ ...told, member: subject }, signingKey(seedOf(name))));
  };
  const role = ROLES[pick(ROLES.length)] ?? 'reader';
  const before = memberOf(roster, subject)?.role ?? 'reader';
  const recoveryProof = proveKey(
    { ...told, member: author },
    signingKey(seedOf(pick(3) === 0 ? 'nobody' : RECOVERY)),
  );
  const details: Partial<Record<JournalAction, { subject: string; detail: Record<string, unknown> }>> = {
    'member.added': {
      subject: memberId(roster.members.length + 1 + (pick(4) === 0 ? 1 : 0)),
      detail: {
        name: 'Kim',
        role,
        slot: toHex(seedOf(`slot ${String(pick(seq + 1))}`)).slice(0, 32),
        ...keys,
      },
    },
    'member.role-changed': { subject, detail: { before: pick(4) === 0 ? role : before, after: role } },
    'member.removed': { subject, detail: {} },
    'member.key-renewed': { subject, detail: { ...keys, after, voucher, proof: signedBy(voucher) } },
    'vault.recovered': {
      subject: VAULT,
      detail: { ...keys, after, member: author, proof: toBase64Url(recoveryProof) },
    },
    'vault.recovery-key-made': {
      subject: VAULT,
      detail: {
        recoveryBoxKey: '44'.repeat(32),
        recoverySignKey: keyOf(RECOVERY),
        keyCommitment: roster.epochs.at(-1)?.keyCommitment,
      },
    },
    'vault.rekeyed': {
      subject: VAULT,
      detail: { epoch: 2 + pick(roster.epochs.length + 1), keyCommitment: '66'.repeat(32), reason: 'asked' },
    },
    'vault.created': { subject: VAULT, detail: { ...created.detail, ...keys } },
  };
  return { seq, time, member: author, action, ...(details[action] ?? { subject, detail: {} }) };
};

const provesItself = (roster: Roster): void => {
  expect(presentOwners(roster).length).toBeGreaterThan(0);
  expect(roster.members.map((member) => member.number)).toEqual(
    roster.members.map((_one, index) => index + 1),
  );
  const keys = roster.members.flatMap((member) => member.keys.map((key) => key.signKey));
  expect(new Set(keys).size).toBe(keys.length);
  const slots = roster.members.map((member) => member.slot);
  expect(new Set(slots).size).toBe(slots.length);
  for (const member of roster.members) {
    const since = member.keys.map((key) => key.sinceSeq);
    expect(since).toEqual([...since].sort((a, b) => a - b));
  }
  expect(roster.epochs.map((epoch) => epoch.epoch)).toEqual(roster.epochs.map((_one, index) => index + 1));
};

describe('the roster', () => {
  it.each([1, 2, 3, 4])('keeps its promises through 400 random entries (seed %i)', (seed) => {
    const pick = numbers(seed);
    const names = new Map([[keyOf('member 1'), 'member 1']]);
    let roster = begin();
    let valid = 0;
    for (let seq = 1; seq <= 400; seq += 1) {
      const entry = randomEntry(roster, seq, pick, names);
      const author = memberOf(roster, entry.member);
      const next = foldEntry(roster, entry);
      expect(isValidEntry(roster, next, entry)).toBe(next !== null);
      if (next === null) continue;
      valid += 1;
      // Nobody who is not there, and nobody but owners except for one's own key, changes anything.
      expect(author?.removedAt).toBeNull();
      const isOwnKey = entry.action === 'member.key-renewed' && entry.subject === entry.member;
      expect(author?.role === 'owner' || isOwnKey, JSON.stringify(entry)).toBe(true);
      expect(entry.action).not.toBe('vault.created');
      provesItself(next);
      const signer = signingKeyOf(next, entry.member);
      const isNewKeyOfAuthor =
        entry.action === 'vault.recovered' ||
        (entry.action === 'member.key-renewed' && entry.subject === entry.member);
      expect(signer).toBe(isNewKeyOfAuthor ? entry.detail['memberKey'] : signingKeyOf(roster, entry.member));
      // The same entry again, wherever it is put, brings nothing back.
      if (entry.action !== 'vault.recovery-key-made') {
        const again = foldEntry(next, { ...entry, seq: seq + 1 });
        const isSameRole =
          entry.action === 'member.role-changed' && entry.detail['before'] === entry.detail['after'];
        expect(again === null || isSameRole, JSON.stringify(entry)).toBe(true);
      }
      roster = next;
    }
    expect(valid).toBeGreaterThan(20);
    expect(presentMembers(roster).length).toBeGreaterThan(0);
  });

  it('lets nobody who was removed do anything at all', () => {
    const added: Entry = {
      seq: 1,
      time,
      member: 'MEM-01',
      action: 'member.added',
      subject: 'MEM-02',
      detail: {
        name: 'Kim',
        role: 'owner',
        memberKey: keyOf('kim'),
        memberBoxKey: '55'.repeat(32),
        slot: '1'.repeat(32),
      },
    };
    const removed: Entry = { ...added, seq: 2, action: 'member.removed', detail: {} };
    const withKim = foldEntry(begin(), added);
    const without = foldEntry(withKim, removed);
    expect(without === null ? 0 : presentMembers(without).length).toBe(1);
    for (const action of [...ACTIONS, 'evidence.added', 'evidence.copied-out'] as const) {
      const entry: Entry = { ...added, seq: 3, member: 'MEM-02', action };
      expect(isValidEntry(without, foldEntry(without, entry), entry), action).toBe(false);
    }
  });
});
