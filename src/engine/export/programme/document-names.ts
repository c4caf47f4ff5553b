// Whose name stands under the text of a document as it is: what was signed is a text, and notes may be changed beside it.
import { isSameText } from '../../../shared/domain/programme/draft-again';
import type { SurveyedRecord } from './survey-programme';

/** Signatures on versions whose text is that of the current one. */
export const namesUnder = ({
  register,
  versions,
  signatures,
}: SurveyedRecord): SurveyedRecord['signatures'] => {
  const now = versions.at(-1);
  return signatures.filter(({ version }) => {
    const signed = versions.find((one) => one.version === version);
    return now !== undefined && signed !== undefined && isSameText(register, signed.facts, now.facts);
  });
};

/** A member's, or that on a file that was signed by hand. */
export const hasName = (record: SurveyedRecord): boolean => {
  const now = record.versions.at(-1);
  const file: unknown = now?.facts['signedFile'];
  return namesUnder(record).length > 0 || (now?.state === 'signed' && Array.isArray(file) && file.length > 0);
};
