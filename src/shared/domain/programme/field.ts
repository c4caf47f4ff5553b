// What a register asks of each of its records, written down once: the same list gives the shape that is checked, the
// form, the columns of a table that goes in or out, and the rows of a package (docs/adr/0028).
import { z } from 'zod';
import { ControlId, CriterionId, EvidenceId } from '../../ids';
import { CalendarDate } from '../../period';

export type FieldType =
  | 'line'
  | 'text'
  | 'markdown'
  | 'day'
  | 'choice'
  | 'choices'
  | 'yes-no'
  | 'count'
  | 'record'
  | 'evidence'
  | 'controls'
  | 'criteria'
  | 'rows';

export interface Option {
  readonly id: string;
  readonly label: string;
}

export interface Field<S extends z.ZodType = z.ZodType> {
  readonly type: FieldType;
  readonly label: string;
  /** One sentence under the field; empty where the label says it all. */
  readonly help: string;
  /** The value nobody has stated yet. */
  readonly nothing: z.output<S>;
  readonly schema: S;
  /** Refused without it: the record would say nothing. */
  readonly isRequired: boolean;
  /** Of `choice` and `choices`. */
  readonly options: readonly Option[];
  /** Of `record`: ids of which register. */
  readonly of: string | null;
  /** Of `rows`: the fields of each row. */
  readonly fields: Fields | null;
  /** Asked only when this other field (a choice) has one of these values. */
  readonly when: { readonly field: string; readonly is: readonly string[] } | null;
  /** Heads a group of the form from here on; empty: as the field before. */
  readonly group: string;
  /** Words a firm's or a tool's table may call it by, beside its label and name; lower case. */
  readonly synonyms: readonly string[];
}
export type Fields = Readonly<Record<string, Field>>;

export interface FieldOptions {
  readonly help?: string;
  readonly required?: boolean;
  readonly when?: { readonly field: string; readonly is: readonly string[] };
  readonly group?: string;
  readonly synonyms?: readonly string[];
}

const field = <S extends z.ZodType>(
  type: FieldType,
  label: string,
  schema: S,
  nothing: z.output<S>,
  options: FieldOptions,
  more: Partial<Pick<Field, 'options' | 'of' | 'fields'>> = {},
): Field<S> => ({
  type,
  label,
  schema,
  nothing,
  help: options.help ?? '',
  isRequired: options.required ?? false,
  when: options.when ?? null,
  group: options.group ?? '',
  synonyms: options.synonyms ?? [],
  options: more.options ?? [],
  of: more.of ?? null,
  fields: more.fields ?? null,
});

const LINE = 300;
const TEXT = 20_000;
const MARKDOWN = 200_000;

/** One line of text. */
export const line = (label: string, options: FieldOptions = {}) =>
  field('line', label, z.string().trim().max(LINE), '', options);
export const text = (label: string, options: FieldOptions = {}) =>
  field('text', label, z.string().trim().max(TEXT), '', options);
/** A document's text, as docs/format/programme-v1.md says which Markdown that is. */
export const markdown = (label: string, options: FieldOptions = {}) =>
  field('markdown', label, z.string().max(MARKDOWN), '', options);
export const day = (label: string, options: FieldOptions = {}) =>
  field('day', label, CalendarDate.nullable(), null, options);
export const yesNo = (label: string, options: FieldOptions = {}) =>
  field('yes-no', label, z.enum(['yes', 'no', 'unknown']), 'unknown', options);
/** A whole number from 0; null while nobody has said. */
export const count = (label: string, options: FieldOptions = {}) =>
  field('count', label, z.number().int().min(0).max(1_000_000_000).nullable(), null, options);

/** One of these, or '' while nobody has said; `first` is what a new record says. */
export const choice = <const T extends string>(
  label: string,
  labels: Readonly<Record<T, string>>,
  options: FieldOptions & { readonly first?: NoInfer<T> } = {},
) => {
  const ids = Object.keys(labels) as [T, ...T[]];
  return field('choice', label, z.enum(['', ...ids]) as z.ZodType<T | ''>, options.first ?? '', options, {
    options: ids.map((id) => ({ id, label: labels[id] })),
  });
};
export const choices = <const T extends string>(
  label: string,
  labels: Readonly<Record<T, string>>,
  options: FieldOptions = {},
) => {
  const ids = Object.keys(labels) as [T, ...T[]];
  return field('choices', label, z.array(z.enum(ids)).max(ids.length), [], options, {
    options: ids.map((id) => ({ id, label: labels[id] })),
  });
};

/** The id of a record of that register, or '' for none. */
export const record = (label: string, of: string, options: FieldOptions = {}) =>
  field('record', label, z.string().trim().max(20), '', options, { of });
export const evidence = (label: string, options: FieldOptions = {}) =>
  field('evidence', label, z.array(EvidenceId).max(200), [], options);
export const controls = (label: string, options: FieldOptions = {}) =>
  field('controls', label, z.array(ControlId).max(200), [], options);
export const criteria = (label: string, options: FieldOptions = {}) =>
  field('criteria', label, z.array(CriterionId).max(61), [], options);

type ShapeOf<F extends Fields> = { [K in keyof F]: F[K]['schema'] };

/** The strict schema of a record with these fields. */
export const factsOf = <F extends Fields>(fields: F) =>
  z.strictObject(
    Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, one.schema])) as ShapeOf<F>,
  );

/** Rows of fields inside a record, such as the user entity controls of a vendor's report. */
export const rows = <F extends Fields>(label: string, fields: F, options: FieldOptions = {}) =>
  field('rows', label, z.array(factsOf(fields)).max(1000), [], options, { fields });

/** What a record says of which nobody has stated anything. */
export const nothingStated = (fields: Fields): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, one.nothing]));

/** Whether the form asks for it, given what the record says so far. */
export const isAsked = ({ when }: Field, facts: Readonly<Record<string, unknown>>): boolean =>
  when === null || when.is.some((value) => value === facts[when.field]);

export const isStated = (value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  value !== '' &&
  value !== 'unknown' &&
  !(Array.isArray(value) && value.length === 0);
