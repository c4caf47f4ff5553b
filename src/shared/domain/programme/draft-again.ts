// A text that was approved, reviewed or signed and then changed is a draft again: what people put their name to is the
// version before, and no state says otherwise.
import type { RecordFacts } from './record';
import type { Register } from './register';

const FINISHED: Readonly<Partial<Record<Register, readonly string[]>>> = {
  policy: ['approved', 'in-force'],
  document: ['reviewed', 'signed'],
};

/** The texts of a document: the nine parts of a description, and that of a letter. */
export const DOCUMENT_TEXTS = [
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
] as const;

/** By the fields that are the text; what else has to stay is told below, and the rest may be changed beside it. */
export const TEXT_FIELDS: Readonly<Partial<Record<Register, readonly string[]>>> = {
  policy: ['text'],
  document: DOCUMENT_TEXTS,
};

/** What else stands on the paper somebody signs: under another title a name would stand under another document. */
const HEAD_FIELDS: Readonly<Partial<Record<Register, readonly string[]>>> = {
  document: ['type', 'title', 'engagement', 'isFirmsWording'],
};

/** Who is to sign is often said after a review, and is not to be another one after it. */
const isSameSignatory = (before: RecordFacts, after: RecordFacts): boolean =>
  (before['signatory'] ?? '') === '' || before['signatory'] === after['signatory'];

/** Whether a name that was put to the one still stands under the other. */
export const isSameText = (register: Register, before: RecordFacts, after: RecordFacts): boolean =>
  [...(TEXT_FIELDS[register] ?? []), ...(HEAD_FIELDS[register] ?? [])].every(
    (field) => before[field] === after[field],
  ) &&
  (register !== 'document' || isSameSignatory(before, after));

/** The state a record has after a change of its facts that asked for no other state. */
export const stateAfterChange = (
  register: Register,
  state: string,
  before: RecordFacts,
  after: RecordFacts,
): string =>
  (FINISHED[register] ?? []).includes(state) && !isSameText(register, before, after) ? 'draft' : state;
