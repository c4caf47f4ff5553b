// What of the programme a package tells, and what of it never leaves (docs/format/package-v1.md §6.7). The writer and
// every verifier read it here; it names no spec, so that the checker in a browser stays small.
import { DOCUMENT_TEXTS } from './draft-again';
import type { Register } from './register';

/** In the order a package tells them. Our own reports, their copies and questionnaires are told in none. */
export const HANDED_REGISTERS = [
  'document',
  'vendor',
  'vendor-report',
  'person',
  'incident',
  'risk',
  'change',
  'policy',
  'ai-asset',
] as const satisfies readonly Register[];
export type HandedRegister = (typeof HANDED_REGISTERS)[number];

/** Of every register. */
const NEVER_TOLD = ['notes'];
const KEPT: Readonly<Record<HandedRegister, readonly string[]>> = {
  // Their texts are files of their own.
  document: DOCUMENT_TEXTS,
  vendor: [],
  'vendor-report': [],
  person: ['email'],
  incident: [],
  risk: [],
  change: [],
  policy: ['text', 'starter'],
  'ai-asset': [],
};

/** Names of the fields a package does not tell of a record. */
export const keptFields = (register: HandedRegister): ReadonlySet<string> =>
  new Set([...NEVER_TOLD, ...KEPT[register]]);

/** A verifier refuses these names anywhere: nobody but an auditor concludes (docs/format/package-v1.md §9). */
const LIKE_A_RESULT: ReadonlySet<string> = new Set([
  'opinion',
  'conclusion',
  'result',
  'results',
  'score',
  'passed',
]);

/** `nextReviewOn` → `next_review_on`; `opinion` → `stated_opinion`. */
export const memberName = (field: string): string => {
  const snake = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return LIKE_A_RESULT.has(snake) ? `stated_${snake}` : snake;
};

/** Ids of records of each register begin with it. */
export const HANDED_PREFIX: Readonly<Record<HandedRegister, string>> = {
  document: 'DOC',
  vendor: 'VND',
  'vendor-report': 'VRP',
  person: 'PER',
  incident: 'INC',
  risk: 'RSK',
  change: 'CHG',
  policy: 'POL',
  'ai-asset': 'AIA',
};
