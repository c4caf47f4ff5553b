// A register as JSON: ours, held against its exact form, or an array of objects of somebody else's as a table.
import { z } from 'zod';
import type { RegisterSpec } from '../../../shared/domain/programme/register';
import { notReadable, tooLarge, USUAL_LIMITS } from '../../tables';
import type { GivenRow } from './read-given';
import { REGISTER_FORMAT } from './register-columns';

const OurJson = z.strictObject({
  format: z.literal(REGISTER_FORMAT),
  register: z.string(),
  records: z
    .array(
      z.strictObject({
        id: z.string(),
        state: z.string(),
        on: z.string(),
        version: z.string().optional(),
        facts: z.record(z.string(), z.unknown()),
      }),
    )
    .max(USUAL_LIMITS.rows),
});

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Null for a file without our mark. @throws UserError table.not-readable */
export const readOurJson = (spec: RegisterSpec, json: unknown): readonly GivenRow[] | null => {
  if (!isObject(json) || json['format'] !== REGISTER_FORMAT) return null;
  if (json['register'] !== spec.register)
    throw notReadable(`It is an export of another register than ${spec.many}.`);
  const read = OurJson.safeParse(json);
  if (!read.success) throw notReadable('It is marked as a register of ours and has another form.');
  return read.data.records.map(({ id, state, on, version = '', facts }, at) => {
    if (Object.keys(facts).some((name) => !Object.hasOwn(spec.fields, name)))
      throw notReadable(`Its record ${String(at + 1)} has a field the register does not have.`);
    return {
      row: at + 2,
      ...{ id, state, on, version },
      cells: new Map(Object.entries(facts).map(([name, value]) => [name, { value }])),
    };
  });
};

/** One line for a value: lists with semicolons between them, what is nested as JSON. */
export const jsonText = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.toWellFormed();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value) && value.every((one) => ['string', 'number', 'boolean'].includes(typeof one)))
    return value.map((one) => jsonText(one)).join('; ');
  try {
    return JSON.stringify(value).toWellFormed();
  } catch (error) {
    throw notReadable('It is nested too deeply.', error);
  }
};

/** The longest array of objects in it. @throws UserError table.not-readable, table.too-large */
export const tableOfJson = (
  json: unknown,
): { readonly headers: readonly string[]; readonly rows: readonly (readonly string[])[] } => {
  const lists = [json, ...(isObject(json) ? Object.values(json) : [])]
    .filter((one): one is unknown[] => Array.isArray(one))
    .map((one) => one.filter(isObject))
    .toSorted((one, other) => other.length - one.length);
  const objects = lists[0]?.length ? lists[0] : isObject(json) ? [json] : [];
  if (objects.length === 0) throw notReadable('It has no list of objects.');
  if (objects.length > USUAL_LIMITS.rows) throw tooLarge(USUAL_LIMITS, 'rows');
  const headers = [...new Set(objects.flatMap((one) => Object.keys(one)))];
  if (headers.length > USUAL_LIMITS.columns) throw tooLarge(USUAL_LIMITS, 'columns');
  return {
    headers,
    rows: objects.map((one) => headers.map((head) => (Object.hasOwn(one, head) ? jsonText(one[head]) : ''))),
  };
};
