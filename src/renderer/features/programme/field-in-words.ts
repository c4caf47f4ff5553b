// What a field says, in words for a cell, a line or the history. Pure.
import { type Field, type Fields, isStated } from '../../../shared/domain/programme/field';
import type { CalendarDate } from '../../../shared/period';
import { count } from '../../messages/count';
import { dateText } from '../../messages/dates';
import { recordForm } from '../../messages/programme';

const labelOf = (field: Field, id: unknown): string =>
  field.options.find((option) => option.id === id)?.label ?? String(id);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** One row of a field of rows: its stated facts, each behind its label. */
export const rowInWords = (fields: Fields, row: Readonly<Record<string, unknown>>): string =>
  Object.entries(fields)
    .filter(([name, field]) => isSaid(field, row[name]))
    .map(([name, field]) => `${field.label}: ${fieldInWords(field, row[name])}`)
    .join('; ');

/** Whether somebody has stated it; the word "unknown" in a text is a statement. */
export const isSaid = (field: Field, value: unknown): boolean =>
  value !== undefined && (field.type === 'yes-no' || value !== 'unknown' ? isStated(value) : true);

/** Empty for what nobody has stated. */
export const fieldInWords = (field: Field, value: unknown): string => {
  if (!isSaid(field, value)) return '';
  switch (field.type) {
    case 'day':
      return dateText(value as CalendarDate);
    case 'choice':
      return labelOf(field, value);
    case 'choices':
      return listOf(value)
        .map((id) => labelOf(field, id))
        .join(', ');
    case 'yes-no':
      return value === 'yes' ? recordForm.yes : recordForm.no;
    case 'count':
      return count(Number(value));
    case 'evidence':
    case 'controls':
    case 'criteria':
      return listOf(value).join(', ');
    case 'rows':
      return listOf(value)
        .map((row) => rowInWords(field.fields ?? {}, row as Readonly<Record<string, unknown>>))
        .join('\n');
    default:
      return String(value);
  }
};
