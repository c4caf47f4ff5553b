// Verbs of single screens, as the palette offers them from everywhere.
import type { JournalAction } from '../../shared/domain/journal-action';
import type { ScreenVerb } from './screen-verbs';

export interface PaletteVerb {
  readonly verb: ScreenVerb;
  readonly title: string;
  readonly to:
    | '/controls'
    | '/populations'
    | '/requests'
    | '/exceptions'
    | '/readiness'
    | '/packages/recipients'
    | '/vault'
    | '/coverage'
    | '/matrix'
    | '/evidence'
    | '/journal'
    | '/tasks';
  /** What a role must be allowed; null where everybody who reads may. */
  readonly may: JournalAction | null;
}

export const PALETTE_VERBS: readonly PaletteVerb[] = [
  { verb: 'evidence.request', title: 'Ask for evidence…', to: '/evidence', may: 'evidence.requested' },
  { verb: 'journal.verify', title: 'Verify the record of the journal', to: '/journal', may: null },
  { verb: 'tasks.calendar', title: 'Save the tasks as a calendar…', to: '/tasks', may: null },
  { verb: 'control.add', title: 'Add a control…', to: '/controls', may: 'control.added' },
  { verb: 'control.starters', title: 'Load starting controls…', to: '/controls', may: 'control.added' },
  { verb: 'control.import', title: 'Import controls from a table…', to: '/controls', may: 'control.added' },
  { verb: 'control.export', title: 'Export controls to a table…', to: '/controls', may: null },
  {
    verb: 'population.record',
    title: 'Record a population…',
    to: '/populations',
    may: 'population.recorded',
  },
  { verb: 'request.add', title: 'Add a request…', to: '/requests', may: 'request.added' },
  { verb: 'request.import', title: 'Take in a list of requests…', to: '/requests', may: 'request.added' },
  { verb: 'exception.record', title: 'Record an exception…', to: '/exceptions', may: 'exception.recorded' },
  {
    verb: 'assessment.begin',
    title: 'Begin a readiness assessment…',
    to: '/readiness',
    may: 'readiness.begun',
  },
  { verb: 'recipient.add', title: 'Add a recipient…', to: '/packages/recipients', may: 'recipient.added' },
  { verb: 'member.add', title: 'Add a member…', to: '/vault', may: 'member.added' },
  { verb: 'vault.check', title: 'Check the vault', to: '/vault', may: null },
  { verb: 'coverage.print', title: 'Print the coverage grid', to: '/coverage', may: null },
  { verb: 'matrix.print', title: 'Print the matrix', to: '/matrix', may: null },
];
