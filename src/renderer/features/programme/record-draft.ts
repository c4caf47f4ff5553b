// A record while it is typed: what it begins with, what is wrong with it, and what of it differs. Pure.
import { type Register, SPECS } from '../../../shared/domain/programme';
import { type Field, isAsked, isStated, nothingStated } from '../../../shared/domain/programme/field';
import { partsOf, RecordId } from '../../../shared/domain/programme/record-id';
import type { CalendarDate } from '../../../shared/period';
import { recordForm as text } from '../../messages/programme';

export type Facts = Readonly<Record<string, unknown>>;

export interface RecordDraft {
  readonly facts: Facts;
  readonly state: string;
  readonly on: CalendarDate | null;
  readonly note: string;
}

/** Facts a new record begins with: nothing stated, first choices, and what the address gives (its vendor). */
export const newFacts = (register: Register, parent: string | undefined): Facts => {
  const spec = SPECS[register];
  return {
    ...nothingStated(spec.fields),
    ...(parent !== undefined && spec.parent !== null && { [spec.parent]: parent }),
  };
};

/** From which day a new record holds unless somebody says otherwise: the day it tells of itself, when that is past. */
const FIRST_DAY: Readonly<Partial<Record<Register, string>>> = {
  person: 'startedOn',
  incident: 'detectedOn',
  'own-report': 'issuedOn',
  share: 'sharedOn',
};
export const firstDayOf = (register: Register, facts: Facts, today: CalendarDate): CalendarDate => {
  const name = FIRST_DAY[register];
  const day = name === undefined ? null : facts[name];
  return typeof day === 'string' && day <= today ? (day as CalendarDate) : today;
};

/** From which day a change holds unless somebody says otherwise: not before what stands there already. */
export const nextDayOf = (holdsFrom: CalendarDate, today: CalendarDate): CalendarDate =>
  holdsFrom > today ? holdsFrom : today;

const faultOf = (field: Field, value: unknown): string | null => {
  if (field.isRequired && !(typeof value === 'string' ? isStated(value.trim()) : isStated(value)))
    return text.required(field.label);
  if (field.type === 'record' && isStated(value)) {
    const id = RecordId.safeParse(value);
    if (!id.success || partsOf(id.data).register !== field.of)
      return text.notRecord(SPECS[field.of as Register].prefix);
  }
  const parsed = field.schema.safeParse(value);
  if (parsed.success) return null;
  const [issue] = parsed.error.issues;
  if (field.type === 'count') return text.notNumber;
  return issue?.code === 'too_big' ? text.tooLong : text.wrong;
};

/** What is wrong with what is asked, by field; empty when it can be stored. */
export const faultsOf = (register: Register, facts: Facts): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(SPECS[register].fields).flatMap(([name, field]) => {
      const fault = isAsked(field, facts) ? faultOf(field, facts[name]) : null;
      return fault === null ? [] : [[name, fault]];
    }),
  );

/** What is not asked and could not be stored says nothing: nobody sees it to put it right. */
export const settledFacts = (register: Register, facts: Facts): Facts => {
  const { fields } = SPECS[register];
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => {
      const field = fields[name];
      const isLost = field !== undefined && !isAsked(field, facts) && faultOf(field, value) !== null;
      return [name, isLost ? field.nothing : value];
    }),
  );
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Only the facts that differ: another member's change of another field stays what it is. */
export const changedFacts = (before: Facts, after: Facts): Facts =>
  Object.fromEntries(Object.entries(after).filter(([name, value]) => !same(before[name], value)));
