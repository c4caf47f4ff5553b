// Records of any register with every sort of value in every field, hostile texts included, from a seed.
import fc from 'fast-check';
import { SPECS } from '../../../src/shared/domain/programme';
import type { Field, Fields } from '../../../src/shared/domain/programme/field';
import type { Register } from '../../../src/shared/domain/programme/register';

/** What can be named in the vault the records go into. */
export interface Nameable {
  readonly controls: readonly string[];
  readonly evidence: readonly string[];
  readonly criteria: readonly string[];
  readonly engagements: readonly string[];
  readonly records: Readonly<Partial<Record<Register, readonly string[]>>>;
}

const HOSTILE = [
  "=cmd|'/c calc'!A1",
  '+1+1',
  "'=2",
  '@SUM(A1)',
  '\u202egnp.exe',
  '\u0007bell',
  '<script>alert(1)</script>',
  'a;b,c\t"d"\r\ne',
  '\\u{202E} \\u{005C}',
  'Zoë \ud83d\ude00 \ufeff\u200b',
  '_x000D_',
  '\ufffe\uffff',
  'N/A',
  'none',
  '2026-01-01',
  '--',
  '{"a":1}',
];

const words = (maxLength: number) =>
  fc
    .oneof(
      fc.constantFrom(...HOSTILE),
      fc.string({ unit: 'grapheme', maxLength }),
      fc.string({ unit: 'binary', maxLength: maxLength / 2 }),
      fc.string({ unit: fc.constantFrom(...Array.from('=+-@\'"\\u{}0;:,|\n\t\r xX')), maxLength }),
    )
    .map((text) => text.replaceAll('\0', '').toWellFormed().trim().slice(0, 290).toWellFormed().trim());
const some = (texts: fc.Arbitrary<string>) => texts.filter((text) => text !== '');

const several = (ids: readonly string[]) =>
  ids.length === 0 ? fc.constant([]) : fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 3 });

const ofField = (name: string, field: Field, can: Nameable, self: Register): fc.Arbitrary<unknown> => {
  const options = field.options.map(({ id }) => id);
  switch (field.type) {
    case 'choice':
      return fc.constantFrom(...(field.isRequired ? options : ['', ...options]));
    case 'choices':
      return several(options);
    case 'yes-no':
      return fc.constantFrom('yes', 'no', 'unknown');
    case 'day':
      return fc.constantFrom(null, '2026-04-03', '1999-12-31', '2101-02-28');
    case 'count':
      return fc.constantFrom(null, 0, 7, 1_000_000_000);
    case 'controls':
      return several(can.controls);
    case 'evidence':
      return several(can.evidence);
    case 'criteria':
      return several(can.criteria);
    case 'record': {
      // Of its own register it names nobody: who may be named there depends on the order.
      const ids = field.of === self ? [] : (can.records[field.of as Register] ?? []);
      return ids.length === 0 ? fc.constant('') : fc.constantFrom(...(field.isRequired ? ids : ['', ...ids]));
    }
    case 'rows':
      return fc.array(ofFields(field.fields ?? {}, can, self), { maxLength: 3 });
    case 'markdown':
      return words(120).map((text) => `# ${text}\n\n- ${text}  \n`);
    default:
      if (name === 'engagement') return fc.constantFrom(...can.engagements);
      return field.isRequired ? some(words(30)) : words(30);
  }
};

const ofFields = (fields: Fields, can: Nameable, self: Register): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(
    Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, ofField(name, field, can, self)]),
    ),
  );

/** States that no signature of a member gives. */
const statesOf = (register: Register): string[] =>
  Object.keys(SPECS[register].states).filter(
    (state) =>
      !(register === 'policy' && ['approved', 'in-force'].includes(state)) &&
      !(register === 'document' && ['reviewed', 'signed'].includes(state)),
  );

export const randomRecord = (
  register: Register,
  can: Nameable,
): fc.Arbitrary<{ facts: Record<string, unknown>; state: string }> =>
  fc.record({
    facts: ofFields(SPECS[register].fields, can, register),
    state: fc.constantFrom(...statesOf(register)),
  });
