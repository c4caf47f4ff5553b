// A text that was approved, reviewed or signed and then changed is a draft again: what people put their name to is the
// version before, and no state says otherwise.
import type { RecordFacts } from './record';
import type { Register } from './register';

const FINISHED: Readonly<Partial<Record<Register, readonly string[]>>> = {
  policy: ['approved', 'in-force'],
  document: ['reviewed', 'signed'],
};

/** By the fields of a document that are its text; the rest may be changed beside it. */
export const TEXT_FIELDS: Readonly<Partial<Record<Register, readonly string[]>>> = {
  policy: ['text'],
  document: [
    'services',
    'commitments',
    'components',
    'incidents',
    'criteria',
    'userControls',
    'subservice',
    'notApplicable',
    'changes',
    'text',
  ],
};

export const isSameText = (register: Register, before: RecordFacts, after: RecordFacts): boolean =>
  (TEXT_FIELDS[register] ?? []).every((field) => before[field] === after[field]);

/** The state a record has after a change of its facts that asked for no other state. */
export const stateAfterChange = (
  register: Register,
  state: string,
  before: RecordFacts,
  after: RecordFacts,
): string =>
  (FINISHED[register] ?? []).includes(state) && !isSameText(register, before, after) ? 'draft' : state;
