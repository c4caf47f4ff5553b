// What a package says of a record of a register: its fields by their labels, its rows as tables, and who stands behind
// it. Management's words; nothing is judged or added here.
import { SPECS } from '../../shared/domain/programme';
import type { Field } from '../../shared/domain/programme/field';
import { fieldText } from '../../shared/domain/programme/field-text';
import { memberName } from '../../shared/domain/programme/handed-over';
import { Register } from '../../shared/domain/programme/register';
import type { RecordParts } from './record-parts';
import { countIn, listIn, type Said, saidIn, textIn, visibleLines } from './said';
import { dayWord, momentWord, recordStateWord, registerWord } from './words';

const MOST_ROWS = 2000;

const fieldsOf = (register: string): [string, Field][] => {
  const known = Register.safeParse(register);
  return known.success ? Object.entries(SPECS[known.data].fields) : [];
};

/** A value somebody else's program may have written: as text, whatever its shape. */
const valueText = (field: Field, value: unknown): string => {
  if (field.type === 'day') return dayWord(textIn({ value }, 'value'));
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) {
    const texts = value.filter((one): one is string => typeof one === 'string');
    return visibleLines(fieldText(field, texts));
  }
  return typeof value === 'string' ? visibleLines(fieldText(field, value)) : '';
};

const rowsOf = (label: string, field: Field, rows: readonly Said[]): RecordParts['tables'] => {
  const columns = Object.entries(field.fields ?? {});
  return rows.length === 0
    ? []
    : [
        {
          label,
          columns: columns.map(([, one]) => one.label),
          rows: rows
            .slice(0, MOST_ROWS)
            .map((row) =>
              columns.map(([name, one]) =>
                one.type === 'text' ? textIn(row, memberName(name)) : valueText(one, row[memberName(name)]),
              ),
            ),
        },
      ];
};

const table = (
  label: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): RecordParts['tables'] =>
  rows.length === 0
    ? []
    : [{ label, columns: [...columns], rows: rows.slice(0, MOST_ROWS).map((row) => [...row]) }];

const asked = (edition: Said): string => {
  const [number, open] = [countIn(edition, 'asked'), countIn(edition, 'open')];
  return number === null || open === null ? '' : `${String(number - open)} of ${String(number)} people asked`;
};

const editionsTable = (said: Said): RecordParts['tables'] =>
  table(
    'Editions in force in the examined time',
    ['Edition', 'From', 'To', 'Approved by', 'Acknowledged by', 'Text', 'SHA-256 of the text'],
    listIn(said, 'editions').map((one) => [
      textIn(one, 'edition'),
      dayWord(textIn(one, 'in_force_from')),
      dayWord(textIn(one, 'in_force_to')),
      textIn(one, 'approved_by'),
      asked(one),
      textIn(one, 'text'),
      textIn(one, 'text_sha256'),
    ]),
  );

const inspectionTable = (said: Said): RecordParts['tables'] =>
  table(
    'Not handed on, available for inspection',
    ['Evidence', 'Title', 'File', 'SHA-256'],
    listIn(said, 'for_inspection').flatMap((one) =>
      listIn(one, 'files').map((file) => [
        textIn(one, 'ref'),
        textIn(one, 'title'),
        textIn(file, 'position'),
        textIn(file, 'sha256'),
      ]),
    ),
  );

export const programmeRecord = (said: Said): RecordParts => {
  const register = textIn(said, 'register');
  const told = saidIn(said, 'facts');
  // What names it stands above all of it.
  const fields = fieldsOf(register).filter(
    ([name]) => memberName(name) in told && textIn(told, memberName(name)) !== textIn(said, 'title'),
  );
  const short = fields.filter(([, field]) => field.type !== 'text' && field.type !== 'rows');
  const long = fields.filter(([, field]) => field.type === 'text');
  const rows = fields.filter(([, field]) => field.type === 'rows');
  const facts: readonly (readonly [string, string])[] = [
    ['Register', registerWord(register)],
    ['State, says management', recordStateWord(register, textIn(said, 'state'))],
    ...short.map(([name, field]) => [field.label, valueText(field, told[memberName(name)])] as const),
    ['Holds from', dayWord(textIn(said, 'on'))],
    ['Told after the examined time', said['told_afterwards'] === true ? 'yes' : ''],
    [
      'Entered',
      [momentWord(textIn(said, 'entered')), textIn(said, 'entered_by')]
        .filter((one) => one !== '')
        .join(' by '),
    ],
    ...listIn(said, 'signatures').map(
      (one) =>
        [
          `Put their name to it (${textIn(one, 'meaning')})`,
          `${textIn(one, 'by')}, ${momentWord(textIn(one, 'at'))}`,
        ] as const,
    ),
  ];
  return {
    facts: facts.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value })),
    texts: long
      .map(([name, field]) => ({ label: field.label, text: textIn(told, memberName(name)) }))
      .filter(({ text }) => text !== ''),
    tables: [
      ...editionsTable(said),
      ...inspectionTable(said),
      ...rows.flatMap(([name, field]) => rowsOf(field.label, field, listIn(told, memberName(name)))),
    ],
  };
};
