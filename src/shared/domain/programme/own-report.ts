// The reports that were issued about us, and to whom they were shown. What a report says is its CPA firm's.
import { choice, choices, count, day, evidence, line, record, text, yesNo } from './field';
import { OPINIONS } from './opinion';
import { defineRegister, type FactsOf } from './register';
import { CATEGORY_LABELS } from './vendor-report';

export const OWN_REPORT = defineRegister({
  register: 'own-report',
  prefix: 'RPT',
  digits: 2,
  one: 'report',
  many: 'reports',
  states: {
    expected: 'Expected',
    current: 'Current',
    superseded: 'Superseded',
    withdrawn: 'Withdrawn by the firm',
  },
  firstState: 'current',
  endStates: ['superseded', 'withdrawn'],
  fields: {
    title: line('Title', { required: true }),
    type: choice(
      'Report',
      { 'soc2-type2': 'SOC 2 Type II', 'soc2-type1': 'SOC 2 Type I', soc3: 'SOC 3', other: 'Other' },
      { required: true },
    ),
    asOf: day('As of', { when: { field: 'type', is: ['soc2-type1', 'other'] } }),
    periodFrom: day('Period from', { when: { field: 'type', is: ['soc2-type2', 'soc3', 'other'] } }),
    periodTo: day('Period to', { when: { field: 'type', is: ['soc2-type2', 'soc3', 'other'] } }),
    issuedOn: day('Issued on'),
    firm: line('CPA firm'),
    categories: choices('Categories', CATEGORY_LABELS),
    opinion: choice('Opinion in the report', OPINIONS),
    exceptionCount: count('Exceptions in the report'),
    exceptions: text('What they were, and our answer'),
    engagement: line('Engagement', { help: 'ENG-01: of which it came.' }),
    files: evidence('The report'),
    nextFrom: day('Next period from', { group: 'Next period' }),
    nextTo: day('Next period to'),
    bridgeLetters: evidence('Bridge letters we gave'),
    notes: text('Notes'),
  },
  title: 'title',
  group: 'type',
  owner: null,
  due: null,
  parent: null,
  columns: ['type', 'periodTo', 'opinion', 'issuedOn'],
});
export type OwnReport = FactsOf<typeof OWN_REPORT>;

export const SHARE = defineRegister({
  register: 'share',
  prefix: 'SHR',
  digits: 3,
  one: 'copy handed out',
  many: 'copies handed out',
  states: { planned: 'Planned', shared: 'Shared', expired: 'Expired', revoked: 'Revoked' },
  firstState: 'planned',
  endStates: ['expired', 'revoked'],
  fields: {
    report: record('Report', 'own-report', { required: true }),
    recipient: line('Recipient', { required: true }),
    company: line('Company', { required: true }),
    email: line('E-mail'),
    ndaOn: day('NDA signed on', { group: 'Under which terms' }),
    ndaUntil: day('NDA ends on'),
    nda: evidence('NDA'),
    version: line('Version', { help: 'Of the file, such as its SHA-256 or its date.' }),
    route: choice('Route', {
      mail: 'E-mail',
      'data-room': 'Data room',
      link: 'File link',
      person: 'In person',
      other: 'Other',
    }),
    isWatermarked: yesNo('Watermarked'),
    sharedOn: day('Shared on'),
    approvedBy: line('Approved by'),
    until: day('To be used until'),
    revokedOn: day('Revoked on', { group: 'Afterwards' }),
    revokedWhy: text('Why it was revoked'),
    notes: text('Notes'),
  },
  title: 'recipient',
  group: 'company',
  owner: 'approvedBy',
  due: 'until',
  parent: 'report',
  columns: ['company', 'report', 'sharedOn', 'ndaUntil', 'until'],
});
export type Share = FactsOf<typeof SHARE>;
