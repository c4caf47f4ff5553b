// What is stated of a record of the programme: from a JSON file, and field by field as it is typed. What the register does
// not take is refused by the engine; here a text becomes what its field holds.
import { readFile } from 'node:fs/promises';
import { SPECS } from '../shared/domain/programme';
import type { Field } from '../shared/domain/programme/field';
import { type Register, REGISTERS } from '../shared/domain/programme/register';
import { nearest } from './nearest';
import { WrongUse } from './wrong-use';

/** As `vendor` or `vendors`. Errors: wrong use, naming the registers there are. */
export const readRegister = (typed: string): Register => {
  const word = typed.trim().toLowerCase();
  const found = REGISTERS.find(
    (register) => register === word || SPECS[register].many.toLowerCase() === word,
  );
  if (found !== undefined) return found;
  throw new WrongUse(`“${typed}” is no register.`, `The registers are ${REGISTERS.join(', ')}.`);
};

const listOf = (typed: string): string[] =>
  typed
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** By its id or by its words, as the form shows them. */
const optionOf = (field: Field, typed: string): string => {
  const word = typed.toLowerCase();
  const found = field.options.find(
    ({ id, label }) => id.toLowerCase() === word || label.toLowerCase() === word,
  );
  if (found !== undefined) return found.id;
  throw new WrongUse(
    `“${field.label}” has no choice “${typed}”.`,
    `The choices are ${field.options.map(({ id }) => id).join(', ')}.`,
  );
};

const YES_NO: Readonly<Record<string, string>> = { yes: 'yes', no: 'no', unknown: 'unknown', '': 'unknown' };

const valueOf = (field: Field, typed: string): unknown => {
  const text = typed.trim();
  switch (field.type) {
    case 'rows':
      throw new WrongUse(`“${field.label}” has rows: state them with --file.`);
    case 'yes-no': {
      const value = YES_NO[text.toLowerCase()];
      if (value === undefined) throw new WrongUse(`“${field.label}” wants yes, no or unknown.`);
      return value;
    }
    case 'choices':
      return listOf(text).map((one) => optionOf(field, one));
    case 'evidence':
    case 'controls':
    case 'criteria':
      return listOf(text).map((one) => one.toUpperCase());
    case 'record':
      return text.toUpperCase();
    case 'count':
      return text === '' ? null : Number(text);
    case 'day':
      return text === '' ? null : text;
    case 'choice':
      return text === '' ? '' : optionOf(field, text);
    case 'line':
    case 'text':
    case 'markdown':
      return typed;
  }
};

/** By its name, capital or not. Errors: wrong use, guessing which was meant. */
const fieldOf = (register: Register, wanted: string): readonly [name: string, field: Field] => {
  const { fields, many } = SPECS[register];
  const found = Object.entries(fields).find(([name]) => name.toLowerCase() === wanted.toLowerCase());
  if (found !== undefined) return found;
  const names = Object.keys(fields);
  const guess = nearest(wanted, names);
  throw new WrongUse(
    `The register of ${many} has no field “${wanted}”.`,
    guess === null ? `Its fields are ${names.join(', ')}.` : `Did you mean ${guess}?`,
  );
};

/** `name=value`; nothing behind the sign takes back what was stated. Errors: wrong use. */
const readSetting = (register: Register, typed: string): readonly [name: string, value: unknown] => {
  const at = typed.indexOf('=');
  if (at < 1) throw new WrongUse(`--set takes FIELD=VALUE, and “${typed}” is not that.`);
  const [name, field] = fieldOf(register, typed.slice(0, at).trim());
  return [name, valueOf(field, typed.slice(at + 1))];
};

const readObject = async (register: Register, path: string): Promise<Record<string, unknown>> => {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch {
    throw new WrongUse(`“${path}” cannot be read as JSON.`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new WrongUse(`“${path}” is not a JSON object of fields.`);
  return Object.fromEntries(
    Object.entries(value).map(([name, stated]) => [fieldOf(register, name)[0], stated as unknown]),
  );
};

/** The file first, then each `--set` in its turn. Errors: wrong use. */
export const readRecordFacts = async (
  register: Register,
  file: string | undefined,
  settings: readonly string[],
): Promise<Record<string, unknown>> => ({
  ...(file === undefined ? {} : await readObject(register, file)),
  ...Object.fromEntries(settings.map((typed) => readSetting(register, typed))),
});
