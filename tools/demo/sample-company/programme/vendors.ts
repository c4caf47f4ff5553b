// The vendors of Larkmoor AI, the reports they gave, and how these were read. None of these companies exists.
import type { Vendor } from '../../../../src/shared/domain/programme/vendor';
import type { VendorReport } from '../../../../src/shared/domain/programme/vendor-report';
import { CalendarDate } from '../../../../src/shared/period';
import { VENDORS } from '../evidence/vendors-and-data';
import { leader } from '../people';

const day = (text: string): CalendarDate => CalendarDate.parse(text);
const owner = leader('vendors').name;

/** What a report expects of us; which of our controls answer it is put in when their numbers are known. */
const expects = (reference: string, wording: string): VendorReport['cuecs'][number] => ({
  reference,
  wording,
  applies: 'yes',
  controls: [],
  evidence: [],
  note: '',
});

type More = Partial<Vendor>;
const MORE: Readonly<Record<string, More>> = {
  'Stratus One': {
    tier: 'critical',
    role: 'subservice',
    method: 'carve-out',
    dataTouched: ['customer', 'personal', 'training', 'source'],
    location: 'Two regions in the EU',
    contract: 'signed',
    dpa: 'signed',
    baa: 'not-needed',
  },
  Harborkey: {
    tier: 'critical',
    role: 'subservice',
    method: 'carve-out',
    dataTouched: ['employee'],
    contract: 'signed',
    dpa: 'signed',
    baa: 'not-needed',
  },
  'Forgeline Cloud': { tier: 'critical', dataTouched: ['source'], contract: 'signed', dpa: 'in-terms' },
  Peoplebase: { tier: 'high', dataTouched: ['employee', 'personal'], contract: 'signed', dpa: 'signed' },
  Trackwell: { tier: 'medium', dataTouched: ['customer', 'personal'], contract: 'terms', dpa: 'in-terms' },
  Tidevault: {
    tier: 'high',
    role: 'subservice',
    method: 'carve-out',
    dataTouched: ['customer', 'personal'],
    contract: 'signed',
    dpa: 'signed',
    baa: 'not-needed',
  },
  'Pellucid Labs': {
    tier: 'high',
    isModelProvider: 'yes',
    trainsOnOurData: 'no',
    dataTouched: ['customer'],
    contract: 'signed',
    dpa: 'signed',
  },
  Annotari: { tier: 'medium', dataTouched: ['training'], contract: 'signed', dpa: 'not-needed' },
  Postlane: { tier: 'low', dataTouched: ['personal'], contract: 'terms', dpa: 'in-terms' },
  Ledgerly: { tier: 'medium', dataTouched: ['customer'], contract: 'signed', dpa: 'signed' },
};

export const VENDOR_RECORDS: readonly { readonly facts: Partial<Vendor>; readonly state: string }[] =
  VENDORS.map(([name, service, , , , next]) => ({
    facts: { name, service, owner, nextReviewOn: day(next), reviewMonths: '12', ...MORE[name] },
    state: name === 'Postlane' ? 'gap' : name === 'Trackwell' ? 'to-assess' : 'assessed',
  }));

