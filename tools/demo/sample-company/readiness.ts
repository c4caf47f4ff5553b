// How Larkmoor AI judged itself: a first look before the year, closed, a second one in the autumn, and what
// it decided to do about it.
import {
  addTask,
  beginAssessment,
  closeAssessment,
  type OpenVault,
  rateSubjects,
  worksheet,
} from '../../../src/engine';
import {
  type Level,
  NewRemediationTask,
  type ReadinessSubject,
  type SubjectRating,
  type TaskState,
} from '../../../src/shared/domain/readiness';
import type { AssessmentId, ControlId } from '../../../src/shared/ids';
import type { CalendarDate } from '../../../src/shared/period';
import { leader, type LeaderKey } from './people';

type Gap = readonly [
  aspects: Partial<Pick<SubjectRating, 'design' | 'documentation' | 'operation' | 'evidence'>>,
  likelihood: Level,
  effort: Level,
  note: string,
];

/** By criterion or starter control. */
const FIRST: Readonly<Record<string, Gap>> = {
  'CC3.3': [
    { operation: 'missing', evidence: 'missing' },
    'medium',
    'low',
    'Fraud risk was never looked at by itself.',
  ],
  'CC4.1': [{ operation: 'partly' }, 'medium', 'medium', 'Controls are tested where somebody thinks of it.'],
  'CC5.1': [
    { documentation: 'partly', evidence: 'missing' },
    'low',
    'medium',
    'No matrix of risks and controls.',
  ],
  'CC6.6': [{ documentation: 'partly' }, 'medium', 'low', 'The network diagram has no date.'],
  'CC7.1': [{ design: 'partly', operation: 'partly' }, 'high', 'high', 'Training clusters are not scanned.'],
  'A1.3': [{ evidence: 'partly' }, 'medium', 'low', 'Restores are tried and not written down.'],
  'AC-17': [{ operation: 'missing', evidence: 'missing' }, 'medium', 'low', ''],
  'AC-20': [{ operation: 'partly' }, 'medium', 'high', 'The last test was in 2024.'],
  'AC-43': [
    { operation: 'partly', evidence: 'partly' },
    'high',
    'medium',
    'Findings are fixed, dates are not kept.',
  ],
  'AC-55': [{ design: 'partly' }, 'high', 'medium', 'Rollback was tried on paper only.'],
  'AC-69': [{ evidence: 'partly' }, 'medium', 'low', ''],
};

const SECOND: Readonly<Record<string, Gap>> = {
  'CC3.3': [
    { operation: 'missing', evidence: 'missing' },
    'medium',
    'low',
    'Still not held; on the board’s list for December.',
  ],
  'CC5.1': [{ documentation: 'partly' }, 'low', 'medium', 'The matrix is being rebuilt.'],
  'CC6.6': [
    { documentation: 'partly', evidence: 'partly' },
    'medium',
    'low',
    'Rule reviews are in tickets that nobody kept.',
  ],
  'AC-17': [{ operation: 'missing', evidence: 'missing' }, 'medium', 'low', ''],
  'AC-20': [{ operation: 'partly' }, 'high', 'high', 'The tester has no time before January.'],
  'AC-36': [{ evidence: 'partly' }, 'high', 'low', 'The only diagram is undated.'],
  'AC-21': [{ documentation: 'partly', evidence: 'missing' }, 'medium', 'medium', ''],
};

const ALL_IN_PLACE = {
  design: 'in-place',
  documentation: 'in-place',
  operation: 'in-place',
  evidence: 'in-place',
} as const;

