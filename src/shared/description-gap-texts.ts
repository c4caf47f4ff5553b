// What the completeness check of a system description found, in one sentence each: for the window and the command line.
import type { DescriptionGap } from './calls/documents';

type Words = (subject: string, part: DescriptionGap['part']) => string;

const TEXTS: Readonly<Record<DescriptionGap['code'], Words>> = {
  empty: () => 'This part is empty.',
  'unfinished-mark': (subject) => (subject === '' ? 'To be written.' : `To be written: ${subject}.`),
  'not-named': (subject) => `${subject} is not named.`,
  'not-in-register': (subject) => `${subject} is no subservice organization of the vendor register.`,
  'not-in-scope': (subject, part) =>
    part === 'notApplicable'
      ? `The scope does not say that ${subject} does not apply.`
      : `${subject} is not in the scope of the engagement.`,
  'no-method': (subject) => `Carve-out or inclusive method is not told for ${subject}.`,
  'method-differs': (subject) => `Text, vendor register and scope do not name one method for ${subject}.`,
  'no-control': (subject) => `No control in force answers ${subject}.`,
  'no-reason': (subject) => `No reason stands beside ${subject}.`,
  'not-told': (subject) => `${subject} is not told.`,
  'not-decided': (subject, part) =>
    part === 'changes'
      ? `The register does not say whether ${subject === '1' ? 'one change is' : `${subject} changes are`} significant.`
      : `The register does not say whether a commitment was missed in ${subject}.`,
  'older-than-register': (subject) => `${subject} was changed after this part was written.`,
};

export const descriptionGapText = ({ code, subject, part }: DescriptionGap): string =>
  TEXTS[code](subject, part);
