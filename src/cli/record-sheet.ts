// A record of the programme for people at a terminal: everything that is stated, and what wants somebody's eye.
import { SPECS } from '../shared/domain/programme';
import type { Field } from '../shared/domain/programme/field';
import { isStated } from '../shared/domain/programme/field';
import { fieldText } from '../shared/domain/programme/field-text';
import type { RecordDetail, RecordFacts, RecordSummary } from '../shared/domain/programme/record';
import type { Register } from '../shared/domain/programme/register';
import { signalText, weightText } from '../shared/signal-texts';
import { text } from './safe-text';
import { facts, table } from './table';

/** What asks for somebody, as a list has room for it: `Act 1, Look 2`. */
export const eyeText = ({ signals }: Pick<RecordSummary, 'signals'>): string =>
  (['stop', 'look', 'note'] as const)
    .map((weight) => [weight, signals.filter((signal) => signal.weight === weight).length] as const)
    .filter(([, count]) => count > 0)
    .map(([weight, count]) => `${weightText(weight)} ${String(count)}`)
    .join(', ');

export const stateText = (one: Pick<RecordSummary, 'withdrawn' | 'state' | 'register'>): string =>
  one.withdrawn === null ? (SPECS[one.register].states[one.state] ?? one.state) : 'Withdrawn';

/** The table of a register with the columns its window has. */
export const recordTable = (
  register: Register,
  rows: readonly RecordSummary[],
  terminalColumns: number | null,
): string[] => {
  const spec = SPECS[register];
  const shown = spec.columns.filter((name) => name !== spec.title);
  const fieldsShown = shown.map((name) => [name, spec.fields[name]] as const);
  return table(
    [
      { title: 'Id' },
      { title: spec.fields[spec.title]?.label ?? 'Title', flexible: true },
      { title: 'State' },
      ...fieldsShown.map(([, field]) => ({ title: field?.label ?? '', flexible: true })),
      { title: 'To look at' },
    ],
    rows.map((one) => [
      one.id,
      one.title,
      stateText(one),
      ...fieldsShown.map(([name, field]) =>
        name === spec.parent && one.parent !== null
          ? one.parent.title
          : field === undefined
            ? ''
            : fieldText(field, one.facts[name]),
      ),
      eyeText(one),
    ]),
    terminalColumns,
  );
};

const statedFields = (fields: Readonly<Record<string, Field>>, all: RecordFacts) =>
  Object.entries(fields).filter(([name]) => isStated(all[name]));

const rowLines = (field: Field, rows: readonly RecordFacts[]): string[] => {
  const inner = field.fields ?? {};
  return rows.flatMap((row, at) => [
    text`  ${String(at + 1)}.`,
    ...facts(
      statedFields(inner, row).map(
        ([name, one]) => [`     ${one.label}`, fieldText(one, row[name])] as const,
      ),
    ),
  ]);
};

const longText = (field: Field, value: unknown): string[] => [
  '',
  text`${field.label}:`,
  ...String(value)
    .split('\n')
    .map((one) => text`  ${one}`),
];

const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

/** Every field that is stated, long texts and rows at the end and in full. */
export const recordSheet = (one: RecordDetail): string[] => {
  const spec = SPECS[one.register];
  const stated = statedFields(spec.fields, one.facts);
  const short = stated.filter(([, { type }]) => type !== 'rows' && type !== 'markdown');
  return [
    ...facts([
      [capital(spec.one), `${one.id} ${one.title}`],
      ['State', one.withdrawn === null ? stateText(one) : `Withdrawn: ${one.withdrawn}`],
      ...short.map(([name, field]): [string, string] => [field.label, fieldText(field, one.facts[name])]),
      ...one.signals.map((signal): [string, string] => [weightText(signal.weight), signalText(signal)]),
      ...one.linked
        .filter(({ field }) => field === '')
        .map((link): [string, string] => [
          'Linked to',
          [`${link.target} ${link.title}`, link.note].filter((part) => part !== '').join(': '),
        ]),
      ...one.children.map((child): [string, string] => ['Named by', `${child.id} ${child.title}`]),
      ...one.signatures.map((signature): [string, string] => [
        capital(signature.meaning),
        `version ${String(signature.version)} by ${signature.by}, ${signature.at}`,
      ]),
      ...one.versions.map((version): [string, string] => [
        `Version ${String(version.version)}`,
        [`from ${version.on}, ${version.by}`, version.note].filter((part) => part !== '').join(': '),
      ]),
    ]),
    ...stated
      .filter(([, { type }]) => type === 'rows')
      .flatMap(([name, field]) => [
        '',
        text`${field.label}:`,
        ...rowLines(field, one.facts[name] as RecordFacts[]),
      ]),
    ...stated
      .filter(([, { type }]) => type === 'markdown')
      .flatMap(([name, field]) => longText(field, one.facts[name])),
  ];
};
