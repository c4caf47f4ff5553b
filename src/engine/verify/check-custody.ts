// The custody extract: each shown line follows the one before it, is signed with the key the roster names
// for that member, by somebody whose role allowed it then, and the last one is the head that the signature covers.
import { z } from 'zod';
import { fromHex, toHex } from '../crypto/bytes';
import { journalLeaf } from '../crypto/hash';
import { journalMessage, verifySignature } from '../crypto/verify-signature';
import { JOURNAL_ACTIONS, type JournalAction } from '../../shared/domain/journal-action';
import { mayDo } from '../../shared/domain/roles';
import type { Instant } from '../../shared/period';
import { foldEntry, isValidEntry } from '../roster/fold-roster';
import { isPresent, memberOf, type Roster } from '../roster/roster';
import { fromBase64, latin1 } from './bytes-in-order';
import { type Files, jsonOf } from './check-content';
import type { Findings } from './findings';
import { type PackageJson, RosterJson } from './package-schema';
import { createPauses } from './pauses';
import { parseStrictJson, strictText } from './strict-json';

const ENTRIES = 'data/90_custody/entries.jsonl';
const ROSTER = 'data/90_custody/roster.json';
const CHECKPOINT = 'data/90_custody/checkpoint.txt';

const Shown = z.strictObject({ entry: z.string().max(1_000_000), sig: z.string().length(88) });
const Withheld = z.strictObject({
  leaf: z.string().regex(/^[0-9a-f]{64}$/),
  seq: z.number().int(),
  withheld: z.literal(true),
});
const Entry = z.looseObject({
  seq: z.number().int(),
  time: z.string(),
  member: z.string(),
  action: z.string(),
  subject: z.string(),
  detail: z.record(z.string(), z.unknown()),
  prev: z.string().regex(/^[0-9a-f]{64}$/),
});
type Entry = z.infer<typeof Entry>;
export type CustodyEntry = Entry;

/** What the extract tells, for checks beyond itself. */
export interface Custody {
  /** By number; withheld ones are not there. */
  readonly shown: ReadonlyMap<number, Entry>;
  /** Of every entry, in order. */
  readonly leaves: readonly string[];
}

const FIRST_PREV = '0'.repeat(64);

/** The key with which `member` signs at `seq`. */
const keyFor = (roster: RosterJson, member: string, seq: number): Uint8Array | null => {
  const keys = roster.members.find((one) => one.id === member)?.keys ?? [];
  const valid = keys.filter((key) => key.since_seq <= seq).sort((a, b) => b.since_seq - a.since_seq);
  return valid[0] === undefined ? null : fromHex(valid[0].ed25519, 32);
};

interface Walk {
  readonly findings: Findings;
  readonly roster: RosterJson;
  /** Leaf of the line before. */
  prev: string;
  seq: number;
  readonly shown: Map<number, Entry>;
  readonly leaves: string[];
  /** The members as the entries so far tell; roster.json only repeats it. */
  told: Roster | null;
}

const isAction = (action: string): action is JournalAction =>
  (JOURNAL_ACTIONS as readonly string[]).includes(action);

/** An entry whose author had no right to it is not part of the record, whoever signed the package. */
const judgeEntry = (walk: Walk, entry: Entry): void => {
  // A later writer may tell of more than this verifier knows.
  if (!isAction(entry.action)) return;
  const said = { ...entry, action: entry.action, time: entry.time as Instant };
  const after = foldEntry(walk.told, said);
  const where = `entry ${String(entry.seq)}`;
  // Without its beginning nobody's role is known; that is told by itself.
  if (walk.told !== null && !isValidEntry(walk.told, after, said)) {
    walk.findings.add('custody.not-allowed', ENTRIES, `${entry.member} had no right to ${where}`);
  }
  walk.told = after ?? walk.told;
};

