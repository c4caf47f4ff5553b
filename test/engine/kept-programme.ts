// A little of every register for the kept vaults, with every kind of change a record, a policy and a word can have.
import {
  acknowledgePolicy,
  addToRegister,
  approvePolicies,
  changeInRegister,
  getRecordDetail,
  linkInRegister,
  type OpenVault,
  policyEditions,
  policyWords,
  recordsOf,
  setPolicyWords,
  signInRegister,
  unlinkInRegister,
  withdrawAcknowledgement,
  withdrawFromRegister,
} from '../../src/engine';
import { REGISTERS, type Register } from '../../src/shared/domain/programme';
import type { RecordDetail, RecordTarget } from '../../src/shared/domain/programme/record';
import type { RecordId } from '../../src/shared/domain/programme/record-id';
import type { CalendarDate } from '../../src/shared/period';

const DAY = '2026-06-15' as CalendarDate;
const id = (text: string): RecordId => text as RecordId;

const ONE_OF_EACH: readonly (readonly [Register, Readonly<Record<string, unknown>>])[] = [
  [
    'person',
    { name: 'Noor Haddad', team: 'Platform', email: 'noor@quillmere.example', startedOn: '2025-01-07' },
  ],
  ['person', { name: 'Tilde Öberg', manager: 'PER-001', startedOn: '2026-05-04' }],
  ['vendor', { name: 'Cloud “Ü”', role: 'subservice', method: 'carve-out', dataTouched: ['customer'] }],
  [
    'vendor-report',
    {
      vendor: 'VND-01',
      type: 'soc2-type2',
      periodFrom: '2025-01-01',
      periodTo: '2025-12-31',
      opinion: 'qualified',
      cuecs: [{ wording: 'Review who may sign in', controls: ['CTL-002'], evidence: ['EVD-0001'] }],
      csocs: [{ wording: 'Guards the halls', criteria: ['CC6.4'] }],
    },
  ],
  [
    'policy',
    { title: 'Access control', text: '# Access control\n\nAsk before you look.\n', owner: 'Ada Byron' },
  ],
  [
    'questionnaire',
    { title: 'Assessment', vendor: 'VND-01', questions: [{ reference: 'Q1', question: 'Backups?' }] },
  ],
  ['ai-asset', { name: 'answers', type: 'model', release: '2.1', vendor: 'VND-01', licence: 'own work' }],
  ['incident', { title: 'Keys in a log', detectedOn: '2026-02-03', controls: ['CTL-001'] }],
  ['risk', { title: 'A model leaks', likelihood: 'low', impact: 'high', criteria: ['CC3.2'] }],
  ['change', { title: 'New region', kind: 'infrastructure', doneOn: '2026-04-02' }],
  [
    'document',
    { type: 'system-description', title: 'Description', engagement: 'ENG-01', services: 'We answer.' },
  ],
  ['own-report', { title: 'Type I', type: 'soc2-type1', asOf: '2025-11-30', issuedOn: '2026-01-20' }],
  ['share', { report: 'RPT-01', recipient: 'Ottilie Farrow', company: 'Brambling Mutual' }],
];

/** Rows of fields are stated whole. */
const whole = (facts: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
  const cuec = { reference: '', applies: 'yes', note: '' };
  const question = {
    ...{
      area: '',
      kind: 'text',
      options: '',
      weight: 1,
      wanted: '',
      answer: '',
      comment: '',
      finding: '',
      task: '',
    },
  };
  const filled = (name: string, rest: object) =>
    Array.isArray(facts[name])
      ? { [name]: (facts[name] as object[]).map((row) => ({ ...rest, ...row })) }
      : {};
  return {
    ...facts,
    ...filled('cuecs', cuec),
    ...filled('csocs', { where: '' }),
    ...filled('questions', question),
  };
};

/** An owner has it open; the evidence EVD-0001 and the controls CTL-001 and CTL-002 are there. */
export const keepProgramme = async (vault: OpenVault): Promise<void> => {
  for (const [register, facts] of ONE_OF_EACH)
    addToRegister(vault, { register, records: [{ facts: whole(facts), state: null }], on: DAY, note: '' });
  const risk = { id: id('RSK-001'), version: 1, on: '2026-06-20' as CalendarDate, note: 'Looked at again' };
  changeInRegister(vault, { ...risk, facts: { likelihood: 'medium' }, state: 'treating' });
  const targets = ['CTL-002', 'CC3.2', 'EVD-0001'] as RecordTarget[];
  linkInRegister(vault, { ids: [id('RSK-001')], targets, note: 'Answers it' });
  unlinkInRegister(vault, { id: id('RSK-001'), targets: ['CC3.2' as RecordTarget] });
  addToRegister(vault, {
    register: 'risk',
    records: [{ facts: { title: 'By mistake' }, state: null }],
    on: DAY,
    note: '',
  });
  withdrawFromRegister(vault, id('RSK-002'), 'Written down twice');
  signInRegister(vault, { id: id('DOC-01'), version: 1, meaning: 'reviewed', note: 'Read' });
  linkInRegister(vault, { ids: [id('POL-001')], targets: ['CTL-001' as RecordTarget], note: '' });
  setPolicyWords(vault, { company: 'Quillmere', ticket_system: 'the board' });
  await approvePolicies(vault, [{ id: id('POL-001'), version: 1 }], {
    ...{ inForceFrom: DAY, on: DAY, note: 'Leadership meeting' },
  });
  acknowledgePolicy(vault, {
    ...{ id: id('POL-001'), edition: 1, personIds: [id('PER-001'), id('PER-002')] },
    ...{ on: DAY, how: 'list', evidenceId: null, note: '' },
  });
  const wrong = { id: id('POL-001'), edition: 1, personId: id('PER-002') };
  withdrawAcknowledgement(vault, { ...wrong, reason: 'Another person of that name' });
};

/** What a record wants looked at is no part of what is kept: a later version may look at more. */
const kept = ({ signals: _, ...detail }: RecordDetail) => detail;

export const programmeOf = (vault: OpenVault) => ({
  records: REGISTERS.flatMap((register) => recordsOf(vault.db, register, { withWithdrawn: true })).map(
    (one) => kept(getRecordDetail(vault, one.id, DAY)),
  ),
  editions: policyEditions(vault, id('POL-001'), DAY),
  words: policyWords(vault).filter((one) => one.from === 'said'),
  acknowledged: vault.db
    .prepare('SELECT policy, edition, person, on_day, how FROM policy_acknowledgement ORDER BY 1, 2, 3')
    .all(),
});
