// What the working file holds about the open package, for the lists of the receiver: read once, when first asked.
import type { Sha256 } from '../../../shared/ids';
import type { AuditorNote } from '../../../shared/domain/review';
import type { OpenVault } from '../../vault/open-vault';
import { type KeptOfReceived, NOTHING_KEPT, type OpenedReceived } from '../opened-received';
import { answersOf } from './answers';
import { markIn, marksOf } from './marks';
import { notesOf } from './notes';
import { picksOf } from './picks';

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
};

const grouped = <T>(all: readonly T[], key: (one: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(key(one));
    if (group === undefined) groups.set(key(one), [one]);
    else group.push(one);
  }
  return groups;
};

const NO_NOTES: readonly AuditorNote[] = [];
const NO_ROWS: ReadonlySet<number> = new Set();

interface Read {
  readonly seq: number | null;
  readonly seal: Sha256;
  readonly kept: KeptOfReceived;
}
/** Lists ask again with every page: what was read is good until the journal tells of a change. */
const lastRead = new WeakMap<OpenVault, Read>();

/** As it stands now: good for one answer, and not to be kept over a change. */
export const keptOf = (vault: OpenVault | null, received: OpenedReceived): KeptOfReceived => {
  if (vault?.kind !== 'working-file') return NOTHING_KEPT;
  const seq = vault.db.prepare('SELECT max(seq) FROM journal').pluck().get() as number | null;
  const { sealNumber: seal } = received;
  const last = lastRead.get(vault);
  if (last !== undefined && last.seq === seq && last.seal === seal) return last.kept;
  const kept = readKept(vault, received);
  lastRead.set(vault, { seq, seal, kept });
  return kept;
};

const readKept = ({ db }: OpenVault, received: OpenedReceived): KeptOfReceived => {
  const { client, sealNumber } = received;
  const marks = once(() => marksOf(db, client));
  const notes = once(() => grouped(notesOf(db, client), (note) => note.subject));
  const answers = once(() => answersOf(db, sealNumber));
  const picks = once(() => grouped(picksOf(db, sealNumber), (one) => one.populationId));
  return {
    markOf: (subject: string, digest: Sha256) => markIn(marks(), subject, digest),
    notesOn: (subject) => notes().get(subject) ?? NO_NOTES,
    countOfNotes: (subject) => (notes().get(subject) ?? NO_NOTES).length,
    answerTo: (requestId) => answers().get(requestId) ?? null,
    pickedRows: (populationId) => {
      const made = picks().get(populationId);
      return made === undefined ? NO_ROWS : new Set(made.flatMap(({ rows }) => rows));
    },
  };
};
