// What the engine is asked for a register's table, given its address.
import { type Register, SPECS } from '../../../shared/domain/programme';
import type { CallInput } from '../../app/use-call';
import { today } from '../../messages/dates';
import type { ProgrammeSearch } from './programme-search';
import { REGISTER_PARTS } from './register-parts';

export type RegisterQuestion = Omit<CallInput<'programme', 'list'>, 'offset' | 'limit'>;

/**
 * Whether those in an end state are listed: as somebody chose, or as the register has it. What wants an eye may be over:
 * somebody who left and still has access.
 */
export const showsEnded = (register: Register, search: ProgrammeSearch): boolean =>
  search.ended ?? (search.signalled === true || REGISTER_PARTS[register]?.showsEnded === true);

export const questionOf = (register: Register, search: ProgrammeSearch): RegisterQuestion => {
  const states = search.states ?? [];
  return {
    register,
    today: today(),
    search: search.q ?? '',
    states,
    groups: search.groups ?? [],
    parent: search.parent ?? null,
    onlySignalled: search.signalled === true,
    // Whoever asks for a state wants to see it, and a search finds whatever is there.
    withEnded:
      showsEnded(register, search) ||
      (search.q ?? '') !== '' ||
      states.some((state) => SPECS[register].endStates.includes(state)),
    withWithdrawn: search.withdrawn === true,
    asAt: search.asAt ?? null,
    sort: search.sort ?? 'id',
    direction: search.direction ?? 'ascending',
  };
};
