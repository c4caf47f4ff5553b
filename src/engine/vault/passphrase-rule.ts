// The rule for every new passphrase, whoever gives it to whom.
import { UserError } from '../../shared/errors';
import {
  judgePassphrase,
  SHORTEST_PASSPHRASE,
  type PassphraseProblem,
} from '../../shared/passphrase-strength';

const WHY: Readonly<Record<PassphraseProblem, string>> = {
  'too-short': `It has fewer than ${String(SHORTEST_PASSPHRASE)} characters.`,
  'too-plain': 'It consists of what is tried first: common words, repeats, rows of keys.',
  'contains-name': 'It is little more than the name of the organization.',
};

/** Throws use.weak-passphrase with what is wrong in `problem`. */
export const provePassphrase = (passphrase: string, organization: string): void => {
  const { problem } = judgePassphrase(passphrase, [organization]);
  if (problem !== null) throw new UserError('use.weak-passphrase', { problem, why: WHY[problem] });
};
