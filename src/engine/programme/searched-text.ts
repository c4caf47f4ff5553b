// In what a search of a register looks: everything a record says, its number and its state, in one spelling.
import { SPECS } from '../../shared/domain/programme';
import type { Fields } from '../../shared/domain/programme/field';
import { fieldText } from '../../shared/domain/programme/field-text';
import type { RecordFacts } from '../../shared/domain/programme/record';
import type { StoredRecord } from './record-rows';

/** One spelling for what is typed and for what is searched. */
const folded = (text: string): string => text.normalize('NFC').toLowerCase();

const saidIn = (fields: Fields, facts: RecordFacts): string[] =>
  Object.entries(fields).flatMap(([name, field]): string[] => {
    const value = facts[name];
    if (typeof value === 'string')
      return field.type === 'choice' ? [fieldText(field, value)] : field.type === 'yes-no' ? [] : [value];
    if (!Array.isArray(value)) return [];
    if (field.type !== 'rows' || field.fields === null) return [fieldText(field, value)];
    const { fields: ofRow } = field;
    return (value as RecordFacts[]).flatMap((row) => saidIn(ofRow, row));
  });

/** Of a record as it was read: one that is kept keeps its text too. */
const texts = new WeakMap<StoredRecord, string>();

const textOf = (record: StoredRecord): string => {
  const had = texts.get(record);
  if (had !== undefined) return had;
  const spec = SPECS[record.register];
  const said = [
    record.id,
    record.title,
    spec.states[record.state] ?? '',
    ...saidIn(spec.fields, record.facts),
  ];
  const text = folded(said.filter((one) => one !== '').join('\n'));
  texts.set(record, text);
  return text;
};

/** Whether every word that was typed stands somewhere in what a record says. */
export const searchOf = (search: string): ((record: StoredRecord) => boolean) => {
  const words = folded(search)
    .split(/\s+/)
    .filter((word) => word !== '');
  return (record) => words.length === 0 || words.every((word) => textOf(record).includes(word));
};
