// A vault whose registers hold a little of everything, with every word that never leaves marked as a secret and with the
// names that attackers give: for tests of what a package tells of the programme.
import {
  acknowledgePolicy,
  addEvidence,
  addToRegister,
  approvePolicies,
  changeInRegister,
  createEngagement,
  linkInRegister,
  loadStarterControls,
  type OpenVault,
  signInRegister,
  withdrawEvidence,
  withdrawFromRegister,
} from '../../src/engine';
import type { RecordId } from '../../src/shared/domain/programme/record-id';
import type { Register } from '../../src/shared/domain/programme/register';
import type { ControlId, EvidenceId, StarterControlId } from '../../src/shared/ids';
import type { CalendarDate } from '../../src/shared/period';
import { facts, quietJob } from './temporary-vault';
import { sourceFile } from './vault-fixture';

const day = (text: string): CalendarDate => text as CalendarDate;
const id = (text: string): RecordId => text as RecordId;

export const HOSTILE = {
  bidi: 'Cloud\u202Egnp.exe',
  html: '<img src=x onerror="alert(1)"> Hosting',
  formula: '=HYPERLINK("http://x","y")',
} as const;

const add = (
  vault: OpenVault,
  register: Register,
  on: string,
  stated: Readonly<Record<string, unknown>>,
  state: string | null = null,
): RecordId => {
  const [made] = addToRegister(vault, {
    register,
    records: [{ facts: stated, state }],
    on: day(on),
    note: 'SECRET-version-note',
  });
  if (made === undefined) throw new Error('nothing was made');
  return made;
};

const change = (
  vault: OpenVault,
  record: RecordId,
  version: number,
  on: string,
  stated: Readonly<Record<string, unknown>>,
  state: string | null = null,
): void => {
  changeInRegister(vault, { id: record, version, facts: stated, state, on: day(on), note: 'SECRET-why' });
};

/** Of CTL-001, of CTL-002, a vendor's report that may not be handed on (of CTL-002), one that may, a photo, and what is withdrawn. */
const takeEvidenceIn = async (vault: OpenVault, work: string): Promise<void> => {
  const effective = { from: '2026-01-01', to: '2026-01-31' } as never;
  const items: readonly (readonly [string, readonly string[]])[] = [
    ['one.txt', ['CTL-001']],
    ['two.txt', ['CTL-002']],
    ['kept-report.pdf', ['CTL-002']],
    ['open-report.pdf', []],
    ['incident-photo.txt', []],
    ['SECRET-withdrawn.txt', []],
  ];
  const taken = [];
  for (const [name, controlIds] of items)
    taken.push({
      paths: [await sourceFile(work, name, `bytes of ${name}`)],
      facts: facts({ title: name, controlIds: controlIds as ControlId[], effective }),
    });
  await addEvidence(vault, taken, quietJob());
};

const fillPeople = (vault: OpenVault): void => {
  const person = { email: 'SECRET-mail@example.org', notes: 'SECRET-person-note' };
  add(vault, 'person', '2025-01-01', {
    name: 'Ada Quill',
    team: 'Platform',
    startedOn: '2024-02-01',
    ...person,
  });
  add(vault, 'person', '2026-03-02', {
    name: 'Bo Marsh',
    team: 'Platform',
    startedOn: '2026-03-02',
    ...person,
  });
  add(vault, 'person', '2024-01-01', { name: 'SECRET-left-long-ago', leftOn: '2025-03-31' }, 'left');
  add(vault, 'person', '2026-10-20', { name: 'Told Later', startedOn: '2026-08-01' });
  add(vault, 'person', '2026-10-20', { name: 'SECRET-joined-after', startedOn: '2026-10-15' });
  add(vault, 'person', '2026-01-01', { name: 'SECRET-mistake' });
  withdrawFromRegister(vault, id('PER-006'), 'SECRET-withdrawn-why');
  change(vault, id('PER-001'), 1, '2026-05-01', { role: 'Lead engineer' });
  // Only what is not told: no change of it is told either.
  change(vault, id('PER-001'), 2, '2026-05-02', { notes: 'SECRET-other-note' });
};

const fillVendors = (vault: OpenVault): void => {
  add(vault, 'vendor', '2025-02-01', {
    name: HOSTILE.html,
    service: HOSTILE.formula,
    role: 'subservice',
    method: 'carve-out',
    tier: 'critical',
    dataTouched: ['customer', 'personal'],
    dpa: 'signed',
    notes: 'SECRET-vendor-note',
  });
  add(vault, 'vendor', '2025-02-01', { name: HOSTILE.bidi, isModelProvider: 'yes' });
  change(vault, id('VND-02'), 1, '2026-06-01', { tier: 'high' }, 'assessed');
  const report = { type: 'soc2-type2', periodFrom: '2025-07-01', periodTo: '2026-06-30' };
  add(
    vault,
    'vendor-report',
    '2026-10-05',
    {
      ...report,
      vendor: 'VND-01',
      opinion: 'unmodified',
      firm: 'Finch & Co',
      files: ['EVD-0004'],
      mayHandOn: 'yes',
      conclusion: 'It covers what we use',
      cuecs: [
        {
          reference: 'U1',
          wording: 'Restrict <b>administrators</b>',
          controls: ['CTL-001'],
          evidence: ['EVD-0001'],
          note: '',
        },
        { reference: 'U2', wording: 'Rotate keys', controls: [], evidence: [], note: 'not ours' },
      ],
      csocs: [{ wording: 'Guards the halls', criteria: ['CC6.4'], where: 'Section 4' }],
    },
    'reviewed',
  );
  add(vault, 'vendor-report', '2026-10-05', {
    ...report,
    vendor: 'VND-02',
    opinion: 'qualified',
    files: ['EVD-0003'],
    mayHandOn: 'no',
  });
};

