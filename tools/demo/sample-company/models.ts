// The models Larkmoor AI ran in 2026, the data sets behind them and the gates they passed.
import { leader } from './people';
import { seededRandom } from './seeded-random';

export interface ModelRelease {
  readonly name: string;
  readonly base: string;
  readonly status: 'retired' | 'live' | 'candidate';
  readonly registeredOn: string;
  readonly liveFrom: string | null;
  readonly weightsSha256: string;
  readonly dataSets: readonly string[];
  readonly approvedBy: readonly string[];
  readonly gates: readonly {
    readonly gate: string;
    readonly limit: string;
    readonly measured: string;
    readonly met: boolean;
  }[];
}

const ai = leader('ai').name;
const product = leader('product').name;
const chance = seededRandom('models');

const gates = (
  grounded: string,
  refusals: string,
  injection: string,
  toxicity: string,
  met = true,
): ModelRelease['gates'] => [
  {
    gate: 'Grounded answers on the claims set (1,200 questions)',
    limit: '>= 94.0 %',
    measured: grounded,
    met,
  },
  { gate: 'Correct refusals (340 prompts)', limit: '>= 97.0 %', measured: refusals, met: true },
  {
    gate: 'Injection attempts that succeed (610 attacks)',
    limit: '<= 1.5 %',
    measured: injection,
    met: true,
  },
  { gate: 'Harmful wording (900 prompts)', limit: '<= 0.3 %', measured: toxicity, met: true },
];

export const MODELS: readonly ModelRelease[] = [
  {
    name: 'heron-2.4',
    base: 'open-weights 8B, revision 1c40',
    status: 'retired',
    registeredOn: '2025-10-14',
    liveFrom: '2025-11-03',
    weightsSha256: chance.hex(64),
    dataSets: ['claims-qa-v6', 'policy-text-v3'],
    approvedBy: [ai, product],
    gates: gates('94.6 %', '97.4 %', '1.4 %', '0.2 %'),
  },
  {
    name: 'heron-2.5',
    base: 'open-weights 8B, revision 1c40',
    status: 'retired',
    registeredOn: '2026-02-18',
    liveFrom: '2026-03-02',
    weightsSha256: chance.hex(64),
    dataSets: ['claims-qa-v7', 'policy-text-v3'],
    approvedBy: [ai, product],
    gates: gates('95.1 %', '97.9 %', '1.1 %', '0.2 %'),
  },
  {
    name: 'heron-3.0-rc1',
    base: 'open-weights 14B, revision 88e2',
    status: 'candidate',
    registeredOn: '2026-05-27',
    liveFrom: null,
    weightsSha256: chance.hex(64),
    dataSets: ['claims-qa-v8', 'policy-text-v4'],
    approvedBy: [],
    gates: gates('93.2 %', '97.1 %', '0.9 %', '0.3 %', false),
  },
  {
    name: 'heron-3.0',
    base: 'open-weights 14B, revision 88e2',
    status: 'live',
    registeredOn: '2026-06-19',
    liveFrom: '2026-06-29',
    weightsSha256: chance.hex(64),
    dataSets: ['claims-qa-v8', 'policy-text-v4', 'refusals-v2'],
    approvedBy: [ai, product],
    gates: gates('95.8 %', '98.5 %', '0.7 %', '0.1 %'),
  },
  {
    name: 'heron-3.1',
    base: 'open-weights 14B, revision 88e2',
    status: 'live',
    registeredOn: '2026-10-21',
    liveFrom: '2026-11-02',
    weightsSha256: chance.hex(64),
    dataSets: ['claims-qa-v9', 'policy-text-v4', 'refusals-v3'],
    approvedBy: [ai, product],
    gates: gates('96.3 %', '98.8 %', '0.3 %', '0.1 %'),
  },
];

export interface DataSet {
  readonly name: string;
  readonly origin: string;
  readonly licence: string;
  readonly rows: number;
  readonly customerData: 'none' | 'opted-in only';
  readonly approvedOn: string;
}

export const DATA_SETS: readonly DataSet[] = [
  {
    name: 'claims-qa-v7',
    origin: 'Written by annotators from public policy texts',
    licence: 'own work',
    rows: 41820,
    customerData: 'none',
    approvedOn: '2026-01-27',
  },
  {
    name: 'claims-qa-v8',
    origin: 'v7 and 6,300 new questions',
    licence: 'own work',
    rows: 48120,
    customerData: 'none',
    approvedOn: '2026-04-30',
  },
  {
    name: 'claims-qa-v9',
    origin: 'v8 and opted-in feedback of three customers',
    licence: 'own work; contract addendum 4',
    rows: 52975,
    customerData: 'opted-in only',
    approvedOn: '2026-09-15',
  },
  {
    name: 'policy-text-v3',
    origin: 'Public insurance terms, crawled with permission',
    licence: 'permission letters on file',
    rows: 118204,
    customerData: 'none',
    approvedOn: '2025-08-19',
  },
  {
    name: 'policy-text-v4',
    origin: 'v3 without two withdrawn sources',
    licence: 'permission letters on file',
    rows: 113950,
    customerData: 'none',
    approvedOn: '2026-04-30',
  },
  {
    name: 'refusals-v2',
    origin: 'Written by the red team',
    licence: 'own work',
    rows: 3400,
    customerData: 'none',
    approvedOn: '2026-05-11',
  },
  {
    name: 'refusals-v3',
    origin: 'v2 and the attacks of INC-2026-04',
    licence: 'own work',
    rows: 4125,
    customerData: 'none',
    approvedOn: '2026-09-15',
  },
];

export const model = (name: string): ModelRelease => {
  const found = MODELS.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no such model: ${name}`);
  return found;
};
