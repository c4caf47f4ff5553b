// What went wrong at Larkmoor AI in 2026.
import { leader } from './people';

export interface Incident {
  readonly id: string;
  readonly title: string;
  readonly severity: 'SEV-1' | 'SEV-2' | 'SEV-3';
  readonly openedAt: string;
  readonly closedAt: string;
  readonly handler: string;
  readonly cause: string;
  readonly customersTold: number;
}

const samuel = leader('incidents').name;
const priya = leader('security').name;

export const INCIDENTS: readonly Incident[] = [
  {
    id: 'INC-2026-01',
    title: 'Search index of one customer stale for two hours',
    severity: 'SEV-3',
    openedAt: '2026-02-04T09:12:00Z',
    closedAt: '2026-02-04T11:20:00Z',
    handler: samuel,
    cause: 'Stuck index rebuild job',
    customersTold: 1,
  },
  {
    id: 'INC-2026-02',
    title: 'Customer API key found in a public repository',
    severity: 'SEV-2',
    openedAt: '2026-03-11T13:41:00Z',
    closedAt: '2026-03-11T16:05:00Z',
    handler: priya,
    cause: 'Key committed by a customer developer',
    customersTold: 1,
  },
  {
    id: 'INC-2026-03',
    title: 'Slow answers during GPU node replacement',
    severity: 'SEV-3',
    openedAt: '2026-05-19T07:30:00Z',
    closedAt: '2026-05-19T10:02:00Z',
    handler: samuel,
    cause: 'Capacity below the agreed reserve',
    customersTold: 0,
  },
  {
    id: 'INC-2026-04',
    title: 'Document text could steer the assistant past its tool limits',
    severity: 'SEV-1',
    openedAt: '2026-07-22T15:08:00Z',
    closedAt: '2026-07-24T12:30:00Z',
    handler: priya,
    cause: 'Injected instructions in an uploaded file were not stripped by guardrail rule set 31',
    customersTold: 2,
  },
  {
    id: 'INC-2026-05',
    title: 'Region outage at the hosting provider, 47 minutes',
    severity: 'SEV-2',
    openedAt: '2026-10-05T04:16:00Z',
    closedAt: '2026-10-05T05:03:00Z',
    handler: samuel,
    cause: 'Provider network fault; failover took 11 minutes',
    customersTold: 38,
  },
  {
    id: 'INC-2026-06',
    title: 'Phishing mail to finance, no access gained',
    severity: 'SEV-3',
    openedAt: '2026-11-16T10:22:00Z',
    closedAt: '2026-11-16T13:45:00Z',
    handler: priya,
    cause: 'Look-alike supplier domain',
    customersTold: 0,
  },
];

export const incident = (id: string): Incident => {
  const found = INCIDENTS.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no such incident: ${id}`);
  return found;
};
