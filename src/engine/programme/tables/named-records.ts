// Finds the record a cell names: by its number or its exact name, of people by work e-mail too, in the vault or in the
// file that is being read.
import type { RecordFacts } from '../../../shared/domain/programme/record';
import { partsOf, RecordId, recordId } from '../../../shared/domain/programme/record-id';
import type { Register } from '../../../shared/domain/programme/register';
import type { ReadableDb } from '../../db/handles';
import { titleOf } from '../../records/record-columns';
import { recordsOf } from '../record-rows';
import { folded } from './record-keys';
import { specOf } from './register-columns';

/** The number as it is written; null for what is none of the register. */
export const idOf = (register: Register, text: string): RecordId | null => {
  const read = RecordId.safeParse(text.trim().toUpperCase());
  if (!read.success) return null;
  const parts = partsOf(read.data);
  return parts.register === register && recordId(register, parts.number) === read.data ? read.data : null;
};

export interface NamedRecords {
  /** Makes one known that the file adds. */
  readonly add: (register: Register, id: RecordId, facts: RecordFacts) => void;
  readonly has: (register: Register, id: RecordId) => boolean;
  /** Null where there is none, or more than one. */
  readonly find: (register: Register, text: string) => RecordId | null;
}

export const namedRecords = (db: ReadableDb): NamedRecords => {
  interface Known {
    readonly ids: Set<RecordId>;
    /** Null for a name of several. */
    readonly byName: Map<string, RecordId | null>;
  }
  const registers = new Map<Register, Known>();
  const put = ({ ids, byName }: Known, register: Register, id: RecordId, facts: RecordFacts): void => {
    ids.add(id);
    const names = [titleOf(specOf(register), facts), register === 'person' ? facts['email'] : ''].map(folded);
    for (const name of new Set(names)) {
      const had = byName.get(name);
      if (name !== '') byName.set(name, had === undefined || had === id ? id : null);
    }
  };
  const known = (register: Register): Known => {
    const there = registers.get(register);
    if (there !== undefined) return there;
    const made: Known = { ids: new Set(), byName: new Map() };
    registers.set(register, made);
    for (const one of recordsOf(db, register, { withWithdrawn: true })) {
      if (one.withdrawn === null) put(made, register, one.id, one.facts);
      else made.ids.add(one.id);
    }
    return made;
  };
  return {
    add: (register, id, facts) => {
      put(known(register), register, id, facts);
    },
    has: (register, id) => known(register).ids.has(id),
    find: (register, text) => {
      const { ids, byName } = known(register);
      const id = idOf(register, text);
      if (id !== null) return ids.has(id) ? id : null;
      return byName.get(folded(text)) ?? null;
    },
  };
};