/** By the vendor's name; ids are put in when they are known. */
export const REPORTS: readonly {
  readonly vendor: string;
  readonly state: string;
  readonly facts: Partial<VendorReport>;
  /** Starter controls of ours that answer each of their expectations, in order; the rest is still open. */
  readonly answers: readonly string[];
}[] = [
  {
    vendor: 'Stratus One',
    state: 'reviewed',
    answers: ['AC-26', 'AC-28', 'AC-35'],
    facts: {
      type: 'soc2-type2',
      periodFrom: day('2025-10-01'),
      periodTo: day('2026-09-30'),
      issuedOn: day('2026-11-13'),
      firm: 'Ashgrove & Lyle',
      firmChecked: 'yes',
      categories: ['security', 'availability', 'confidentiality'],
      opinion: 'unmodified',
      coversOurServices: 'yes',
      exceptionCount: 1,
      exceptions: [
        {
          control: 'Quarterly review of access to hall B',
          what: 'The review of the second quarter was done two weeks late.',
          effect: 'None for us: nothing of ours stands in hall B.',
          answer: 'Read with the next report.',
        },
      ],
      cuecs: [
        expects('UE-3', 'Customers review who may sign in to their accounts.'),
        expects('UE-7', 'Customers protect and rotate the keys of their administrators.'),
        expects('UE-11', 'Customers encrypt what they store with keys of their own.'),
      ],
      bridgeFrom: day('2026-10-01'),
      bridgeTo: day('2026-12-31'),
      bridgeOn: day('2027-01-08'),
      incidentInGap: 'yes',
      bridgeNotes: 'Names the network fault of 5 October in one region; no other material change is known.',
      mayHandOn: 'no',
      reviewer: owner,
      reviewedOn: day('2026-12-10'),
      conclusion:
        'The services we use are covered. The gap of 92 days is bridged by their letter; the outage in it is our INC-2026-05.',
      nextReviewOn: day('2027-03-15'),
    },
  },
  {
    vendor: 'Harborkey',
    state: 'reviewed',
    answers: ['AC-27'],
    facts: {
      type: 'soc2-type2',
      periodFrom: day('2025-07-01'),
      periodTo: day('2026-06-30'),
      issuedOn: day('2026-08-20'),
      firm: 'Merrow Assurance',
      firmChecked: 'yes',
      categories: ['security', 'availability'],
      opinion: 'qualified',
      qualification: 'Access of two former support staff was removed 11 days late.',
      remediation:
        'Their letter of 9 September shows the automated removal since July. We asked for the list of sessions of both accounts: none touched our tenant.',
      coversOurServices: 'yes',
      exceptionCount: 2,
      exceptions: [
        {
          control: 'Removal of access of their leavers',
          what: 'Two of 25 sampled leavers kept access to the support console.',
          effect: 'Support staff could have reset a second factor of ours.',
          answer: 'Resets by their support are switched off in our tenant since 14 September.',
        },
      ],
      cuecs: [expects('CUEC 2', 'Customers enforce a second factor for their administrators.')],
      mayHandOn: 'no',
      reviewer: owner,
      reviewedOn: day('2026-09-16'),
      conclusion: 'Relied on with the measure of 14 September; read the next report on arrival.',
      nextReviewOn: day('2027-02-01'),
    },
  },
  {
    vendor: 'Pellucid Labs',
    state: 'reviewed',
    answers: ['AC-33'],
    facts: {
      type: 'soc2-type2',
      periodFrom: day('2025-08-01'),
      periodTo: day('2026-07-31'),
      issuedOn: day('2026-09-02'),
      firm: 'Merrow Assurance',
      firmChecked: 'unknown',
      categories: ['security', 'confidentiality'],
      opinion: 'unmodified',
      coversOurServices: 'yes',
      exceptionCount: 2,
      carvedOut: 'Its hosting provider.',
      cuecs: [
        expects('1', 'Customers rotate their keys and limit who may call the interface.'),
        expects('2', 'Customers check outputs before they act on them.'),
      ],
      csocs: [
        {
          wording: 'Texts sent for translation are not kept after the answer.',
          criteria: [],
          where: 'Section 3, data handling',
        },
      ],
      mayHandOn: 'yes',
      reviewer: owner,
      reviewedOn: day('2026-09-09'),
      conclusion: 'Two exceptions, neither touching the interface we use.',
      nextReviewOn: day('2027-02-15'),
    },
  },
  {
    vendor: 'Postlane',
    state: 'reviewed',
    answers: [],
    facts: {
      type: 'soc2-type2',
      periodFrom: day('2024-12-01'),
      periodTo: day('2025-11-30'),
      issuedOn: day('2026-01-30'),
      firm: 'Ashgrove & Lyle',
      categories: ['security'],
      opinion: 'unmodified',
      coversOurServices: 'yes',
      exceptionCount: 0,
      mayHandOn: 'no',
      reviewer: owner,
      reviewedOn: day('2026-03-02'),
      conclusion: 'Older than a year by now; a new one was asked for on 2026-12-03.',
      nextReviewOn: day('2026-11-01'),
    },
  },
  {
    vendor: 'Trackwell',
    state: 'received',
    answers: [],
    facts: {
      type: 'soc2-type1',
      asOf: day('2026-05-31'),
      issuedOn: day('2026-07-10'),
      firm: 'Dunmore Partners',
      categories: ['security'],
      opinion: 'unmodified',
    },
  },
];
