// The question before something that cannot be taken back.
import type { Terminal } from './terminal';
import { UserError } from '../shared/errors';
import { WrongUse } from './wrong-use';

/**
 * Goes on only after a yes: `--yes`, or a `y` at the terminal. `question` is already safe to show.
 * Errors: job.cancelled for any other answer; wrong use where nobody can be asked.
 */
export const confirm = async (
  terminal: Pick<Terminal, 'ask'>,
  { yes }: { readonly yes: boolean },
  question: string,
): Promise<void> => {
  if (yes) return;
  if (terminal.ask === null)
    throw new WrongUse(
      'This cannot be taken back, and there is no terminal to ask on.',
      'Say so with --yes.',
    );
  const answer = await terminal.ask(`${question} [y/N] `);
  if (!/^y(es)?$/i.test(answer.trim())) throw new UserError('job.cancelled');
};
