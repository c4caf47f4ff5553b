// Who the member of a session is: the roster as the journal tells it at this moment, and the key they sign with.
import { memberId } from '../../shared/ids';
import { toHex } from '../crypto/bytes';
import { boxPublicKey } from '../crypto/secret-box';
import { signingKey } from '../crypto/signing';
import type { ReadableDb } from '../db/handles';
import { readRoster } from '../journal/read-roster';
import { keyNow, memberOf, type Roster, type RosterMember } from '../journal/roster';
import { invariant } from '../../shared/errors';
import type { Author } from './change';
import type { NewIdentity } from './member-secret';
import type { OpenVault } from './open-vault';
import type { ProvenMember } from './prove-member';

export interface SessionMember {
  /** Read anew whenever entries about members were added. */
  readonly roster: () => Roster;
  readonly self: () => RosterMember;
  readonly author: () => Author;
  /** X25519 public key of this member, hex. */
  readonly boxKey: () => string;
  /** Signs with another key from now on: the member has told the journal of it. */
  readonly become: (identity: NewIdentity) => void;
  readonly forget: () => void;
}

export const sessionMember = (
  db: ReadableDb,
  { number, soFar: atOpening }: ProvenMember,
  identity: NewIdentity,
): SessionMember => {
  let soFar = atOpening;
  let key = signingKey(identity.signingSeed);
  let boxKey = toHex(boxPublicKey(identity.boxSecretKey));
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
    roster,
    self,
    author: () => ({ number, key, role: self().role }),
    boxKey: () => boxKey,
    become: (next) => {
      key.forget();
      key = signingKey(next.signingSeed);
      boxKey = toHex(boxPublicKey(next.boxSecretKey));
    },
    forget: () => {
      key.forget();
    },
  };
};

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
