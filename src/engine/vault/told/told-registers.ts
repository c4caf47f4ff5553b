// What the journal tells of the records of the registers: every version with all it says, withdrawals, links made by hand
// and signatures. The columns lists sort by and the links of fields follow from what the current version says.
import { SPECS } from '../../../shared/domain/programme';
import type { RecordFacts } from '../../../shared/domain/programme/record';
import { recordId, RecordId } from '../../../shared/domain/programme/record-id';
import { type Register, REGISTERS } from '../../../shared/domain/programme/register';
import { memberId } from '../../../shared/ids';
import type { ReadableDb } from '../../db/handles';
import type { JournalText } from '../../journal/journal-text';
import { canonical, digestOfVersion } from '../../records/canonical';
import { linksOfFacts } from '../../records/field-links';
import { columnsOf } from '../../records/record-columns';
import {
  digestOf,
  PAGE,
  texts,
  type ToldKind,
  type Untold,
  WHAT_IT_IS_LINKED_TO,
  WHAT_IT_SAYS,
  WHAT_LISTS_SHOW,
} from './told-kind';

const WHO_SIGNED = 'who put their name to it';

interface Told {
  /** A chain over all versions: each digest is made of the one before and what the version says. */
  chain: string;
  version: number;
  /** What a signature on the current version stands for. */
  digest: string;
  withdrawn: unknown;
  readonly createdAt: string;
  changedAt: string;
  /** By target, made by hand. */
  readonly links: Map<string, unknown>;
  readonly signatures: string[];
  /** What an entry tells that no program of ours writes; null for none. */
  broken: string | null;
}

const chained = (chain: string, said: Readonly<Record<string, unknown>>): string => digestOf([chain, said]);

/** What an entry tells of a version, or a row holds of it. */
const versionTold = ({ detail, time, member }: JournalText): Record<string, unknown> => {
  const { version, state, facts, on, note, via } = detail;
  return { version, state, facts, on, note, via, at: time, by: member };
};

const digestTold = ({ facts, state }: JournalText['detail']): string =>
  digestOfVersion(facts as RecordFacts, String(state));

const taking = (told: Map<string, Told>): ToldKind['take'] => {
  const added = (entry: JournalText): void => {
    const { subject, time, detail } = entry;
    if (!RecordId.safeParse(subject).success) return;
    const known = told.get(subject);
    if (known !== undefined) {
      known.broken ??= `entry ${String(entry.seq)} adds it once more`;
      return;
    }
    told.set(subject, {
      chain: chained('', versionTold(entry)),
      version: 1,
      digest: digestTold(detail),
      withdrawn: null,
      createdAt: time,
      changedAt: time,
      links: new Map(),
      signatures: [],
      broken: detail['version'] === 1 ? null : `entry ${String(entry.seq)} begins with another version`,
    });
  };
  const changed = (known: Told, entry: JournalText): void => {
    if (entry.detail['version'] !== known.version + 1)
      known.broken ??= `entry ${String(entry.seq)} tells of a version out of its turn`;
    known.version += 1;
    known.chain = chained(known.chain, versionTold(entry));
    known.digest = digestTold(entry.detail);
    known.changedAt = entry.time;
  };
  const signed = (known: Told, { detail, member, time, seq }: JournalText): void => {
    const { version, meaning, digest, note } = detail;
    if (version !== known.version || digest !== known.digest)
      known.broken ??= `entry ${String(seq)} puts a name to something else than it says`;
    known.signatures.push(digestOf({ version, meaning, digest, note, at: time, by: member }));
  };
  return (entry) => {
    const { action, subject, detail, time } = entry;
    if (action === 'register.added') added(entry);
    const known = told.get(subject);
    if (known === undefined || !action.startsWith('register.') || action === 'register.added') return;
    if (known.withdrawn !== null)
      known.broken ??= `entry ${String(entry.seq)} changes it after it was withdrawn`;
    if (action === 'register.changed') changed(known, entry);
    if (action === 'register.signed') signed(known, entry);
    if (action === 'register.withdrawn') {
      known.withdrawn = detail['reason'];
      known.changedAt = time;
    }
    const targets = texts(detail['targets']) ?? [];
    if (action === 'register.linked') for (const target of targets) known.links.set(target, detail['note']);
    if (action === 'register.unlinked') for (const target of targets) known.links.delete(target);
  };
};

interface RecordRow {
  readonly number: number;
  readonly version: number;
  readonly title: string;
  readonly state: string;
  readonly is_ended: 0 | 1;
  readonly grouped: string;
  readonly owner: string;
  readonly due_on: string | null;
  readonly parent: string;
  readonly withdrawn: string | null;
  readonly created_at: string;
  readonly changed_at: string;
}

interface VersionRow {
  readonly version: number;
  readonly state: string;
  readonly facts: string;
  readonly on_day: string;
  readonly note: string;
  readonly via: string;
  readonly at: string;
  readonly by: number;
}

