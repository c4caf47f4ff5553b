// What a field of a record says, in words: for lists, changes, printed rows and tables for people. Long texts and rows
// are counted; whoever shows them in full reads the facts.
import { type Field, isStated } from './field';

const WORDS: Readonly<Record<string, string>> = { yes: 'Yes', no: 'No', unknown: '' };
const SHOWN = 500;

const counted = (number: number, one: string, many: string): string =>
  `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;

const ofChoice = (field: Field, id: unknown): string =>
  field.options.find((option) => option.id === id)?.label ?? (typeof id === 'string' ? id : '');

/** Empty for what nobody has stated. */
export const fieldText = (field: Field, value: unknown): string => {
  if (!isStated(value)) return '';
  if (field.type === 'rows') return counted(Array.isArray(value) ? value.length : 0, 'row', 'rows');
  if (Array.isArray(value)) return value.map((one) => ofChoice(field, one)).join(', ');
  if (field.type === 'choice') return ofChoice(field, value);
  if (field.type === 'yes-no') return WORDS[String(value)] ?? '';
  if (field.type === 'markdown')
    return counted(
      String(value)
        .split(/\s+/)
        .filter((word) => word !== '').length,
      'word',
      'words',
    );
  const text = String(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN).toWellFormed()}…` : text;
};
