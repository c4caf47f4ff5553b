// A policy's life on a real vault: adopted, changed, approved, in force, acknowledged, and what of it is evidence.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  addToRegister,
  changeInRegister,
  checkVault,
  getEvidence,
  listJournal,
  loadStarterControls,
  type OpenVault,
} from '../../src/engine';
import { makeVault, quietJob, type TemporaryVault } from './temporary-vault';
import type { RecordId } from '../../src/shared/domain/programme/record-id';
import type { StarterControlId } from '../../src/shared/ids';
import type { CalendarDate, Instant } from '../../src/shared/period';
import { sha256Hex } from '../../src/engine/crypto/hash';
import { getRecordDetail } from '../../src/engine/programme';
import {
  acknowledgePolicy,
  adoptStarters,
  approvePolicies,
  editionsOf,
  importAcknowledgements,
  listPolicyStarters,
  policyAcknowledgements,
  policyEditions,
  policyWords,
  savePolicyDocument,
  saveSignSheet,
  setPolicyWords,
  starterText,
  withdrawAcknowledgement,
} from '../../src/engine/policies';

const day = (text: string) => text as CalendarDate;
const id = (text: string) => text as RecordId;
const code = (wanted: string) => expect.objectContaining({ code: wanted }) as Error;

let made: TemporaryVault;
let vault: OpenVault;
beforeEach(async () => {
  made = await makeVault();
  vault = made.vault;
});

const detail = (policy = 'POL-001', today = '2026-07-01') => getRecordDetail(vault, id(policy), day(today));
const approve = (policy: string, version: number, inForceFrom: string, on = '2026-07-01') =>
  approvePolicies(vault, [{ id: id(policy), version }], {
    inForceFrom: day(inForceFrom),
    on: day(on),
    note: 'Read and agreed.',
  });
const people = (...named: { name: string; [field: string]: unknown }[]) =>
  addToRegister(vault, {
    register: 'person',
    records: named.map((facts) => ({ facts, state: null })),
    on: day('2026-01-01'),
    note: '',
  });
const write = (text: string, version: number) =>
  changeInRegister(vault, {
    id: id('POL-001'),
    version,
    facts: { text },
    state: null,
    on: day('2026-07-02'),
    note: 'Clearer',
  });
const adopted = () => adoptStarters(vault, ['PS-01'], day('2026-06-01'));
const signalCodes = (policy = 'POL-001', today = '2026-07-01') =>
  detail(policy, today).signals.map((signal) => `${signal.weight} ${signal.code} ${String(signal.number)}`);

describe('the words', () => {
  it('come from what was said, else from the vault, else from the default', () => {
    people({ name: 'Ines', role: 'CISO' }, { name: 'Gone', role: 'Head of AI', leftOn: '2025-01-01' });
    const value = (name: string) => policyWords(vault).find((word) => word.name === name);
    expect(value('company')).toMatchObject({ value: 'Quillmere AI', from: 'vault' });
    expect(value('security_lead')).toMatchObject({ value: 'CISO', from: 'vault' });
    expect(value('ticket_system')).toMatchObject({ value: 'the ticket system', from: 'default' });

    setPolicyWords(vault, { ticket_system: '  Linear   Tracker ', company: 'Quillmere' });
    expect(value('ticket_system')).toMatchObject({ value: 'Linear Tracker', from: 'said' });
    expect(starterText(vault, 'PS-01')).toContain('what Quillmere wants to protect');

    setPolicyWords(vault, { company: '' });
    expect(value('company')).toMatchObject({ value: 'Quillmere AI', from: 'vault' });
    expect(() => setPolicyWords(vault, { nobody: 'x' })).toThrow(code('use.bad-input'));
    expect(() => setPolicyWords(vault, { company: 'a\u202eb' })).toThrow(code('use.bad-input'));
    expect(() => setPolicyWords(vault, { company: '{{system}}' })).toThrow(code('use.bad-input'));
  });
});