const factsIn = (text: string): RecordFacts | null => {
  try {
    const facts = JSON.parse(text) as RecordFacts;
    // One spelling: what is signed is this text.
    return canonical(facts) === text ? facts : null;
  } catch {
    // Null is a finding of the check.
    return null;
  }
};

/** Reads what stands of one record; prepared once for each register. */
const reading = (db: ReadableDb, register: Register) => {
  const versions = db.prepare(
    'SELECT * FROM register_version WHERE register = ? AND number = ? ORDER BY version',
  );
  const links = db.prepare(
    'SELECT field, target, note FROM register_link WHERE register = ? AND number = ? ORDER BY field, target',
  );
  const signatures = db.prepare(
    'SELECT version, meaning, member, digest, note, at FROM register_signature WHERE register = ? AND number = ?',
  );
  return {
    versions: (number: number) => versions.all(register, number) as VersionRow[],
    links: (number: number) =>
      links.all(register, number) as { field: string; target: string; note: string }[],
    signatures: (number: number) =>
      (
        signatures.all(register, number) as {
          version: number;
          meaning: string;
          member: number;
          digest: string;
          note: string;
          at: string;
        }[]
      ).map(({ member, ...signature }) => digestOf({ ...signature, by: memberId(member) })),
  };
};

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.toSorted().join() === b.toSorted().join();

const compareOne = (
  register: Register,
  row: RecordRow,
  known: Told | undefined,
  read: ReturnType<typeof reading>,
): readonly Untold[] => {
  const subject = recordId(register, row.number);
  const spec = SPECS[register];
  const versions = read.versions(row.number);
  const says = versions.map(({ facts, ...version }) => ({ ...version, facts: factsIn(facts) }));
  const chain = says.reduce(
    (before, { version, state, facts, on_day, note, via, at, by }) =>
      chained(before, { version, state, facts, on: on_day, note, via, at, by: memberId(by) }),
    '',
  );
  const last = says.at(-1);
  const facts = last?.facts ?? null;
  const isSame =
    known?.chain === chain &&
    known.version === row.version &&
    last?.version === row.version &&
    known.withdrawn === row.withdrawn &&
    known.createdAt === row.created_at &&
    known.changedAt === row.changed_at;
  if (!isSame || facts === null) return [{ subject, what: WHAT_IT_SAYS }];
  if (known.broken !== null) return [{ subject, what: WHAT_IT_SAYS, sentence: known.broken }];
  const links = read.links(row.number).map(({ field, target, note }) => digestOf([field, target, note]));
  const toldLinks = [
    ...linksOfFacts(spec, facts).map(({ field, target }) => digestOf([field, target, ''])),
    ...[...known.links].map(([target, note]) => digestOf(['', target, note])),
  ];
  const columns = columnsOf(spec, last.state, facts);
  const isListed =
    row.state === last.state &&
    row.title === columns.title &&
    row.is_ended === columns.isEnded &&
    row.grouped === columns.grouped &&
    row.owner === columns.owner &&
    row.due_on === columns.dueOn &&
    row.parent === columns.parent;
  return [
    ...(sameSet(links, toldLinks) ? [] : [{ subject, what: WHAT_IT_IS_LINKED_TO }]),
    ...(sameSet(read.signatures(row.number), known.signatures) ? [] : [{ subject, what: WHO_SIGNED }]),
    ...(isListed ? [] : [{ subject, what: WHAT_LISTS_SHOW }]),
  ];
};

export const toldRegisters = (): ToldKind => {
  const told = new Map<string, Told>();
  return {
    take: taking(told),
    *compare(db) {
      const missing = new Set(told.keys());
      for (const register of REGISTERS) {
        const page = db.prepare(
          `SELECT * FROM register_record WHERE register = ? AND number > ? ORDER BY number LIMIT ${String(PAGE)}`,
        );
        const read = reading(db, register);
        for (let last = 0; ;) {
          const rows = page.all(register, last) as RecordRow[];
          if (rows.length === 0) break;
          yield rows.flatMap((row) => {
            last = row.number;
            const subject = recordId(register, row.number);
            missing.delete(subject);
            return compareOne(register, row, told.get(subject), read);
          });
        }
      }
      yield [...missing].map((subject) => ({ subject, what: 'that it is missing' }));
      yield strangers(db);
    },
  };
};

/** Of registers nobody knows; what leads to no record at all is the foreign keys' to find. */
const strangers = (db: ReadableDb): Untold[] => {
  const among = REGISTERS.map((register) => `'${register}'`).join(', ');
  const rows = db
    .prepare(
      `SELECT register, number FROM register_record WHERE register NOT IN (${among}) OR number < 1 LIMIT 100`,
    )
    .all() as { register: string; number: number }[];
  return rows.map(({ register, number }) => ({
    subject: `${register} ${String(number)}`,
    what: 'that it is of no register',
  }));
};
