// What a field says as the text of a cell, and back. What is written is read as the same value; words of other tools
// are understood where they can mean one thing only.
import canonicalize from 'canonicalize';
import type { Field } from '../../../shared/domain/programme/field';
import { CalendarDate } from '../../../shared/period';
import { type DateForm, readDate } from '../../tables';
import { inOneSpelling, isStorable } from '../settle-facts';
import { bareWord, usualWord } from './usual-words';

/** The text of a value; a count as a number, so that a spreadsheet can add it up. */
export const fieldCell = (field: Field, value: unknown): string | number => {
  const labelOf = (id: unknown): string =>
    field.options.find((one) => one.id === id)?.label ?? (typeof id === 'string' ? id : '');
  switch (field.type) {
    case 'choice':
      return value === '' ? '' : labelOf(value);
    case 'choices':
      return (value as unknown[]).map(labelOf).join('; ');
    case 'yes-no':
      return value === 'yes' || value === 'no' ? value : '';
    case 'count':
      return value === null ? '' : (value as number);
    case 'evidence':
    case 'controls':
    case 'criteria':
      return (value as string[]).join(', ');
    case 'rows':
      return (value as unknown[]).length === 0 ? '' : (canonicalize(value) ?? '');
    default:
      return typeof value === 'string' ? value : '';
  }
};

/** What a cell says of a field: a value, a word that is none of the field's, or why it cannot be read. */
export type CellRead =
  { readonly value: unknown } | { readonly unknownWord: string } | { readonly problem: string };

export interface CellReading {
  /** Null where no day of the file proves which comes first. */
  readonly dayFirst: boolean | null;
  /** Of a file of ours, an empty cell empties the field and no word is guessed. */
  readonly isOurs: boolean;
}

const NOTHING_WORDS = new Set([
  '',
  'na',
  'n a',
  'none',
  'null',
  'nil',
  'present',
  'current',
  'tbd',
  'ongoing',
]);
/** Whether a cell of somebody else's table says that there is nothing to say. */
export const saysNothing = (field: Field, text: string): boolean =>
  text.trim() === '' ||
  (['day', 'count', 'record'].includes(field.type) && NOTHING_WORDS.has(bareWord(text)));

const EMPTIED: Readonly<Partial<Record<Field['type'], unknown>>> = {
  'yes-no': 'unknown',
  count: null,
  day: null,
  choices: [],
  evidence: [],
  controls: [],
  criteria: [],
  rows: [],
};
/** What an empty cell of a table of ours says. */
const emptied = ({ type }: Field): unknown => (Object.hasOwn(EMPTIED, type) ? EMPTIED[type] : '');

const TWO_WAYS = /^\s*(\d{1,2})[-/.](\d{1,2})[-/.](?:\d{4}|\d{2})\b/;
const canBeReadInTwoWays = (text: string): boolean => {
  const found = TWO_WAYS.exec(text);
  return found !== null && Number(found[1]) <= 12 && Number(found[2]) <= 12 && found[1] !== found[2];
};

/** A day, or why it is none, as the end of a sentence. */
export const readDay = (
  text: string,
  dayFirst: boolean | null,
): { readonly day: CalendarDate } | { readonly problem: string } => {
  const plain = CalendarDate.safeParse(text.trim());
  if (plain.success) return { day: plain.data };
  if (dayFirst === null && canBeReadInTwoWays(text))
    return { problem: 'can be read in two ways; write it as 2026-12-31' };
  const form: DateForm = { dayFirst: dayFirst ?? false, since1904: false };
  const day = readDate(text, form);
  return day === null ? { problem: 'is no day that can be read; write it as 2026-12-31' } : { day };
};

const optionOf = (field: Field, word: string): string | null => {
  const bare = bareWord(word);
  const found =
    field.options.find(({ id }) => id === word) ??
    field.options.find(({ label }) => label === word) ??
    field.options.find(({ id, label }) => bareWord(label) === bare || bareWord(id) === bare);
  return found?.id ?? usualWord(field, bare);
};

const YES = new Set(['yes', 'y', 'true', '1', 'x']);
const NO = new Set(['no', 'n', 'false', '0']);

const idsIn = (text: string): string[] => [
  ...new Set(
    text
      .toUpperCase()
      .split(/[\s,;|]+/)
      .filter((word) => word !== ''),
  ),
];