describe('a starter', () => {
  it('becomes a draft with its words filled in, linked to the controls that came from its own, and to criteria', () => {
    loadStarterControls(vault, ['AC-03', 'AC-21'] as StarterControlId[]);
    expect(adopted()).toEqual(['POL-001']);
    const policy = detail();
    expect(policy).toMatchObject({
      title: 'Information Security Policy',
      state: 'draft',
      owner: 'Security Lead',
      links: { controls: 2, criteria: 5, evidence: 0 },
      facts: { starter: 'PS-01', acknowledgedBy: 'everyone', reviewMonths: '12' },
    });
    expect(policy.versions[0]).toMatchObject({ via: 'starter', on: '2026-06-01' });
    expect(String(policy.facts['text'])).not.toContain('{{');
    expect(listPolicyStarters(vault)[0]).toMatchObject({
      id: 'PS-01',
      adoptedAs: ['POL-001'],
      controlIds: ['CTL-001', 'CTL-002'],
    });
  });

  it('is taken over with all others in one change, or none of them', () => {
    expect(() => adoptStarters(vault, ['PS-01', 'PS-77'], day('2026-06-01'))).toThrow(
      code('policy.unknown-starter'),
    );
    expect(listPolicyStarters(vault).flatMap((one) => one.adoptedAs)).toEqual([]);
    const all = listPolicyStarters(vault).map((one) => one.id);
    expect(adoptStarters(vault, all, day('2026-06-01'))).toHaveLength(41);
  });
});

