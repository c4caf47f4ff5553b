// A policy's life on a real vault: adopted, changed, approved, in force, and what of it is evidence.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  addMember,
  addToRegister,
  changeInRegister,
  checkVault,
  getEvidence,
  listJournal,
  loadStarterControls,
  openVault,
  type OpenVault,
} from '../../src/engine';
import { sha256Hex } from '../../src/engine/crypto/hash';
import {
  acknowledgePolicy,
  adoptStarters,
  approvePolicies,
  editionsOf,
  listPolicyStarters,
  policyAcknowledgements,
  policyEditions,
  policyWords,
  savePolicyDocument,
  setPolicyWords,
  starterText,
} from '../../src/engine/policies';
import type { StarterControlId } from '../../src/shared/ids';
import type { Instant } from '../../src/shared/period';
import { day, id, type PolicyVault, policyVault } from './policy-vault';
import { quietJob } from './temporary-vault';

const code = (wanted: string) => expect.objectContaining({ code: wanted }) as Error;

let made: PolicyVault;
let vault: OpenVault;
beforeEach(async () => {
  made = await policyVault();
  vault = made.vault;
});

describe('the words', () => {
  it('come from what was said, else from the vault, else from the default', () => {
    made.people({ name: 'Ines', role: 'CISO' }, { name: 'Gone', role: 'Head of AI', leftOn: '2025-01-01' });
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
    expect(adoptStarters(vault, ['PS-01'], day('2026-06-01'))).toEqual(['POL-001']);
    const policy = made.detail();
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
    made.adopted();
    expect(made.signalCodes()).toEqual(['look not-approved null']);
    const [edition] = await made.approve('POL-001', 1, '2026-07-01');
    expect(edition).toMatchObject({
      edition: 1,
      version: 1,
      approvedBy: 'Ada Byron',
      inForceFrom: '2026-07-01',
      inForceTo: null,
      evidence: 'EVD-0001.01',
      textSha256: sha256Hex(String(made.detail().facts['text'])),
    });
    expect(made.detail()).toMatchObject({ state: 'in-force', version: 2, dueOn: '2027-07-01', signals: [] });
    expect(made.detail().signatures).toMatchObject([{ version: 1, meaning: 'approved', by: 'Ada Byron' }]);
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
    made.adopted();
    made.write('Another text', 1);
    await expect(made.approve('POL-001', 1, '2026-07-01')).rejects.toThrow(
      code('programme.changed-meanwhile'),
    );
    await made.approve('POL-001', 2, '2026-07-01');
    await expect(made.approve('POL-001', 3, '2026-08-01')).rejects.toThrow(code('policy.nothing-new'));
    made.write('A third text', 3);
    expect(made.signalCodes()).toEqual(['look changed-since-approval 1']);
    await expect(made.approve('POL-001', 4, '2026-07-01')).rejects.toThrow(code('policy.day-before-edition'));
    await made.approve('POL-001', 4, '2026-08-01');
    expect(policyEditions(vault, id('POL-001'), day('2026-07-01'))).toMatchObject([
      { edition: 2, inForceFrom: '2026-08-01', inForceTo: null, evidence: 'EVD-0002.01' },
      { edition: 1, inForceFrom: '2026-07-01', inForceTo: '2026-07-31', evidence: 'EVD-0001.01' },
    ]);
    expect(made.detail()).toMatchObject({ state: 'approved' });
    made.write('', 5);
    await expect(made.approve('POL-001', 6, '2026-09-01')).rejects.toThrow(code('policy.no-text'));
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
    made.adopted();
    await made.approve('POL-001', 1, '2026-07-01');
    const retired = { id: id('POL-001'), version: 2, facts: {}, state: 'retired', note: '' };
    changeInRegister(vault, { ...retired, on: day('2026-09-01') });
    expect(editionsOf(vault.db, id('POL-001'))).toMatchObject([{ inForceTo: '2026-08-31' }]);
    expect(made.signalCodes('POL-001', '2027-09-01')).toEqual([]);
  });

  it('holds on when the policy was retired by mistake and is said to be in force again', async () => {
    made.adopted();
    await made.approve('POL-001', 1, '2026-07-01');
    const put = (state: string, on: string) => {
      const { version } = made.detail();
      changeInRegister(vault, { id: id('POL-001'), version, state, facts: {}, on: day(on), note: '' });
    };
    const last = () => editionsOf(vault.db, id('POL-001')).map((one) => one.inForceTo);
    put('retired', '2026-07-20');
    put('draft', '2026-07-20');
    expect(last()).toEqual(['2026-07-19']);
    put('retired', '2026-07-22');
    put('in-force', '2026-07-22');
    expect(last()).toEqual([null]);
    const asked = { id: id('POL-001'), today: day('2026-07-23'), search: '', onlyOpen: false };
    expect(policyAcknowledgements(vault, asked).edition).toBe(1);
    // Retired for good and approved again is another thing: there were days without a policy.
    put('retired', '2026-07-25');
    await made.approve('POL-001', made.detail().version, '2026-08-01');
    expect(made.detail().state).toBe('approved');
    expect(last()).toEqual(['2026-07-24', null]);
    expect((await checkVault(vault, { full: true } as never, quietJob())).findings).toEqual([]);
  });

  it('of a policy with the longest title makes evidence whose title is as long as one may be, and whole', async () => {
    // Letters outside the basic plane stand where the title and the name of the file are cut.
    const title = `${'x'.repeat(109)}${'\u{1d400}'.repeat(95)}x`;
    const records = [{ facts: { title, text: 'A rule.' }, state: null }];
    addToRegister(vault, { register: 'policy', records, on: day('2026-06-01'), note: '' });
    await made.approve('POL-001', 1, '2026-07-01');
    const made300 = getEvidence(vault, 'EVD-0001' as never);
    expect(made300.title).toMatch(/^x{109}\u{1d400}+, edition 1$/u);
    expect(made300.title.length).toBeGreaterThan(297);
    expect(made300.title.length).toBeLessThanOrEqual(300);
    for (const name of [made300.title, made300.files[0]?.originalName ?? '\ud800'])
      expect(name.isWellFormed()).toBe(true);
  });

  it('gives the same paper again, and as Markdown the text its digest stands for', async () => {
    made.adopted();
    await made.approve('POL-001', 1, '2026-07-01');
    made.environment.setClock('2026-09-09T10:00:00Z' as Instant);
    const pdf = join(made.desk, 'edition.pdf');
    await savePolicyDocument(vault, id('POL-001'), 1, pdf);
    const { files } = getEvidence(vault, 'EVD-0001' as never);
    expect(sha256Hex(await readFile(pdf))).toBe(files[0]?.sha256);
    const markdown = join(made.desk, 'edition.md');
    await savePolicyDocument(vault, id('POL-001'), 1, markdown);
    const [edition] = policyEditions(vault, id('POL-001'), day('2026-07-01'));
    expect(sha256Hex(await readFile(markdown))).toBe(edition?.textSha256);
    // What has not changed since is no draft, whoever asks for "the text as it stands".
    await savePolicyDocument(vault, id('POL-001'), null, markdown);
    expect(sha256Hex(await readFile(markdown))).toBe(edition?.textSha256);
    made.write('# Information Security Policy\n\nAnother text.', 2);
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

it('leaves a vault that a check finds whole', async () => {
  made.adopted();
  made.people({ name: 'Ines Vale' });
  setPolicyWords(vault, { company: 'Quillmere' });
  await made.approve('POL-001', 1, '2026-07-01');
  acknowledgePolicy(vault, {
    ...{ id: id('POL-001'), edition: 1, personIds: [id('PER-001')], on: day('2026-07-02') },
    ...{ how: 'row', evidenceId: null, note: '' },
  });
  expect((await checkVault(vault, { full: true } as never, quietJob())).findings).toEqual([]);
});

it('lets the evidence of an editor’s edition wait for a second pair of eyes, and no reviewer approve', async () => {
  adoptStarters(vault, ['PS-01'], day('2026-06-01'));
  const passphrase = 'nine slow barges leave the harbour';
  await addMember(vault, { name: 'Ed', role: 'editor', passphrase });
  await addMember(vault, { name: 'Rob', role: 'reviewer', passphrase: `${passphrase} again` });
  const { folder } = vault;
  vault.close();
  const rob = await openVault(folder, { passphrase: `${passphrase} again` }, made.environment);
  const asked = { inForceFrom: day('2026-07-01'), on: day('2026-07-01'), note: '' };
  const which = [{ id: id('POL-001'), version: 1 }];
  await expect(approvePolicies(rob, which, asked)).rejects.toThrow(code('member.not-allowed'));
  rob.close();
  const ed = await openVault(folder, { passphrase }, made.environment);
  expect(await approvePolicies(ed, which, asked)).toMatchObject([{ edition: 1, approvedBy: 'Ed' }]);
  expect(getEvidence(ed, 'EVD-0001' as never).state).toBe('in-review');
  ed.close();
});
