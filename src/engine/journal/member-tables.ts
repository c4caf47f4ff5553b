// The tables about members repeat the journal for searching; a check says where they say something else.
import type { CheckFinding } from '../../shared/domain/vault';
import { memberId } from '../../shared/ids';
import { toHex } from '../crypto/bytes';
import type { ReadableDb } from '../db/handles';
import type { Roster, RosterMember } from '../roster/roster';

interface MemberRow {
  readonly number: number;
  readonly name: string;
  readonly role: string;
  readonly slot: string | null;
  readonly removed_at: string | null;
}

interface KeyRow {
  readonly member: number;
  readonly since_seq: number;
  readonly public_key: Uint8Array;
  readonly box_public_key: Uint8Array | null;
}

export interface TableKeys {
  /** The key, in hex, that the table names for an entry. */
  readonly keyOf: (member: number, seq: number) => string | null;
}

export interface MemberTables extends TableKeys {
  readonly compare: (roster: Roster | null) => CheckFinding[];
}

const UNTOLD_KEY = {
  code: 'journal.untold-key',
  detail: 'a member key that no entry tells of',
} as const;
const UNTOLD_MEMBER = {
  code: 'journal.untold-member',
  detail: 'the table of members says something else than the journal',
} as const;

/** What the journal does not tell of vaults of the first draft is not compared. */
const agree = (told: RosterMember, row: MemberRow): boolean =>
  (told.name ?? row.name) === row.name &&
  told.role === row.role &&
  (told.slot ?? row.slot) === row.slot &&
  told.removedAt === row.removed_at;

export const memberTables = (db: ReadableDb): MemberTables => {
  const rows = db
    .prepare('SELECT number, name, role, slot, removed_at FROM member ORDER BY number')
    .all() as MemberRow[];
  const keys = db
    .prepare(
      'SELECT member, since_seq, public_key, box_public_key FROM member_key ORDER BY member, since_seq DESC',
    )
    .all() as KeyRow[];
  const isTold = (roster: Roster | null, row: KeyRow): boolean =>
    roster?.members.some(
      (member) =>
        member.number === row.member &&
        member.keys.some(
          (key) =>
            key.sinceSeq === row.since_seq &&
            key.signKey === toHex(row.public_key) &&
            key.boxKey === (row.box_public_key && toHex(row.box_public_key)),
        ),
    ) ?? false;
  return {
    keyOf: (member, seq) => {
      const found = keys.find((key) => key.member === member && key.since_seq <= seq);
      return found === undefined ? null : toHex(found.public_key);
    },
    compare: (roster) => {
      const untoldKeys = keys
        .filter((row) => !isTold(roster, row))
        .map((row) => ({ ...UNTOLD_KEY, subject: `entry ${String(row.since_seq)}` }));
      if (roster === null) return untoldKeys;
      const told = roster.members.filter((member) => {
        const row = rows.find((candidate) => candidate.number === member.number);
        const keyRows = keys.filter((key) => key.member === member.number).length;
        return row === undefined || !agree(member, row) || keyRows < member.keys.length;
      });
      const numbers = new Set([
        ...told.map((member) => member.number),
        ...rows.filter((row) => row.number > roster.members.length).map((row) => row.number),
      ]);
      const untoldMembers = [...numbers].map((number) => ({ ...UNTOLD_MEMBER, subject: memberId(number) }));
      return [...untoldKeys, ...untoldMembers];
    },
  };
};