describe('an approval', () => {
  it('makes an edition, whose file is evidence of the policy’s controls until its review is due', async () => {
    loadStarterControls(vault, ['AC-03'] as StarterControlId[]);
    adopted();
    expect(signalCodes()).toEqual(['look not-approved null']);
    const [edition] = await approve('POL-001', 1, '2026-07-01');
    expect(edition).toMatchObject({
      edition: 1,
      version: 1,
      approvedBy: 'Ada Byron',
      inForceFrom: '2026-07-01',
      inForceTo: null,
      evidence: 'EVD-0001.01',
      textSha256: sha256Hex(String(detail().facts['text'])),
    });
    expect(detail()).toMatchObject({ state: 'in-force', version: 2, dueOn: '2027-07-01', signals: [] });
    expect(detail().signatures).toMatchObject([{ version: 1, meaning: 'approved', by: 'Ada Byron' }]);
    expect(getEvidence(vault, 'EVD-0001' as never)).toMatchObject({
      title: 'Information Security Policy, edition 1',
      kind: 'policy',
      state: 'approved',
      effective: { from: '2026-07-01', to: '2027-07-01' },
      validUntil: '2027-07-01',
      controls: [{ id: 'CTL-001', reason: 'POL-001 is the policy behind this control.' }],
      files: [{ mediaType: 'application/pdf' }],
    });
    const actions = listJournal(vault, { subject: null, newestFirst: true, offset: 0, limit: 10 }).rows.map(
      (one) => one.action,
    );
    expect(actions.slice(0, 3)).toEqual(['register.changed', 'policy.approved', 'register.signed']);
  });

  it('holds the text that was looked at, and no other', async () => {
    adopted();
    write('Another text', 1);
    await expect(approve('POL-001', 1, '2026-07-01')).rejects.toThrow(code('programme.changed-meanwhile'));
    await approve('POL-001', 2, '2026-07-01');
    await expect(approve('POL-001', 3, '2026-08-01')).rejects.toThrow(code('policy.nothing-new'));
    write('A third text', 3);
    expect(signalCodes()).toEqual(['look changed-since-approval 1']);
    await expect(approve('POL-001', 4, '2026-07-01')).rejects.toThrow(code('policy.day-before-edition'));
    await approve('POL-001', 4, '2026-08-01');
    expect(policyEditions(vault, id('POL-001'), day('2026-07-01'))).toMatchObject([
      { edition: 2, inForceFrom: '2026-08-01', inForceTo: null, evidence: 'EVD-0002.01' },
      { edition: 1, inForceFrom: '2026-07-01', inForceTo: '2026-07-31', evidence: 'EVD-0001.01' },
    ]);
    expect(detail()).toMatchObject({ state: 'approved' });
    write('', 5);
    await expect(approve('POL-001', 6, '2026-09-01')).rejects.toThrow(code('policy.no-text'));
  });

  it('approves several or, when one of them cannot be, nothing', async () => {
    adoptStarters(vault, ['PS-01', 'PS-02'], day('2026-06-01'));
    const both = [
      { id: id('POL-001'), version: 1 },
      { id: id('POL-002'), version: 2 },
    ];
    const asked = { inForceFrom: day('2026-07-01'), on: day('2026-07-01'), note: '' };
    await expect(approvePolicies(vault, both, asked)).rejects.toThrow(code('programme.changed-meanwhile'));
    expect(policyEditions(vault, id('POL-001'), day('2026-07-01'))).toEqual([]);
    const fixed = both.map((one) => ({ ...one, version: 1 }));
    expect(await approvePolicies(vault, fixed, asked)).toHaveLength(2);
  });

  it('ends when the policy is retired', async () => {
    adopted();
    await approve('POL-001', 1, '2026-07-01');
    const retired = { id: id('POL-001'), version: 2, facts: {}, state: 'retired', note: '' };
    changeInRegister(vault, { ...retired, on: day('2026-09-01') });
    expect(editionsOf(vault.db, id('POL-001'))).toMatchObject([{ inForceTo: '2026-08-31' }]);
    expect(signalCodes('POL-001', '2027-09-01')).toEqual([]);
  });

  it('gives the same paper again, and as Markdown the text its digest stands for', async () => {
    adopted();
    await approve('POL-001', 1, '2026-07-01');
    made.environment.setClock('2026-09-09T10:00:00Z' as Instant);
    const pdf = join(made.desk, 'edition.pdf');
    await savePolicyDocument(vault, id('POL-001'), 1, pdf);
    const { files } = getEvidence(vault, 'EVD-0001' as never);
    expect(sha256Hex(await readFile(pdf))).toBe(files[0]?.sha256);
    const markdown = join(made.desk, 'edition.md');
    await savePolicyDocument(vault, id('POL-001'), 1, markdown);
    const [edition] = policyEditions(vault, id('POL-001'), day('2026-07-01'));
    expect(sha256Hex(await readFile(markdown))).toBe(edition?.textSha256);
    await savePolicyDocument(vault, id('POL-001'), null, markdown);
    expect(await readFile(markdown, 'utf8')).toMatch(/^\*\*Draft: this text is not approved\.\*\*\n\n# Info/);
    await expect(savePolicyDocument(vault, id('POL-001'), 2, pdf)).rejects.toThrow(
      code('policy.unknown-edition'),
    );
    await expect(savePolicyDocument(vault, id('POL-001'), 1, `${pdf}.exe`)).rejects.toThrow(
      code('use.bad-input'),
    );
  });
});

describe('acknowledgements', () => {
  const asked = (today = '2026-07-01', more = {}) =>
    policyAcknowledgements(vault, {
      id: id('POL-001'),
      today: day(today),
      search: '',
      onlyOpen: false,
      ...more,
    });
  const roster = () =>
    people(
      { name: 'Ines Vale', email: 'ines@quillmere.example', team: 'Security', startedOn: '2025-01-01' },
      { name: 'Tom Reyes', team: 'Sales', startedOn: '2026-09-01' },
      { name: 'Gone', team: 'Sales', startedOn: '2024-01-01', leftOn: '2026-06-30' },
      { name: 'No Days', team: 'Sales', number: '77' },
    );
  const acknowledging = {
    id: id('POL-001'),
    edition: 1,
    on: day('2026-07-03'),
    how: 'row',
    evidenceId: null,
    note: '',
  } as const;

  beforeEach(async () => {
    adopted();
    roster();
    await approve('POL-001', 1, '2026-07-01');
  });

  it('are asked of who is there, from the first day on, and told of policy and person', () => {
    expect(asked()).toMatchObject({
      edition: 1,
      asked: 2,
      done: 0,
      rows: [{ personId: 'PER-001', since: '2026-07-01' }, { personId: 'PER-004' }],
    });
    expect(asked('2026-09-02').rows[1]).toMatchObject({ personId: 'PER-002', since: '2026-09-01' });
    expect(asked('2026-06-30')).toEqual({ edition: null, rows: [], asked: 0, done: 0 });
    expect(signalCodes()).toEqual(['note acknowledgements-open 2']);
    expect(signalCodes('POL-001', '2026-08-15')).toEqual(['look acknowledgements-open 2']);
    expect(signalCodes('PER-001', '2026-08-15')).toContain('look not-acknowledged 1');

    acknowledgePolicy(vault, { ...acknowledging, personIds: [id('PER-001'), id('PER-003')] });
    expect(asked()).toMatchObject({ asked: 2, done: 1 });
    expect(asked().rows.map((row) => [row.personId, row.on])).toEqual([
      ['PER-001', '2026-07-03'],
      ['PER-004', null],
      // Has left since, and stays in the record.
      ['PER-003', '2026-07-03'],
    ]);
    expect(asked('2026-07-01', { onlyOpen: true }).rows).toHaveLength(1);
    expect(asked('2026-07-01', { search: 'vale secur' }).rows).toHaveLength(1);
  });

  it('of teams are asked of these teams', () => {
    const some = { facts: { acknowledgedBy: 'some', teams: 'security , Legal' }, state: null };
    changeInRegister(vault, { id: id('POL-001'), version: 2, ...some, on: day('2026-07-02'), note: '' });
    expect(asked().rows.map((row) => row.personId)).toEqual(['PER-001']);
  });

  it('are recorded once, for people and editions that are there, and taken back with a reason', () => {
    const one = { ...acknowledging, personIds: [id('PER-001')] };
    acknowledgePolicy(vault, one);
    expect(() => acknowledgePolicy(vault, { ...one, personIds: [id('PER-004'), id('PER-001')] })).toThrow(
      code('policy.already-acknowledged'),
    );
    expect(asked().done).toBe(1);
    const wrong = (more: object) => () => acknowledgePolicy(vault, { ...one, ...more });
    expect(wrong({ edition: 2 })).toThrow(code('policy.unknown-edition'));
    expect(wrong({ personIds: [id('PER-099')] })).toThrow(code('programme.unknown-record'));
    expect(wrong({ personIds: [id('POL-001')] })).toThrow(code('programme.unknown-record'));
    expect(wrong({ personIds: [id('PER-004')], evidenceId: 'EVD-0099' })).toThrow(
      code('use.unknown-evidence'),
    );
    const back = { id: id('POL-001'), edition: 1, personId: id('PER-001'), reason: 'The wrong Ines' };
    withdrawAcknowledgement(vault, back);
    expect(asked().done).toBe(0);
    expect(() => withdrawAcknowledgement(vault, back)).toThrow(code('policy.not-acknowledged'));
  });

  it('come in from a list, all rows or none, and the same list twice changes nothing', async () => {
    const list = made.file(
      'done.csv',
      'E-mail,Policy name,Completed on,Score\n' +
        'INES@quillmere.example,information security policy,2026-07-04,9\n77,POL-001,2026-07-05,8\n',
    );
    const look = await importAcknowledgements(vault, list, { apply: false, sha256: null });
    expect(look).toMatchObject({
      counts: { add: 2, change: 0, same: 0, refused: 0 },
      unknownColumns: ['Score'],
      applied: false,
      rows: [{ subject: 'PER-001', title: 'POL-001 Information Security Policy, edition 1' }, {}],
    });
    expect(asked().done).toBe(0);
    await importAcknowledgements(vault, list, { apply: true, sha256: look.sha256 });
    expect(asked()).toMatchObject({
      done: 2,
      rows: [{ on: '2026-07-04', how: 'list' }, { on: '2026-07-05' }],
    });
    const again = await importAcknowledgements(vault, list, { apply: true, sha256: look.sha256 });
    expect(again.counts).toMatchObject({ add: 0, same: 2 });

    const wrong = made.file(
      'wrong.csv',
      'person,policy,day\nNobody,POL-001,2026-07-04\nTom Reyes,No such,2026-07-04\nTom Reyes,POL-001,03/04/2026\n' +
        'Tom Reyes,POL-001,2026-06-04\n=1+1,POL-001,2026-07-04\nTom Reyes,POL-001,2026-07-04\n',
    );
    const refused = await importAcknowledgements(vault, wrong, { apply: false, sha256: null });
    expect(refused.rows.map((row) => row.problem?.split(/[.;:]/)[0] ?? row.change)).toEqual([
      'Nobody on the roster has this name, e-mail address or number',
      'There is no policy of this number or title',
      'The day can be read in two ways',
      'No edition of the policy was in force on that day',
      'Nobody on the roster has this name, e-mail address or number',
      'add',
    ]);
    await expect(
      importAcknowledgements(vault, wrong, { apply: true, sha256: refused.sha256 }),
    ).rejects.toThrow(code('table.rows-refused'));
    await expect(importAcknowledgements(vault, wrong, { apply: true, sha256: 'other' })).rejects.toThrow(
      code('table.changed-since-preview'),
    );
    expect(asked().done).toBe(2);
  });

  it('are signed on a sheet by who has not yet', async () => {
    const sheet = join(made.desk, 'sheet.pdf');
    await saveSignSheet(vault, id('POL-001'), 1, day('2026-07-01'), sheet);
    expect((await readFile(sheet)).subarray(0, 5).toString()).toBe('%PDF-');
  });
});

it('leaves a vault that a check finds whole', async () => {
  adopted();
  people({ name: 'Ines Vale' });
  setPolicyWords(vault, { company: 'Quillmere' });
  await approve('POL-001', 1, '2026-07-01');
  acknowledgePolicy(vault, {
    ...{ id: id('POL-001'), edition: 1, personIds: [id('PER-001')], on: day('2026-07-03') },
    ...{ how: 'row', evidenceId: null, note: '' },
  });
  expect((await checkVault(vault, { full: true } as never, quietJob())).findings).toEqual([]);
});
