// Numbers inside sentences: grouped digits, and the noun in its number.
import { digitsText } from './region';

/** `1,204`, grouped as the system's region groups. */
export const count = (number: number): string => digitsText(number);

/** `1 control`, `14 controls`; pass the plural form when it is not made with an s. */
export const plural = (number: number, one: string, many = `${one}s`): string =>
  `${count(number)} ${number === 1 ? one : many}`;

const WORDS = [
  'No',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
];

/** `Eight`, `13`: at the beginning of a sentence. */
export const numberWord = (number: number): string => WORDS[number] ?? count(number);
