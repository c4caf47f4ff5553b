// The way of Larkmoor AI to its report: a Type I the year before, then the year that is examined.
import { proposedRoadmap, type OpenVault, setRoadmap } from '../../../src/engine';
import { RoadmapPlan, type RoadmapStepId } from '../../../src/shared/domain/roadmap';
import type { CalendarDate } from '../../../src/shared/period';
import { leader, type LeaderKey } from './people';

type Times = readonly [
  plannedFrom: string,
  plannedTo: string,
  actualFrom: string | null,
  actualTo: string | null,
];

const STEPS: Readonly<Record<RoadmapStepId, { times: Times; owner: LeaderKey; note: string }>> = {
  scope: { times: ['2025-06-02', '2025-06-13', '2025-06-02', '2025-06-17'], owner: 'compliance', note: '' },
  categories: {
    times: ['2025-06-16', '2025-06-20', '2025-06-18', '2025-06-23'],
    owner: 'compliance',
    note: 'Security, Availability, Confidentiality. Privacy follows when customers ask for it.',
  },
  'gap-assessment': {
    times: ['2025-06-23', '2025-07-18', '2025-06-24', '2025-07-25'],
    owner: 'security',
    note: '',
  },
  implementation: {
    times: ['2025-07-21', '2025-11-14', '2025-07-28', '2025-11-28'],
    owner: 'engineering',
    note: 'Two weeks longer: scanning of the training clusters had to be built.',
  },
  'type-1-examination': {
    times: ['2025-12-01', '2025-12-19', '2025-12-01', '2025-12-22'],
    owner: 'compliance',
    note: 'As of 30 November 2025.',
  },
  observation: {
    times: ['2026-01-01', '2026-12-31', '2026-01-01', '2026-12-31'],
    owner: 'compliance',
    note: '',
  },
  examination: {
    times: ['2027-01-11', '2027-02-19', '2027-01-11', null],
    owner: 'compliance',
    note: 'The package goes to the firm on 15 January.',
  },
  report: { times: ['2027-02-22', '2027-03-19', null, null], owner: 'chief', note: '' },
};

/** For the current engagement. */
export const planRoadmap = (vault: OpenVault): void => {
  const today = '2027-01-15' as CalendarDate;
  const { steps } = proposedRoadmap(vault, 'type-1-then-type-2', today);
  const plan = RoadmapPlan.parse({
    path: 'type-1-then-type-2',
    steps: steps.map(({ step }) => {
      const { times, owner, note } = STEPS[step];
      const [plannedFrom, plannedTo, actualFrom, actualTo] = times;
      return { step, plannedFrom, plannedTo, actualFrom, actualTo, owner: leader(owner).name, note };
    }),
  });
  setRoadmap(vault, today, plan);
};
