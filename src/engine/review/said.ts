// Members of package.json as text and lists, whoever wrote them: of any shape, and with everything a text may hide
// made visible. What the verifier has proven the shape of is read by its own types.
import { visibleText } from '../../shared/visible-text';

export type Said = Readonly<Record<string, unknown>>;

/** Everything hidden made visible; line breaks stay. */
export const visibleLines = (text: string): string =>
  text
    .split(/\r\n|\n/)
    .map(visibleText)
    .join('\n');

export const textIn = (said: Said, name: string): string => {
  const value = said[name];
  if (typeof value === 'string') return visibleLines(value);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
};

export const saidIn = (said: Said, name: string): Said => {
  const value = said[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Said) : {};
};

export const listIn = (said: Said, name: string): readonly Said[] => {
  const value = said[name];
  return Array.isArray(value)
    ? value.filter((one): one is Said => typeof one === 'object' && one !== null && !Array.isArray(one))
    : [];
};

/** Ids, as they are: to look up what they name, not to be shown. */
export const namesIn = (said: Said, name: string): readonly string[] => {
  const value = said[name];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
};

export const countIn = (said: Said, name: string): number | null => {
  const value = said[name];
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
};

/** The same to be shown. */
export const textsIn = (said: Said, name: string): readonly string[] => namesIn(said, name).map(visibleLines);
