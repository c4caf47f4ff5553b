// A command that was typed wrongly: told before anything is opened, with a hint where to look.
import { UserError } from '../shared/errors';

export class WrongUse extends UserError {
  constructor(
    /** One sentence: what cannot be used. */
    readonly what: string,
    readonly hint = '',
  ) {
    super('use.bad-input', hint === '' ? { what } : { what, hint });
  }
}
