// Models, data sets, prompts and evaluations of Larkmoor AI as its registers hold them.
import type { AiAsset } from '../../../../src/shared/domain/programme/ai-asset';
import { addDays, CalendarDate } from '../../../../src/shared/period';
import { DATA_SETS, MODELS } from '../models';
import { leader } from '../people';

interface Given {
  readonly facts: Partial<AiAsset>;
  readonly state: string;
}
const day = (text: string): CalendarDate => CalendarDate.parse(text);
const ai = leader('ai').name;
const data = leader('data').name;

const models: readonly Given[] = MODELS.map((one, place) => {
  const before = MODELS[place - 1]?.name ?? '';
  const approved = one.approvedBy.length > 0;
  return {
    facts: {
      name: one.name,
      type: 'model',
      release: one.name.slice(one.name.indexOf('-') + 1),
      purpose: 'Answers questions about insurance documents in Larkmoor Assist.',
      owner: ai,
      trainedOn: one.dataSets.join(', '),
      provenance: `Tuned from ${one.base}; weights SHA-256 ${one.weightsSha256}`,
      licence: 'Open weights, commercial use allowed',
      personalData: 'no',
      customerData: one.dataSets.includes('claims-qa-v9') ? 'yes' : 'no',
      sensitivity: 'restricted',
      changeKind: place === 0 ? 'new' : 'major',
      change: place === 0 ? 'First model under this register.' : `Follows ${before}.`,
      result: one.gates
        .map(({ gate, measured, met }) => `${gate}: ${measured}${met ? '' : ' (below)'}`)
        .join('; '),
      approver: one.approvedBy.join(', '),
      approvedOn: approved ? day(one.liveFrom ?? one.registeredOn) : null,
      liveOn: one.liveFrom === null ? null : day(one.liveFrom),
      rollback: 'The release before stays deployable for 30 days; one command of the registry switches back.',
      rolledBackTo: before,
      retention: '24 months after retirement',
      usedIn: ['product'],
    },
    state: one.status === 'candidate' ? 'rejected' : one.status,
  };
});

const dataSets: readonly Given[] = DATA_SETS.map((one) => ({
  facts: {
    name: one.name,
    type: 'dataset',
    release: one.name.slice(one.name.lastIndexOf('-') + 1),
    purpose: `${one.rows.toLocaleString('en-US')} rows for tuning and evaluation.`,
    owner: data,
    provenance: one.origin,
    licence: one.licence,
    personalData: 'no',
    customerData: one.customerData === 'none' ? 'no' : 'yes',
    sensitivity: 'confidential',
    approver: data,
    approvedOn: day(one.approvedOn),
    rollback: 'Earlier versions are kept and addressed by their hash.',
    retention: '36 months',
    deletion:
      one.customerData === 'none'
        ? ''
        : 'Rows of a customer are found by contract number and removed from the set; the next tuning runs without them.',
  },
  state: one.name === 'policy-text-v3' ? 'retired' : 'approved',
}));

const others: readonly Given[] = [
  {
    facts: {
      name: 'translate-large (Pellucid Labs)',
      type: 'model',
      release: '2026-06',
      purpose: 'Translates answers; called by inference-gateway.',
      owner: ai,
      provenance: 'Interface of the provider, version pinned for 12 months',
      licence: 'Terms of the provider, agreement of 2026-08-20',
      personalData: 'no',
      customerData: 'yes',
      sensitivity: 'confidential',
      approver: ai,
      approvedOn: day('2026-09-10'),
      liveOn: day('2026-09-14'),
      rollback: 'Switch to our own model within a day; tried on 2026-09-02.',
      usedIn: ['product'],
    },
    state: 'live',
  },
  {
    facts: {
      name: 'Assistant system instruction',
      type: 'prompt',
      release: '31',
      purpose: 'Tells the assistant what it may do with documents and tools.',
      owner: leader('product').name,
      provenance: 'Own work, kept with the code',
      licence: 'Own work',
      personalData: 'no',
      changeKind: 'major',
      change: 'Instructions found inside uploaded files are told to be text, never orders (INC-2026-04).',
      result: 'Replay of 610 attacks: 2 succeed (0.3 %).',
      approver: `${ai}, ${leader('security').name}`,
      approvedOn: day('2026-07-24'),
      liveOn: day('2026-07-24'),
      rollback: 'Version 30 is one commit back.',
      rolledBackTo: '30',
      usedIn: ['product'],
    },
    state: 'live',
  },
  {
    facts: {
      name: 'Nightly attack replay',
      type: 'evaluation',
      release: '2026-12',
      purpose: 'Replays known prompt injections against the live model every night.',
      owner: leader('security').name,
      provenance: 'Red team and attacks seen in the year',
      licence: 'Own work',
      personalData: 'no',
      approver: ai,
      approvedOn: addDays(day('2026-07-24'), 7),
      nextReviewOn: day('2027-01-31'),
    },
    state: 'live',
  },
];

export const AI_ASSETS: readonly Given[] = [...models, ...dataSets, ...others];
