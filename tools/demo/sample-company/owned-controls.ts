// What Larkmoor AI made of its controls: an owner by name for each, two of its own, one retired with the
// office, one said anew in the middle of the year.
import { addControl, getControl, type OpenVault, retireControl, reviseControl } from '../../../src/engine';
import { type ControlDetail, ControlFacts, NewControl } from '../../../src/shared/domain/control';
import type { ControlId } from '../../../src/shared/ids';
import type { CalendarDate } from '../../../src/shared/period';
import { leader, type LeaderKey } from './people';

const OWNER_OF_ROLE: Readonly<Record<string, LeaderKey>> = {
  'Chief Executive': 'chief',
  'Chief Operating Officer': 'operations',
  'Security Lead': 'security',
  'Head of Engineering': 'engineering',
  'System Owners': 'engineering',
  'Head of AI': 'ai',
  'Model Owner': 'ai',
  'Compliance Lead': 'compliance',
  'IT Lead': 'it',
  'People Lead': 'people',
  'General Counsel': 'counsel',
  'Product Lead': 'product',
  'Machine Learning Platform Lead': 'platform',
  'Data Governance Lead': 'data',
  'Incident Manager': 'incidents',
  'Vendor Manager': 'vendors',
  'Finance Lead': 'finance',
  'Continuity Lead': 'continuity',
  'Support Lead': 'support',
  'Office Manager': 'operations',
};

const factsOf = (control: ControlDetail): ControlFacts =>
  ControlFacts.parse(
    Object.fromEntries(
      Object.keys(ControlFacts.shape).map((key) => [key, control[key as keyof ControlDetail]]),
    ),
  );

const nameOwners = (vault: OpenVault, ids: Iterable<ControlId>): void => {
  for (const id of ids) {
    const facts = factsOf(getControl(vault, id));
    const key = OWNER_OF_ROLE[facts.ownerRole];
    if (key === undefined) throw new Error(`nobody at the sample company is ${facts.ownerRole}`);
    reviseControl(vault, id, { ...facts, owner: leader(key).name }, null, '');
  }
};

/** The engine's numbers follow those of the starters: CTL-051 and CTL-052. */
const MODEL_CARDS = NewControl.parse({
  title: 'Published model cards match what is live',
  wording:
    'Each quarter the Head of AI compares the published card of every live model with the registry: version, known limits, evaluations. What differs is corrected within ten working days.',
  ownerRole: 'Head of AI',
  owner: leader('ai').name,
  cadence: 'quarterly',
  weekdaysOnly: false,
  graceDays: null,
  kind: 'manual',
  nature: 'detective',
  domain: 'Communication with customers',
  validFrom: null,
  checklist: ['The comparison, signed off', 'The cards as published', 'Corrections that followed'],
  criterionIds: ['CC2.3'],
  pointOfFocusIds: ['CC2.3-6'],
  rationale: 'Customers learn from the card what the assistant is and is not made for.',
});

const BADGES = NewControl.parse({
  title: 'Review of badges of the office',
  wording:
    'Each quarter the Chief Operating Officer goes through all badges of the office in Harbour Street and withdraws those nobody needs.',
  ownerRole: 'Chief Operating Officer',
  owner: leader('operations').name,
  cadence: 'quarterly',
  weekdaysOnly: false,
  graceDays: 10,
  kind: 'manual',
  nature: 'preventive',
  domain: 'Physical access',
  validFrom: null,
  checklist: ['List of badges with decisions'],
  criterionIds: ['CC6.4'],
  pointOfFocusIds: [],
  rationale: 'Who has a badge can reach the places where staff work.',
});

export interface OwnControls {
  readonly modelCards: ControlId;
  readonly badges: ControlId;
}

/** After the starters were loaded. */
export const settleControls = (vault: OpenVault, controlOf: ReadonlyMap<string, ControlId>): OwnControls => {
  nameOwners(vault, controlOf.values());
  const modelCards = addControl(vault, MODEL_CARDS).id;
  const badges = addControl(vault, BADGES).id;
  retireControl(
    vault,
    badges,
    '2026-03-31' as CalendarDate,
    'The office was given up on 31 March 2026; everybody works from home since.',
  );
  const rollback = controlOf.get('AC-55');
  if (rollback === undefined) throw new Error('the sample company has not loaded AC-55');
  const before = factsOf(getControl(vault, rollback));
  reviseControl(
    vault,
    rollback,
    {
      ...before,
      wording: `${before.wording} Each rehearsal switches real weights in one region, and the time from decision to the last request on the old model is written down.`,
    },
    '2026-07-01' as CalendarDate,
    'After INC-2026-04: a rehearsal on paper did not show that the switch itself took eleven minutes.',
  );
  return { modelCards, badges };
};
