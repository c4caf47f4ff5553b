// Incidents, risks and the changes worth telling, as the light registers hold them.
import type { ProgrammeChange } from '../../../../src/shared/domain/programme/change';
import type { Incident } from '../../../../src/shared/domain/programme/incident';
import type { Risk } from '../../../../src/shared/domain/programme/risk';
import { CalendarDate } from '../../../../src/shared/period';
import { RISKS } from '../evidence/risks';
import { INCIDENTS } from '../incidents';
import { leader } from '../people';

interface Given<F> {
  readonly facts: Partial<F>;
  readonly state: string;
}
const day = (text: string): CalendarDate => CalendarDate.parse(text.slice(0, 10));

const SEVERITY = { 'SEV-1': 'critical', 'SEV-2': 'high', 'SEV-3': 'low' } as const;

export const INCIDENT_RECORDS: readonly Given<Incident>[] = INCIDENTS.map((one) => ({
  facts: {
    title: one.title,
    reference: one.id,
    severity: SEVERITY[one.severity],
    kind: /outage|slow|stale/i.test(one.title)
      ? 'availability'
      : /steer/.test(one.title)
        ? 'ai-behaviour'
        : 'security',
    detectedOn: day(one.openedAt),
    resolvedOn: day(one.closedAt),
    owner: one.handler,
    customersTold: one.customersTold > 0 ? 'yes' : 'no',
    toldOn: one.customersTold > 0 ? day(one.closedAt) : null,
    personalData: 'no',
    commitmentsMissed: one.severity === 'SEV-1' ? 'yes' : 'no',
    cause: one.cause,
  },
  state: one.id === 'INC-2026-06' ? 'reviewed' : 'closed',
}));

const level = (of5: number): 'low' | 'medium' | 'high' => (of5 <= 2 ? 'low' : of5 === 3 ? 'medium' : 'high');

export const RISK_RECORDS: readonly Given<Risk>[] = RISKS.map((one) => ({
  facts: {
    title: one.risk,
    category: /vendor|supplier/i.test(one.risk)
      ? 'vendor'
      : /model|assistant|data set/i.test(one.risk)
        ? 'ai'
        : 'security',
    owner: leader(one.owner).name,
    likelihood: level(one.likelihood),
    impact: level(one.impact),
    treatment: 'mitigate',
    plan: one.treatment,
    assessedOn: day(one.reviewed),
    nextReviewOn: day('2027-03-08'),
  },
  state: 'treating',
}));

export const CHANGE_RECORDS: readonly Given<ProgrammeChange>[] = [
  {
    facts: {
      title: 'The office was given up; everybody works from home',
      kind: 'people',
      isSignificant: 'yes',
      description: 'With it went badges, the visitor book and the room for paper files.',
      requestedBy: leader('operations').name,
      approver: leader('chief').name,
      approvedOn: day('2026-02-10'),
      doneOn: day('2026-03-31'),
    },
    state: 'done',
  },
  {
    facts: {
      title: 'New base model for the assistant (heron-3.0)',
      reference: 'KILN-188',
      kind: 'model',
      isSignificant: 'yes',
      description: 'From an 8B to a 14B base; all gates met with the second candidate.',
      requestedBy: leader('ai').name,
      testedBy: leader('security').name,
      approver: leader('product').name,
      approvedOn: day('2026-06-26'),
      doneOn: day('2026-06-29'),
      rollback: 'heron-2.5 stayed deployable for 30 days.',
    },
    state: 'done',
  },
  {
    facts: {
      title: 'Translation by an outside model (Pellucid Labs)',
      reference: 'ASST-5012',
      kind: 'vendor',
      isSignificant: 'yes',
      description: 'Answers are translated by a provider; texts are not kept there.',
      requestedBy: leader('product').name,
      testedBy: leader('security').name,
      approver: leader('operations').name,
      approvedOn: day('2026-09-10'),
      doneOn: day('2026-09-14'),
    },
    state: 'done',
  },
  {
    facts: {
      title: 'Guardrail rule set 32 after the injection of July',
      reference: 'ASST-4871',
      kind: 'software',
      isSignificant: 'no',
      description: 'All text passes the guardrail, whatever its field.',
      requestedBy: leader('security').name,
      testedBy: leader('platform').name,
      approver: leader('engineering').name,
      approvedOn: day('2026-07-24'),
      doneOn: day('2026-07-24'),
      isEmergency: 'yes',
    },
    state: 'done',
  },
  {
    facts: {
      title: 'Third region for inference',
      kind: 'infrastructure',
      isSignificant: 'unknown',
      requestedBy: leader('platform').name,
    },
    state: 'planned',
  },
];