const walkShown = (walk: Walk, raw: z.infer<typeof Shown>): void => {
  const { findings } = walk;
  const where = `entry ${String(walk.seq)}`;
  const leaf = toHex(journalLeaf(raw.entry));
  const parsed = Entry.safeParse(parseStrictJson(raw.entry, ENTRIES, findings));
  const before = walk.prev;
  walk.prev = leaf;
  if (!parsed.success) {
    findings.add('custody.malformed', ENTRIES, `${where} is not a journal line`);
    return;
  }
  const entry = parsed.data;
  if (entry.seq !== walk.seq)
    findings.add('custody.broken', ENTRIES, `${where} calls itself ${String(entry.seq)}`);
  if (entry.prev !== before)
    findings.add('custody.broken', ENTRIES, `${where} does not follow the line before it`);
  const signature = fromBase64(raw.sig, 64);
  const key = keyFor(walk.roster, entry.member, entry.seq);
  if (key === null) findings.add('custody.signature', ROSTER, `no key of ${entry.member} for ${where}`);
  else if (signature === null || !verifySignature(signature, journalMessage(raw.entry), key)) {
    findings.add('custody.signature', ENTRIES, `${where} is not signed with the key of ${entry.member}`);
  } else judgeEntry(walk, entry);
  walk.shown.set(walk.seq, entry);
};

const walkLine = (walk: Walk, line: string): void => {
  const value = parseStrictJson(line, ENTRIES, walk.findings);
  const withheld = Withheld.safeParse(value);
  const shown = Shown.safeParse(value);
  if (withheld.success) {
    if (withheld.data.seq !== walk.seq) {
      walk.findings.add('custody.broken', ENTRIES, `entry ${String(walk.seq)} is out of place`);
    }
    walk.prev = withheld.data.leaf;
  } else if (shown.success) walkShown(walk, shown.data);
  else if (value !== undefined) {
    walk.findings.add(
      'custody.malformed',
      ENTRIES,
      `line ${String(walk.seq + 1)} is neither shown nor withheld`,
    );
  }
  walk.leaves.push(walk.prev);
  walk.seq += 1;
};

const TakenIn = z.looseObject({
  version: z.number(),
  files: z.array(z.looseObject({ position: z.number(), sha256: z.string() })),
});

const isTakenIn = (entry: Entry, version: number): boolean =>
  TakenIn.safeParse(entry.detail).data?.version === version;

/** An approval that the package speaks of stands among the entries: that member, that time, that reason. */
const isApprovalTold = (
  { review, version }: PackageJson['evidence'][number],
  entries: readonly Entry[],
  told: Roster | null,
): boolean =>
  review?.state !== 'approved' ||
  entries.some(({ action, detail, time, member }) => {
    const name = memberOf(told, member)?.name ?? null;
    return (
      action === 'evidence.approved' &&
      detail['version'] === version &&
      time === review.approved &&
      (name === null || name === review.approved_by) &&
      (detail['override'] ?? null) === (review.override ?? null)
    );
  });

/**
 * Every evidence record names the entries about it; those entries must be shown and be about it, and the
 * one that took this version in must name the very bytes that are here.
 */
const checkReferences = async (
  json: PackageJson,
  shown: ReadonlyMap<number, Entry>,
  told: Roster | null,
  findings: Findings,
): Promise<void> => {
  const pause = createPauses();
  for (const evidence of json.evidence) {
    await pause();
    const entries: Entry[] = [];
    for (const seq of evidence.custody_entries) {
      const entry = shown.get(seq);
      if (entry?.subject === evidence.id) entries.push(entry);
      else {
        const where = `entry ${String(seq)}, which is not about it`;
        findings.add('custody.disagrees', ENTRIES, `${evidence.ref} names ${where}`);
      }
    }
    const taking = entries.find((entry) => isTakenIn(entry, evidence.version));
    const takenIn = taking && TakenIn.safeParse(taking.detail);
    const author = memberOf(told, taking?.member ?? '');
    const name = author?.name ?? null;
    if (name !== null && evidence.taken_in_by !== name) {
      findings.add('custody.disagrees', ENTRIES, `${evidence.ref} was taken in by somebody else`);
    }
    if (!isApprovalTold(evidence, entries, told)) {
      findings.add('custody.disagrees', ENTRIES, `no entry approves ${evidence.ref} as the package says`);
    }
    const hashes = (takenIn?.data?.files ?? [])
      .toSorted((a, b) => a.position - b.position)
      .map((file) => file.sha256);
    const here = evidence.files.toSorted((a, b) => a.position - b.position).map((file) => file.sha256);
    if (hashes.join(' ') !== here.join(' ')) {
      findings.add('custody.disagrees', ENTRIES, `no entry takes in the bytes that ${evidence.ref} has here`);
    }
  }
};

