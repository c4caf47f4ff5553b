// What tests of exceptions share: one in few words, one with everything stated, and questions to the register.
import {
  createEngagement,
  type ExceptionQuery,
  listExceptions,
  listJournal,
  loadStarterControls,
  type OpenVault,
} from '../../../src/engine';
import { NewEngagement } from '../../../src/shared/domain/engagement';
import { NewException, NOTHING_STATED } from '../../../src/shared/domain/exception';
import { UserError } from '../../../src/shared/errors';
import type { StarterControlId } from '../../../src/shared/ids';
import { makeVault } from '../temporary-vault';

export const starter = (...ids: string[]) => ids as StarterControlId[];

export const engage = (vault: OpenVault, system = 'Assist') =>
  createEngagement(
    vault,
    NewEngagement.parse({
      type: 2,
      period: { from: '2026-01-01', to: '2026-06-30' },
      systemName: system,
      categories: ['security'],
      firm: '',
    }),
  );

export const exception = (given: Partial<NewException> = {}) =>
  NewException.parse({
    ...NOTHING_STATED,
    title: 'Access review of the second quarter was late',
    controlId: 'CTL-001',
    occurrenceFrom: '2026-04-01',
    foundOn: '2026-07-01',
    ...given,
  });

/** What takes an exception as far as it goes. */
export const whole = (given: Partial<NewException> = {}) =>
  exception({
    whatHappened: 'Nobody looked at the accounts in June.',
    extent: { failed: 1, of: 2 },
    response: 'We did it in July and put it into the calendar.',
    responseApprovedBy: 'Ada Byron',
    remediation: 'A calendar entry with two owners.',
    owner: 'Ada Byron',
    fixedOn: NewException.shape.foundOn.parse('2026-07-10'),
    retest: 'The review of the third quarter came on its day.',
    ...given,
  });

export const ready = async () => {
  const made = await makeVault();
  engage(made.vault);
  loadStarterControls(made.vault, starter('AC-01', 'AC-02'));
  return made;
};

export const list = (vault: OpenVault, given: Partial<ExceptionQuery> = {}) =>
  listExceptions(vault, {
    search: '',
    states: [],
    controlId: null,
    withWithdrawn: false,
    sort: 'id',
    direction: 'ascending',
    offset: 0,
    limit: 100,
    ...given,
  });
export const ids = (page: ReturnType<typeof list>) => page.rows.map((row) => row.id);
export const journal = (vault: OpenVault) =>
  listJournal(vault, { subject: null, newestFirst: true, offset: 0, limit: 500 });
export const newest = (vault: OpenVault) => journal(vault).rows[0];

/** The error a piece of work ends with. */
export const refusal = (work: () => unknown): { code: string; details: Record<string, unknown> } => {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return { code: error.code, details: { ...error.details } };
    throw error;
  }
  throw new Error('nothing was refused');
};
