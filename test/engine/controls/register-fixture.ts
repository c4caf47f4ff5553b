// What tests of controls share: a register in few words, and questions to it.
import {
  createEngagement,
  type ControlQuery,
  listControls,
  listJournal,
  type OpenVault,
  starterControls,
} from '../../../src/engine';
import { type ControlFacts, NewControl } from '../../../src/shared/domain/control';
import { NewEngagement } from '../../../src/shared/domain/engagement';
import type { CriterionId, EvidenceId, PointOfFocusId, StarterControlId } from '../../../src/shared/ids';
import type { CalendarDate } from '../../../src/shared/period';

export const starter = (...ids: string[]) => ids as StarterControlId[];
export const points = (...ids: string[]) => ids as PointOfFocusId[];
export const point = (id: string) => id as PointOfFocusId;
export const criterion = (id: string) => id as CriterionId;
export const criteria = (...ids: string[]) => ids as CriterionId[];
export const items = (...ids: string[]) => ids as EvidenceId[];
export const allStarters = starterControls().map((one) => one.id);
export const day = (text: string) => text as CalendarDate;
export const days = (from: string, to: string) => ({ from: day(from), to: day(to) });

/** What a control of one's own says when a test does not say it. */
export const own = (given: object = {}): NewControl =>
  NewControl.parse({
    title: 'Weights are read by few',
    wording: 'Only two people may read model weights.',
    ownerRole: '',
    owner: '',
    cadence: 'quarterly',
    weekdaysOnly: false,
    graceDays: null,
    nature: 'preventive',
    kind: 'manual',
    domain: '',
    validFrom: null,
    checklist: [],
    criterionIds: [],
    pointOfFocusIds: [],
    rationale: '',
    ...given,
  });

/** The facts of such a control alone. */
export const said = (given: object = {}): ControlFacts => {
  const { title, wording, ownerRole, owner, cadence, weekdaysOnly, graceDays, nature, kind } = own(given);
  return { title, wording, ownerRole, owner, cadence, weekdaysOnly, graceDays, nature, kind };
};

export const list = (vault: OpenVault, given: Partial<ControlQuery> = {}) =>
  listControls(vault, {
    search: '',
    series: null,
    cadence: null,
    withoutEvidenceInPeriod: false,
    state: null,
    owner: null,
    domain: null,
    criterionId: null,
    sort: 'id',
    direction: 'ascending',
    offset: 0,
    limit: 500,
    ...given,
  });
export const ids = (page: ReturnType<typeof list>) => page.rows.map((row) => row.id);
export const entries = (vault: OpenVault) =>
  listJournal(vault, { subject: null, newestFirst: false, offset: 0, limit: 500 }).rows;
export const newest = (vault: OpenVault) =>
  listJournal(vault, { subject: null, newestFirst: true, offset: 0, limit: 1 }).rows[0];

export const engage = (vault: OpenVault, categories: string[] = ['security']) =>
  createEngagement(
    vault,
    NewEngagement.parse({
      type: 2,
      period: { from: '2026-01-01', to: '2026-06-30' },
      systemName: 'Assist',
      categories,
      firm: '',
    }),
  );