const fillOthers = (vault: OpenVault): void => {
  add(vault, 'incident', '2026-02-03', {
    title: 'Keys in a log',
    detectedOn: '2026-02-03',
    severity: 'high',
    what: 'A key was written\ninto a log <script>alert(2)</script>',
    controls: ['CTL-001'],
    evidence: ['EVD-0005', 'EVD-0006'],
  });
  change(vault, id('INC-001'), 1, '2026-02-20', { resolvedOn: '2026-02-20' }, 'closed');
  // The record goes on naming what is there no longer.
  withdrawEvidence(vault, 'EVD-0006' as EvidenceId, 'SECRET-taken-back');
  add(vault, 'risk', '2026-04-01', { title: 'A model leaks', likelihood: 'low', notes: 'SECRET-risk-note' });
  add(
    vault,
    'change',
    '2026-04-02',
    { title: 'New region', doneOn: '2026-04-02', kind: 'infrastructure' },
    'done',
  );
  add(vault, 'ai-asset', '2026-04-03', {
    name: 'answer-model',
    type: 'model',
    release: '2.1',
    vendor: 'VND-02',
    result: 'Fewer wrong answers',
    notes: 'SECRET-model-note',
  });
  add(vault, 'questionnaire', '2026-04-03', { title: 'SECRET-questionnaire', vendor: 'VND-01' });
  add(vault, 'own-report', '2026-04-03', { title: 'SECRET-own-report', type: 'soc2-type1' });
  add(vault, 'share', '2026-04-03', {
    report: 'RPT-01',
    recipient: 'SECRET-recipient',
    company: 'SECRET-company',
  });
};

const fillTexts = async (vault: OpenVault): Promise<void> => {
  const policy = (title: string, text: string): RecordId =>
    add(vault, 'policy', '2025-09-01', { title, text, owner: 'Security lead', notes: 'SECRET-policy-note' });
  const first = policy('Access <i>policy</i>', '# Rules\n\nAsk before you look. <script>alert(3)</script>\n');
  linkInRegister(vault, { ids: [first], targets: ['CTL-001', 'CC6.1'] as never, note: 'SECRET-link-note' });
  const approve = (version: number, from: string) =>
    approvePolicies(vault, [{ id: first, version }], {
      inForceFrom: day(from),
      on: day(from),
      note: 'SECRET-approval',
    });
  await approve(1, '2025-09-15');
  const second = vault.db.prepare("SELECT version FROM register_record WHERE register = 'policy'").pluck();
  change(vault, first, Number(second.get()), '2026-02-01', {
    text: '# Rules\n\nAsk twice before you look.\n',
  });
  await approve(Number(second.get()), '2026-03-01');
  const told = { on: day('2026-03-05'), how: 'row', evidenceId: null, note: 'SECRET-acknowledged' } as const;
  acknowledgePolicy(vault, { id: first, edition: 2, personIds: [id('PER-001')], ...told });
  policy('Unfinished policy', 'SECRET-draft-text');
  add(vault, 'document', '2026-10-10', {
    type: 'system-description',
    title: 'System description',
    engagement: 'ENG-01',
    services: 'We answer questions.\n\n| Part | Where |\n|---|---|\n| API | here |',
    notes: 'SECRET-document-note',
  });
  change(vault, id('DOC-01'), 1, '2026-10-11', {}, 'reviewed');
  signInRegister(vault, { id: id('DOC-01'), version: 2, meaning: 'reviewed', note: 'SECRET-signature-note' });
  add(vault, 'document', '2026-10-10', {
    type: 'assertion',
    title: 'Assertion',
    engagement: 'ENG-01',
    text: 'SECRET-assertion',
  });
};

/** Type II, 1 Oct 2025 to 30 Sep 2026, two controls. */
export const fillProgrammed = async (vault: OpenVault, work: string): Promise<void> => {
  createEngagement(vault, {
    type: 2,
    period: { from: '2025-10-01', to: '2026-09-30' } as never,
    systemName: 'Answers',
    firm: 'Bramwell & Oakes LLP',
    categories: ['security'],
  });
  loadStarterControls(vault, ['AC-01', 'AC-02'] as StarterControlId[]);
  await takeEvidenceIn(vault, work);
  fillPeople(vault);
  fillVendors(vault);
  fillOthers(vault);
  await fillTexts(vault);
};
