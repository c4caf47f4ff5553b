// The part of the journal that a package shows: entries about what is in it, in full; all others as a
// hash, so that the sequence has no holes and nothing about other things leaves the vault.
import { z } from 'zod';
import { memberId, type EngagementId, numberOf, type Sha256 } from '../../shared/ids';
import { invariant } from '../../shared/errors';
import { bytesFromHex, toHex } from '../crypto/bytes';
import type { JournalAction } from '../../shared/domain/journal-action';
import { memberNames } from '../journal/member-names';
import { NOTHING_READ, readRoster } from '../journal/read-roster';
import type { OpenVault } from '../vault/open-vault';
import type { PackageFacts } from './collect-package-facts';
import type { CustodyLine, PackageContent } from './package-content';

interface JournalRow {
  readonly seq: number;
  readonly action: string;
  readonly subject: string;
  readonly line: string;
  readonly leaf: Uint8Array;
  readonly signature: Uint8Array;
}

/** Number of the newest journal entry. */
export const journalPosition = (vault: OpenVault): number => {
  const row = vault.db.prepare('SELECT max(seq) AS seq FROM journal').get() as { seq: number | null };
  invariant(row.seq !== null, 'a vault begins with a journal entry');
  return row.seq;
};

/** The members as the journal tells of them up to entry `until`. */
const rosterUntil = (vault: OpenVault, until: number): PackageContent['custody']['roster'] => {
  const { roster } = readRoster(vault.db, NOTHING_READ, until);
  invariant(roster !== null, 'an open vault has a roster');
  const names = memberNames(vault.db);
  return roster.members.map((member) => ({
    id: memberId(member.number),
    name: names.get(member.number) ?? '',
    role: member.role,
    removedAt: member.removedAt,
    keys: member.keys.map((key) => ({ sinceSeq: key.sinceSeq, publicKey: bytesFromHex(key.signKey) })),
  }));
};

/**
 * What management plans, rates, excuses and words over again concerns the same subjects and is not handed
 * over: such entries would tell every earlier draft.
 */
const SHOWN_ACTS = /^(vault|member|backup|engagement|control|evidence)\./;
/** Of packages no more: the others tell who receives what. */
const SHOWN_OF_PACKAGES: readonly string[] = [
  'package.built',
  'package.rebuilt',
  'package.recalled',
] satisfies JournalAction[];
const NEVER_SHOWN: readonly string[] = ['engagement.scope-changed'] satisfies JournalAction[];

const mayBeShown = (action: string): boolean =>
  SHOWN_OF_PACKAGES.includes(action) ||
  (SHOWN_ACTS.test(action) && !NEVER_SHOWN.includes(action) && !NOT_OF_ITEMS.includes(action));

/** Internal remarks, and every earlier wording. */
const NOT_OF_ITEMS: readonly string[] = [
  'evidence.requested',
  'evidence.item-changed',
  'evidence.link-reason-changed',
] satisfies JournalAction[];

/** Entries that tell what one version of a control says. */
const OF_A_VERSION: readonly string[] = [
  'control.added',
  'control.revised',
  'control.corrected',
  'control.retired',
] satisfies JournalAction[];

const Numbered = z.looseObject({ detail: z.looseObject({ version: z.number().optional() }) });

/**
 * Whether a version is told that the package does not hold: last year's wording of a control, or next year's;
 * evidence before it was redacted. Entries of older vaults name none; then there was one.
 */
const tellsAnother = (row: JournalRow, held: ReadonlyMap<string, ReadonlySet<number>>): boolean => {
  const isOfEvidence = row.action.startsWith('evidence.');
  if (!isOfEvidence && !OF_A_VERSION.includes(row.action)) return false;
  const version = Numbered.safeParse(JSON.parse(row.line)).data?.detail.version;
  // What is done to an item as a whole names no version.
  if (isOfEvidence && version === undefined) return false;
  return held.get(row.subject)?.has(version ?? 1) !== true;
};

const OF_LINKS: readonly string[] = ['evidence.linked', 'evidence.unlinked'] satisfies JournalAction[];
const Linked = z.looseObject({ detail: z.looseObject({ controls: z.array(z.string()).optional() }) });

/** Whether a link is told to a control that the package does not have, with the reason given for it. */
const linksAnother = (row: JournalRow, about: ReadonlySet<string>): boolean =>
  OF_LINKS.includes(row.action) &&
  (Linked.safeParse(JSON.parse(row.line)).data?.detail.controls ?? []).some((id) => !about.has(id));

export interface Custody {
  readonly custody: PackageContent['custody'];
  /** Subject → numbers of the shown entries about it. */
  readonly seqsOf: ReadonlyMap<string, readonly number[]>;
}

/** The extract up to and including entry `until`. */
export const collectCustody = (
  vault: OpenVault,
  facts: PackageFacts,
  engagement: EngagementId,
  until: number,
): Custody => {
  const packages = vault.db
    .prepare('SELECT DISTINCT package AS id FROM package_round WHERE engagement = ?')
    .all(numberOf(engagement)) as { id: string }[];
  const roster = rosterUntil(vault, until);
  const about = new Set<string>([
    vault.vaultId,
    engagement,
    ...roster.map((member) => member.id),
    ...packages.map((one) => one.id),
    ...facts.controls.map((one) => one.id),
    ...facts.evidence.map((one) => one.id),
  ]);
  const rows = vault.db
    .prepare('SELECT seq, action, subject, line, leaf, signature FROM journal WHERE seq <= ? ORDER BY seq')
    .all(until) as JournalRow[];
  const held = new Map<string, ReadonlySet<number>>([
    ...facts.controls.map((one) => [one.id, new Set(one.versions.map((each) => each.version))] as const),
    ...facts.evidence.map((one) => [one.id, new Set([one.version])] as const),
  ]);
  const seqsOf = new Map<string, number[]>();
  const lines = rows.map((row): CustodyLine => {
    const isShown =
      about.has(row.subject) &&
      mayBeShown(row.action) &&
      !tellsAnother(row, held) &&
      !linksAnother(row, about);
    if (!isShown) return { seq: row.seq, leaf: toHex(row.leaf) as Sha256 };
    seqsOf.set(row.subject, [...(seqsOf.get(row.subject) ?? []), row.seq]);
    return { seq: row.seq, line: row.line, signature: new Uint8Array(row.signature) };
  });
  const last = rows.at(-1);
  invariant(last !== undefined, 'a package is built after the first journal entry');
  return {
    custody: { lines, head: toHex(last.leaf) as Sha256, roster },
    seqsOf,
  };
};
