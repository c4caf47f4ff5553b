// A report a vendor gave us, and our review of it. The opinion is the one its CPA firm wrote; the conclusion is ours.
import type { CategoryId } from '../catalog';
import {
  choice,
  choices,
  controls,
  count,
  criteria,
  day,
  evidence,
  line,
  record,
  rows,
  text,
  yesNo,
} from './field';
import { OPINIONS } from './opinion';
import { defineRegister, type FactsOf } from './register';

export const CATEGORY_LABELS = {
  security: 'Security',
  availability: 'Availability',
  'processing-integrity': 'Processing integrity',
  confidentiality: 'Confidentiality',
  privacy: 'Privacy',
} as const satisfies Readonly<Record<CategoryId, string>>;

export const REPORT_TYPES = {
  'soc2-type2': 'SOC 2 Type II',
  'soc2-type1': 'SOC 2 Type I',
  soc3: 'SOC 3',
  soc1: 'SOC 1',
  iso27001: 'ISO 27001 certificate',
  other: 'Other',
} as const;

export const VENDOR_REPORT = defineRegister({
  register: 'vendor-report',
  prefix: 'VRP',
  digits: 2,
  one: 'vendor report',
  many: 'vendor reports',
  states: { received: 'Received', 'in-review': 'In review', reviewed: 'Reviewed', superseded: 'Superseded' },
  firstState: 'received',
  endStates: ['superseded'],
  fields: {
    vendor: record('Vendor', 'vendor', { required: true }),
    type: choice('Report', REPORT_TYPES, { required: true }),
    asOf: day('As of', { when: { field: 'type', is: ['soc2-type1', 'iso27001', 'other'] } }),
    periodFrom: day('Period from', { when: { field: 'type', is: ['soc2-type2', 'soc3', 'soc1', 'other'] } }),
    periodTo: day('Period to', { when: { field: 'type', is: ['soc2-type2', 'soc3', 'soc1', 'other'] } }),
    issuedOn: day('Issued on'),
    firm: line('CPA firm or certifier'),
    firmChecked: yesNo('License and peer review looked up', {
      help: 'By a person, in the public registers; Muniment is offline and cannot.',
    }),
    categories: choices('Categories', CATEGORY_LABELS),
    opinion: choice('Opinion', OPINIONS, { group: 'What it says' }),
    qualification: text('What the opinion is qualified by', {
      when: { field: 'opinion', is: ['qualified', 'adverse', 'disclaimer'] },
    }),
    remediation: text('Remediation review', {
      when: { field: 'opinion', is: ['qualified', 'adverse', 'disclaimer'] },
      help: 'What the vendor has done about it since, how we know, and what we do meanwhile.',
    }),
    coversOurServices: yesNo('The services we use are in its system'),
    exceptionCount: count('Exceptions in the report'),
    exceptions: rows('Exceptions that touch us', {
      control: line('Their control', { required: true }),
      what: text('What failed'),
      effect: text('What it means for us'),
      answer: text('What we do about it'),
    }),
    carvedOut: text('Whom it carves out', { help: 'Their own subservice organizations that we rely on.' }),
    cuecs: rows(
      'Complementary user entity controls',
      {
        reference: line('Reference'),
        wording: text('What they expect of us', { required: true }),
        applies: yesNo('Applies to us', { help: 'No needs a word why in the note.' }),
        controls: controls('Our controls'),
        evidence: evidence('Evidence'),
        note: text('Note'),
      },
      { group: 'What they expect of us, and we of them' },
    ),
    csocs: rows('Complementary subservice organization controls', {
      wording: text('What we assume they run', { required: true }),
      criteria: criteria('For which criteria'),
      where: line('Where the report shows it'),
    }),
    bridgeFrom: day('Bridge letter from', { group: 'Bridge letter' }),
    bridgeTo: day('Bridge letter to', {
      help: 'It is written by their management, not by the CPA firm, and takes the place of no report.',
    }),
    bridgeOn: day('Dated'),
    incidentInGap: yesNo('Incident or material change in the gap'),
    bridgeNotes: text('What it says has changed'),
    files: evidence('The report and the letter', { group: 'Our review' }),
    mayHandOn: yesNo('Its terms let us hand it on', {
      help: 'If not, the package names it as available for inspection.',
    }),
    reviewer: line('Reviewer'),
    reviewedOn: day('Reviewed on'),
    conclusion: text('Conclusion'),
    nextReviewOn: day('Next review'),
  },
  title: 'type',
  group: 'type',
  owner: 'reviewer',
  due: 'nextReviewOn',
  parent: 'vendor',
  columns: ['vendor', 'periodTo', 'opinion', 'reviewedOn'],
});
export type VendorReport = FactsOf<typeof VENDOR_REPORT>;
