// A text of a record whose register is not known to the caller's types; empty for what is none.
import type { RecordFacts } from '../../../shared/domain/programme/record';

export const statedText = (facts: RecordFacts | undefined, name: string): string => {
  const value = facts?.[name];
  return typeof value === 'string' ? value : '';
};