/** Everything but what is left open on purpose. */
const rate = (
  vault: OpenVault,
  id: AssessmentId,
  gaps: Readonly<Record<string, Gap>>,
  controlOf: ReadonlyMap<string, ControlId>,
  leftOpen: number,
): void => {
  const today = '2027-01-15' as CalendarDate;
  const { rows } = worksheet(vault, {
    ...{ id, today, search: '', kind: null, onlyGaps: false, onlyUnrated: false },
    ...{ sort: 'subject', direction: 'ascending', offset: 0, limit: 500 },
  });
  const gapOf = new Map(
    Object.entries(gaps).map(([subject, gap]) => [
      controlOf.get(subject) ?? (subject as ReadinessSubject),
      gap,
    ]),
  );
  const ratings = rows.slice(0, rows.length - leftOpen).map(({ subject }): SubjectRating => {
    const [aspects, likelihood, effort, note] = gapOf.get(subject) ?? [{}, null, null, ''];
    return { subject, ...ALL_IN_PLACE, ...aspects, likelihood, effort, note };
  });
  rateSubjects(vault, id, ratings);
};

type Task = readonly [
  title: string,
  subject: string,
  level: readonly [likelihood: Level, effort: Level],
  owner: LeaderKey,
  due: string | null,
  state: readonly [TaskState, percent: number],
  plan: string,
  note: string,
];

const TASKS: readonly Task[] = [
  [
    'Scan the training clusters weekly',
    'AC-43',
    ['high', 'medium'],
    'security',
    '2025-11-14',
    ['verified', 100],
    'Agent on every node, report each Monday.',
    'Two reports seen by Compliance.',
  ],
  [
    'Switch real weights in a rollback rehearsal',
    'AC-55',
    ['high', 'medium'],
    'platform',
    '2026-08-31',
    ['verified', 100],
    'One region, outside office hours.',
    '',
  ],
  [
    'Write down every test of a restore',
    'AC-69',
    ['medium', 'low'],
    'continuity',
    '2026-02-27',
    ['done', 100],
    'Transcript into the vault on the same day.',
    '',
  ],
  [
    'Keep the quarter’s tests of controls in one worksheet',
    'CC4.1',
    ['medium', 'medium'],
    'compliance',
    '2026-03-31',
    ['done', 100],
    '',
    '',
  ],
  [
    'Hold the fraud risk review',
    'AC-17',
    ['medium', 'low'],
    'finance',
    '2027-02-12',
    ['in-progress', 30],
    'Half a day with Finance, People and Sales.',
    'Agenda is out.',
  ],
  [
    'Sign off the matrix of risks and controls',
    'AC-21',
    ['medium', 'medium'],
    'compliance',
    '2027-01-29',
    ['in-progress', 80],
    '',
    '',
  ],
  [
    'Penetration test of the API and the web application',
    'AC-20',
    ['high', 'high'],
    'security',
    '2027-01-29',
    ['in-progress', 50],
    'Contract is signed; 18 to 29 January.',
    '',
  ],
  [
    'Date and version the network diagram',
    'AC-36',
    ['high', 'low'],
    'engineering',
    '2027-01-22',
    ['open', 0],
    'Diagram into the repository; review twice a year with a ticket that is kept.',
    '',
  ],
  [
    'Give the monthly review of roles a deputy',
    'AC-29',
    ['medium', 'low'],
    'ai',
    '2027-02-01',
    ['open', 0],
    '',
    '',
  ],
  [
    'Report on physical access of the hosting provider',
    'AC-37',
    ['low', 'high'],
    'vendors',
    null,
    ['accepted', 0],
    '',
    'The provider shows its report at its own premises only; the carve-out says so.',
  ],
];

export const judgeReadiness = (vault: OpenVault, controlOf: ReadonlyMap<string, ControlId>): void => {
  const first = beginAssessment(vault, { name: 'Before the year', copyRatings: false });
  rate(vault, first.id, FIRST, controlOf, 0);
  closeAssessment(vault, first.id);
  const second = beginAssessment(vault, { name: 'Autumn', copyRatings: true });
  rate(vault, second.id, SECOND, controlOf, 9);
  for (const [
    title,
    about,
    [likelihood, effort],
    owner,
    due,
    [state, progressPercent],
    plan,
    note,
  ] of TASKS) {
    const subject = controlOf.get(about) ?? (about as ReadinessSubject);
    const given = { title, subject, plan, likelihood, effort, owner: leader(owner).name, due };
    addTask(vault, NewRemediationTask.parse({ ...given, state, progressPercent, note }));
  }
};
