// What tests of readiness share: an assessment begun, a rating and a task in few words, and questions to them.
import {
  beginAssessment,
  createEngagement,
  listJournal,
  listTasks,
  loadStarterControls,
  type OpenVault,
  type TaskQuery,
  worksheet,
  type WorksheetQuery,
} from '../../../src/engine';
import { NewEngagement } from '../../../src/shared/domain/engagement';
import {
  NewRemediationTask,
  type ReadinessSubject,
  SubjectRating,
} from '../../../src/shared/domain/readiness';
import type { StarterControlId } from '../../../src/shared/ids';
import type { CalendarDate } from '../../../src/shared/period';
import { makeVault } from '../temporary-vault';

export const TODAY = '2026-03-01' as CalendarDate;
export const subject = (id: string) => id as ReadinessSubject;

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

export const rating = (id: string, given: Partial<SubjectRating> = {}) =>
  SubjectRating.parse({
    subject: id,
    design: 'in-place',
    documentation: 'in-place',
    operation: 'in-place',
    evidence: 'in-place',
    likelihood: null,
    effort: null,
    note: '',
    ...given,
  });

export const task = (given: Partial<NewRemediationTask> = {}) =>
  NewRemediationTask.parse({
    title: 'Write the access procedure down',
    subject: null,
    plan: '',
    likelihood: null,
    effort: null,
    owner: '',
    due: null,
    state: 'open',
    progressPercent: 0,
    note: '',
    ...given,
  });

export const ready = async () => {
  const made = await makeVault();
  engage(made.vault);
  loadStarterControls(made.vault, ['AC-01', 'AC-02'] as StarterControlId[]);
  const first = beginAssessment(made.vault, { name: 'First look', copyRatings: false });
  return { ...made, first };
};

export const sheet = (vault: OpenVault, id: WorksheetQuery['id'], given: Partial<WorksheetQuery> = {}) =>
  worksheet(vault, {
    id,
    today: TODAY,
    search: '',
    kind: null,
    onlyGaps: false,
    onlyUnrated: false,
    sort: 'subject',
    direction: 'ascending',
    offset: 0,
    limit: 500,
    ...given,
  });
export const tasks = (vault: OpenVault, given: Partial<TaskQuery> = {}) =>
  listTasks(vault, {
    search: '',
    states: [],
    owner: null,
    subject: null,
    likelihood: null,
    sort: 'id',
    direction: 'ascending',
    offset: 0,
    limit: 500,
    ...given,
  });
export const subjects = (page: ReturnType<typeof sheet>) => page.rows.map((row) => row.subject);
export const ids = (page: ReturnType<typeof tasks>) => page.rows.map((row) => row.id);
export const journal = (vault: OpenVault) =>
  listJournal(vault, { subject: null, newestFirst: true, offset: 0, limit: 500 });
export const rowOf = (page: ReturnType<typeof sheet>, id: string) =>
  page.rows.find((row) => row.subject === id);