const readChoices = (field: Field, text: string, isOurs: boolean): CellRead => {
  const words = text
    .split(isOurs ? ';' : /[;,|\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const read = words.map((word) => ({ word, id: optionOf(field, word) }));
  const unknown = read.find(({ id }) => id === null);
  return unknown === undefined
    ? { value: [...new Set(read.map(({ id }) => id))] }
    : { unknownWord: unknown.word };
};

const readRows = (text: string): CellRead => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The problem is shown at its row.
    return { problem: 'is no list of rows, as an export of ours writes it (JSON)' };
  }
  return { value };
};

const readText = (field: Field, text: string, { dayFirst, isOurs }: CellReading): CellRead => {
  switch (field.type) {
    case 'choice': {
      const id = optionOf(field, text.trim());
      return id === null ? { unknownWord: text.trim() } : { value: id };
    }
    case 'choices':
      return readChoices(field, text, isOurs);
    case 'yes-no': {
      const word = bareWord(text);
      if (YES.has(word)) return { value: 'yes' };
      if (NO.has(word)) return { value: 'no' };
      return word === 'unknown' ? { value: 'unknown' } : { unknownWord: text.trim() };
    }
    case 'day': {
      const read = readDay(text, dayFirst);
      return 'day' in read ? { value: read.day } : read;
    }
    case 'count': {
      const digits = text.trim().replace(/(?<=\d)[ ,](?=\d{3}\b)/g, '');
      return /^\d{1,10}$/.test(digits) ? { value: Number(digits) } : { problem: 'is no whole number from 0' };
    }
    case 'evidence':
    case 'controls':
    case 'criteria':
      return { value: idsIn(text) };
    case 'rows':
      return readRows(text);
    case 'markdown':
      return { value: text };
    default:
      return { value: text.trim() };
  }
};

const LIMITS: Readonly<Partial<Record<Field['type'], string>>> = {
  line: 'is longer than 300 characters',
  text: 'is longer than 20,000 characters',
  markdown: 'is longer than 200,000 characters',
  controls: 'names something that is no number of a control, such as CTL-014',
  evidence: 'names something that is no number of evidence, such as EVD-0042',
  criteria: 'names something that is no criterion, such as CC6.1',
  choices: 'has more than the choices of the field',
  count: 'is no whole number from 0 to 1,000,000,000',
  rows: 'is no list of rows, as an export of ours writes it (JSON)',
};

/** Texts as they are stored, inside rows too. */
const spelled = (field: Field, value: unknown): unknown => {
  if (field.type !== 'rows' || field.fields === null || !Array.isArray(value))
    return inOneSpelling(field, value);
  const { fields } = field;
  return value.map((row: unknown) =>
    typeof row === 'object' && row !== null && !Array.isArray(row)
      ? Object.fromEntries(
          Object.entries(row).map(([name, one]) => {
            const ofRow = Object.hasOwn(fields, name) ? fields[name] : undefined;
            return [name, ofRow === undefined ? one : spelled(ofRow, one)];
          }),
        )
      : row,
  );
};

const canBeStored = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.every(canBeStored)
    : typeof value === 'object' && value !== null
      ? Object.values(value).every(canBeStored)
      : isStorable(value);

/** Held against the field's own shape, as it is stored; a problem is the end of a sentence that begins with the label. */
export const heldAgainst = (field: Field, value: unknown): CellRead => {
  const parsed = field.schema.safeParse(spelled(field, value));
  if (!parsed.success) return { problem: LIMITS[field.type] ?? 'is none of what the field takes' };
  if (!canBeStored(parsed.data)) return { problem: 'has a character in it that is none' };
  return {
    value:
      Array.isArray(parsed.data) && field.type !== 'rows' ? [...new Set<unknown>(parsed.data)] : parsed.data,
  };
};

/** Reads a cell of a table. Of somebody else's file, ask {@link saysNothing} first. */
export const readFieldCell = (field: Field, text: string, reading: CellReading): CellRead => {
  if (reading.isOurs && text.trim() === '' && field.type !== 'markdown') return { value: emptied(field) };
  const read = readText(field, text, reading);
  return 'value' in read && field.type !== 'record' ? heldAgainst(field, read.value) : read;
};
