// Who the member of a session is: the roster as the journal tells it at this moment, and the key they sign with.
import { memberId } from '../../shared/ids';
import { toHex } from '../crypto/bytes';
import { boxPublicKey } from '../crypto/secret-box';
import { signingKey, type SigningKey } from '../crypto/signing';
import type { ReadableDb } from '../db/handles';
import { readRoster } from '../journal/read-roster';
import { keyNow, memberOf, type Roster, type RosterMember } from '../roster/roster';
import { invariant } from '../../shared/errors';
import type { Author } from './change';
import type { NewIdentity } from './member-secret';
import type { OpenVault } from './open-vault';
import type { ProvenMember } from './prove-member';

export interface SessionMember {
  readonly number: number;
  readonly slotId: string;
  /** Read anew whenever entries about members were added. */
  readonly roster: () => Roster;
  readonly self: () => RosterMember;
  readonly author: () => Author;
  /** X25519 public key of this member, hex. */
  readonly boxKey: () => string;
  /** Signs with another key from now on: the member has told the journal of it. */
  readonly become: (identity: NewIdentity) => void;
  /** The same member over another database of this vault; the key is shared. */
  readonly on: (db: ReadableDb) => SessionMember;
  readonly forget: () => void;
}

const over = (
  db: ReadableDb,
  { number, slotId, soFar: atOpening }: ProvenMember,
  keys: { key: SigningKey; boxKey: string },
): SessionMember => {
  let soFar = atOpening;
  const roster = (): Roster => {
    const read = readRoster(db, soFar);
    soFar = { ...read, roster: read.roster ?? soFar.roster };
    return soFar.roster;
  };
  const self = (): RosterMember => {
    const member = memberOf(roster(), memberId(number));
    invariant(member !== undefined, 'who has opened a vault stays in its journal');
    return member;
  };
  return {
    number,
    slotId,
    roster,
    self,
    author: () => ({ number, key: keys.key, role: self().role, kind: roster().kind }),
    boxKey: () => keys.boxKey,
    become: (next) => {
      keys.key.forget();
      Object.assign(keys, keysOf(next));
    },
    on: (other) => over(other, { number, slotId, soFar }, keys),
    forget: () => {
      keys.key.forget();
    },
  };
};

const keysOf = ({ signingSeed, boxSecretKey }: NewIdentity): { key: SigningKey; boxKey: string } => ({
  key: signingKey(signingSeed),
  boxKey: toHex(boxPublicKey(boxSecretKey)),
});

export const sessionMember = (db: ReadableDb, proven: ProvenMember, identity: NewIdentity): SessionMember =>
  over(db, proven, keysOf(identity));

interface MemberRow {
  readonly name: string;
}

/** The member as the rest of the engine sees them. */
export const openMember = (db: ReadableDb, member: SessionMember): OpenVault['member'] => {
  const { number, name, role, ...self } = member.self();
  const row = db.prepare('SELECT name FROM member WHERE number = ?').get(number) as MemberRow | undefined;
  return {
    number,
    id: memberId(number),
    name: name ?? row?.name ?? '',
    role,
    passphraseGivenByOwner: keyNow({ number, name, role, ...self }).voucher === 'owner',
  };
};
