// What an export of a whole programme would bring into this vault: which numbers its records get, what is left out, and
// what cannot be taken in.
import { REGISTERS, type Register } from '../../../shared/domain/programme/register';
import type { RecordFacts, RecordTarget } from '../../../shared/domain/programme/record';
import { partsOf, RecordId, recordId } from '../../../shared/domain/programme/record-id';
import type { ImportRow } from '../../../shared/domain/table-import';
import { CriterionId, PointOfFocusId } from '../../../shared/ids';
import type { CalendarDate } from '../../../shared/period';
import { visibleText } from '../../../shared/visible-text';
import { isCriterion, pointOfFocus } from '../../catalog';
import type { ReadableDb } from '../../db/handles';
import { titleOf } from '../../records/record-columns';
import { leadBack } from '../tables/lead-back';
import { knownTargets, missingIn } from '../tables/read-row';
import { specOf } from '../tables/register-columns';
import { unsigned } from '../tables/state-coming-in';
import { telling } from '../tables/telling';
import { sameTargets } from './names-of-targets';
import { translateFacts, type Translation } from './translate-facts';
import type { Whole, WholeRecord } from './whole-json';

export interface PlannedVersion {
  readonly state: string;
  readonly facts: RecordFacts;
  readonly on: CalendarDate;
  readonly note: string;
}

export interface PlannedRecord {
  readonly id: RecordId;
  readonly versions: readonly PlannedVersion[];
  readonly links: readonly { readonly target: RecordTarget; readonly note: string }[];
  readonly withdrawn: string | null;
}

export interface PlannedRegister {
  readonly register: Register;
  readonly rows: readonly ImportRow[];
  readonly records: readonly PlannedRecord[];
}

export interface WholePlan {
  readonly registers: readonly PlannedRegister[];
  readonly told: readonly string[];
}

/** Numbers here by numbers there. */
const numbersFor = (
  db: ReadableDb,
  whole: Whole,
  tell: (sentence: string) => void,
): Map<string, RecordId> => {
  const numbers = new Map<string, RecordId>();
  const last = db.prepare('SELECT max(number) FROM register_record WHERE register = ?').pluck();
  for (const register of REGISTERS) {
    const highest = last.get(register) as number | null;
    whole.registers[register].forEach(({ id }, at) => {
      numbers.set(id, highest === null ? (id as RecordId) : recordId(register, highest + 1 + at));
    });
    const records = whole.registers[register].length;
    if (highest !== null && records > 0)
      tell(
        `This vault has ${specOf(register).many} already: the ${String(records)} of the file get other numbers, from ${recordId(register, highest + 1)} on.`,
      );
  }
  return numbers;
};

const LEFT_THERE = {
  signatures: 'signatures',
  editions: 'editions of policies',
  acknowledgements: 'acknowledgements',
} as const;

const tellLeft = (whole: Whole, tell: (sentence: string) => void): void => {
  for (const [name, words] of Object.entries(LEFT_THERE)) {
    const count = whole[name as keyof typeof LEFT_THERE].length;
    if (count > 0)
      tell(
        `${String(count)} ${words} stay in the file: they are what members of the other vault put their names to.`,
      );
  }
};

/** Plans everything in it; nothing is written here. */
export const planWhole = (db: ReadableDb, whole: Whole): WholePlan => {
  const { tell, told } = telling();
  tellLeft(whole, tell);
  const numbers = numbersFor(db, whole, tell);
  const same = sameTargets(db, whole.names);
  const translation: Translation = { recordOf: (id) => numbers.get(id) ?? null, same, tell };
  const known = knownTargets(db);

  const targetOf = (target: string): RecordTarget | null => {
    const isOfCatalog =
      (CriterionId.safeParse(target).success && isCriterion(target as CriterionId)) ||
      (PointOfFocusId.safeParse(target).success && pointOfFocus(target as PointOfFocusId) !== undefined);
    const here = isOfCatalog
      ? target
      : RecordId.safeParse(target).success
        ? (numbers.get(target) ?? null)
        : same(target);
    if (here === null) tell(`${target} is not in this vault, or something else; left out where it is named.`);
    return here as RecordTarget | null;
  };

  const plan = (register: Register, given: WholeRecord): PlannedRecord => {
    const spec = specOf(register);
    const versions = given.versions.map(({ state, facts, on, note }): PlannedVersion => {
      const coming = unsigned(spec, state, null);
      if (coming.instead)
        tell(
          `“${spec.states[state] ?? ''}” of ${spec.many} is what a signature in the other vault gave; it comes in as “${spec.states[coming.state] ?? ''}”.`,
        );
      return { state: coming.state, facts: translateFacts(translation, spec.fields, facts), on, note };
    });
    const links = given.links.flatMap(({ target, note }) => {
      const here = targetOf(target);
      return here === null ? [] : [{ target: here, note }];
    });
    const id = numbers.get(given.id) ?? (given.id as RecordId);
    return { id, versions, links, withdrawn: given.withdrawn };
  };

  const registers = REGISTERS.map((register): PlannedRegister => {
    const spec = specOf(register);
    const records = whole.registers[register].map((given) => plan(register, given));
    const current = records.map(({ id, versions }) => ({ id, facts: versions.at(-1)?.facts ?? {} }));
    const back = leadBack(spec, [], current);
    const rows = records.map(({ id, versions }, at): ImportRow => {
      const facts = versions.at(-1)?.facts ?? {};
      const leads = back.get(id);
      const problems = [
        ...new Set(versions.flatMap((version) => missingIn({ spec, known }, version.facts))),
        ...(leads === undefined ? [] : [leads]),
      ];
      const was = whole.registers[register][at]?.id ?? '';
      return {
        ...{ row: at + 2, subject: null, title: visibleText(titleOf(spec, facts)) },
        change: problems.length > 0 ? 'refused' : 'add',
        fields: was === id ? [] : [{ field: 'Id', before: was, after: id }],
        problem: problems.length > 0 ? problems.join(' ') : null,
      };
    });
    return { register, rows, records };
  });
  return { registers, told: told() };
};

/** The number behind the register of an id. */
export const numberIn = (id: RecordId): number => partsOf(id).number;