/** A key counts from a valid entry that names it; otherwise whoever signs packages could put words into a member's mouth. */
const checkRoster = (roster: RosterJson, told: Roster | null, findings: Findings): void => {
  for (const member of roster.members) {
    const known = memberOf(told, member.id);
    for (const key of member.keys) {
      const isTold = known?.keys.some((one) => one.sinceSeq === key.since_seq && one.signKey === key.ed25519);
      if (isTold === true) continue;
      const where = `entry ${String(key.since_seq)}`;
      findings.add('custody.disagrees', ROSTER, `${where} does not name the key of ${member.id}`);
    }
    const { role = known?.role, removed = known?.removedAt ?? undefined } = member;
    const agrees =
      known === undefined ||
      ((known.name ?? member.name) === member.name &&
        known.role === role &&
        (known.removedAt ?? undefined) === removed);
    if (!agrees) findings.add('custody.disagrees', ROSTER, `${member.id} is somebody else in the entries`);
  }
};

/** Who built the package is a member by that name, whose role allows it. */
const checkBuilder = (
  { package: { built_by: builder } }: PackageJson,
  told: Roster | null,
  findings: Findings,
): void => {
  const member = memberOf(told, builder.id);
  if (told === null) return;
  if (
    !isPresent(member) ||
    !mayDo(member.role, 'package.built') ||
    (member.name ?? builder.name) !== builder.name
  ) {
    findings.add(
      'custody.disagrees',
      ENTRIES,
      `${builder.id} is no member by that name who may build a package`,
    );
  }
};

/** Three lines that name the record, its length and its head. */
export const checkCheckpoint = ({ custody }: PackageJson, files: Files, findings: Findings): void => {
  const checkpoint = files.get(CHECKPOINT)?.bytes ?? null;
  const expected = `muniment/vault/${custody.vault}\n${String(custody.size)}\n${custody.head}\n`;
  if (checkpoint === null || latin1(checkpoint) !== expected) {
    findings.add('custody.disagrees', CHECKPOINT, 'not the checkpoint of this record');
  }
};

export const checkCustody = async (
  json: PackageJson,
  files: Files,
  findings: Findings,
): Promise<Custody | null> => {
  const roster = RosterJson.safeParse(jsonOf(files, ROSTER, findings));
  const bytes = files.get(ENTRIES)?.bytes ?? null;
  if (!roster.success) findings.add('custody.malformed', ROSTER, 'not a roster');
  if (bytes === null && !files.has(ENTRIES))
    findings.add('file.missing', ENTRIES, 'every package has this file');
  if (!roster.success || bytes === null) return null;
  const text = strictText(bytes, ENTRIES, findings);
  if (text === undefined) return null;
  if (!text.endsWith('\n')) findings.add('custody.malformed', ENTRIES, 'does not end with a line break');
  const walk: Walk = {
    findings,
    roster: roster.data,
    prev: FIRST_PREV,
    seq: 0,
    shown: new Map(),
    leaves: [],
    told: null,
  };
  const pause = createPauses();
  let start = 0;
  while (start < text.length) {
    await pause();
    const end = text.indexOf('\n', start);
    walkLine(walk, text.slice(start, end === -1 ? undefined : end));
    start = end === -1 ? text.length : end + 1;
  }
  const { custody } = json;
  if (walk.prev !== custody.head || walk.seq !== custody.size || walk.shown.size !== custody.shown) {
    findings.add('custody.disagrees', ENTRIES, 'head or number of entries are not the ones in package.json');
  }
  checkRoster(roster.data, walk.told, findings);
  await checkReferences(json, walk.shown, walk.told, findings);
  checkBuilder(json, walk.told, findings);
  return { shown: walk.shown, leaves: walk.leaves };
};
