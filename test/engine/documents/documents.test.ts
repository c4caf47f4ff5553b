// Documents of management in a real vault: begun from scope and registers, checked, changed, signed and saved.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  addToRegister,
  beginDocument,
  changeInRegister,
  createEngagement,
  descriptionCompleteness,
  getRecordDetail,
  saveDocument,
  setEngagementScope,
  signInRegister,
  suggestedPart,
} from '../../../src/engine';
import type { RecordDetail } from '../../../src/shared/domain/programme/record';
import type { RecordId } from '../../../src/shared/domain/programme/record-id';
import type { EngagementId } from '../../../src/shared/ids';
import { makeVault, type TemporaryVault } from '../temporary-vault';
import { at, day, scopeInTest } from './described-in-test';

const today = day('2026-07-01');
const ENG = 'ENG-01' as EngagementId;
let made: TemporaryVault;

const add = (register: 'vendor' | 'incident' | 'change' | 'person', facts: Record<string, unknown>) =>
  addToRegister(made.vault, { register, records: [{ facts, state: null }], on: today, note: '' });

const begin = (type: 'system-description' | 'assertion' | 'bridge-letter' = 'system-description') =>
  beginDocument(made.vault, { type, engagementId: ENG, on: today });

const change = (document: RecordDetail, facts: Record<string, unknown>, state: string | null = null) =>
  changeInRegister(made.vault, {
    id: document.id,
    version: document.version,
    facts,
    state,
    on: today,
    note: '',
  });

const gaps = (id: RecordId, code: string) =>
  descriptionCompleteness(made.vault, id, today)
    .gaps.filter((one) => one.code === code)
    .map(({ part, subject }) => `${part} ${subject}`);

beforeEach(async () => {
  made = await makeVault();
  createEngagement(made.vault, {
    type: 2,
    period: { from: day('2026-01-01'), to: day('2026-12-31') },
    systemName: 'Quill Answers',
    categories: ['security'],
    firm: 'Quillon CPA',
  });
  setEngagementScope(made.vault, ENG, {
    ...scopeInTest,
    subserviceOrganizations: [
      {
        name: 'Stratus One',
        service: 'Cloud hosting',
        method: 'carve-out',
        assumedControls: 'Entry to halls; disposal of disks.',
        note: '',
      },
    ],
  });
});

describe('a system description', () => {
  it('is begun from scope and registers, once in an engagement', () => {
    add('vendor', { name: 'stratus  one', role: 'subservice', dataTouched: ['customer'] });
    add('vendor', { name: 'Paperclip Ltd' });
    add('person', { name: 'Ada Byron', team: 'Engineering', startedOn: '2026-02-01' });
    add('person', { name: 'Ken Moss', team: 'Engineering', startedOn: '2025-02-01', leftOn: '2026-03-01' });
    const { facts, state } = begin();
    expect(state).toBe('draft');
    expect(facts['components']).toContain(
      'one person worked for Quillmere AI. Within the period 1 joined and 1 left.',
    );
    expect(facts['subservice']).toContain('one subservice organization');
    expect(facts['subservice']).toContain('- Entry to halls\n- Disposal of disks');
    expect(facts['subservice']).toContain('Its service touches: customer data.');
    expect(facts['subservice']).not.toContain('Paperclip');
    expect(() => begin()).toThrow('document.not-this-engagement');
    begin('bridge-letter');
    expect(begin('bridge-letter').title).toBe('Bridge letter: Quill Answers');
  });

  it('leaves open what registers and scope tell and the text does not', () => {
    const description = begin();
    expect(gaps(description.id, 'not-in-register')).toEqual(['subservice Stratus One']);
    add('vendor', { name: 'Stratus One', role: 'subservice', method: 'inclusive' });
    add('vendor', { name: 'Harborkey', role: 'subservice' });
    add('incident', { title: 'Late answers', detectedOn: '2026-05-19', commitmentsMissed: 'yes' });
    add('incident', {
      title: 'Of last year',
      detectedOn: '2025-05-19',
      resolvedOn: '2025-05-20',
      commitmentsMissed: 'yes',
    });
    add('change', { title: 'Another region', doneOn: '2026-04-02', isSignificant: 'yes' });
    add('change', { title: 'Not yet', doneOn: '2026-11-02', isSignificant: 'yes' });
    expect(gaps(description.id, 'method-differs')).toEqual(['subservice Stratus One']);
    expect(gaps(description.id, 'not-named')).toEqual(['subservice Harborkey']);
    expect(gaps(description.id, 'not-in-scope')).toEqual(['subservice Harborkey']);
    addToRegister(made.vault, {
      register: 'own-report',
      records: [{ facts: { title: 'The first', type: 'soc2-type1', asOf: '2026-01-31' }, state: null }],
      on: today,
      note: '',
    });
    const bridge = String(begin('bridge-letter').facts['text']);
    expect(bridge).toContain('covers the time until 31 January 2026');
    expect(bridge).toContain('19 May 2026: Late answers');
    expect(bridge).toContain('2 April 2026: Another region');
    expect(bridge).not.toMatch(/Of last year|Not yet/);
    expect(gaps(description.id, 'not-told')).toEqual([
      'incidents INC-001 Late answers',
      'changes CHG-001 Another region',
    ]);
    const { text } = suggestedPart(made.vault, { id: description.id, part: 'incidents', today });
    expect(text).toContain('### Late answers (INC-001)');
    change(description, { incidents: text });
    expect(gaps(description.id, 'not-told')).toEqual(['changes CHG-001 Another region']);
  });

  it('tells which parts are older than what they rest on', () => {
    const [vendor] = add('vendor', { name: 'Stratus One', role: 'subservice' });
    const description = begin();
    expect(gaps(description.id, 'older-than-register')).toEqual([]);
    made.environment.setClock(at('2026-07-02T10:00:00Z'));
    changeInRegister(made.vault, {
      id: vendor as RecordId,
      version: 1,
      facts: { service: 'GPUs' },
      state: null,
      on: today,
      note: '',
    });
    expect(gaps(description.id, 'older-than-register')).toEqual(['subservice VND-01']);
    made.environment.setClock(at('2026-07-02T11:00:00Z'));
    setEngagementScope(made.vault, ENG, { ...scopeInTest, boundary: 'Elsewhere' });
    expect(gaps(description.id, 'older-than-register')).toEqual(['services ENG-01', 'subservice ENG-01']);
    made.environment.setClock(at('2026-07-03T10:00:00Z'));
    change(description, { subservice: 'Stratus One is carved out.' });
    expect(gaps(description.id, 'older-than-register')).toEqual(['services ENG-01']);
  });

  it('is a draft again, without a name, when its text is changed after it was signed', () => {
    const description = begin();
    const signed = change(description, {}, 'signed');
    const codes = () => getRecordDetail(made.vault, description.id, today).signals.map((one) => one.code);
    expect(codes()).toContain('not-signed');
    signInRegister(made.vault, { id: signed.id, version: signed.version, meaning: 'signed', note: '' });
    expect(codes()).not.toContain('not-signed');
    const noted = change(signed, { notes: 'Sent to the firm' });
    expect(noted.state).toBe('signed');
    expect(codes()).not.toContain('not-signed');
    expect(change(noted, { services: 'Another text' }).state).toBe('draft');
  });
});

describe('a document saved', () => {
  it('is Markdown, PDF or DOCX by its name, and the same bytes each time; nothing else, and not in the vault', async () => {
    const { id } = begin();
    const save = async (name: string): Promise<Uint8Array> => {
      await saveDocument(made.vault, id, join(made.desk, name));
      return readFileSync(join(made.desk, name));
    };
    const text = new TextDecoder().decode(await save('d.md'));
    expect(text).toMatch(
      /^# System description: Quill Answers\n\n\*\*Draft: nobody has reviewed this text\.\*\*\n/,
    );
    expect(text.match(/^## \d\. .*$/gm)).toHaveLength(9);
    expect((await save('d.pdf')).subarray(0, 5)).toEqual(Buffer.from('%PDF-'));
    expect((await save('d.docx')).subarray(0, 2)).toEqual(Buffer.from('PK'));
    expect(Buffer.compare(await save('again.docx'), readFileSync(join(made.desk, 'd.docx')))).toBe(0);
    expect(Buffer.compare(await save('again.pdf'), readFileSync(join(made.desk, 'd.pdf')))).toBe(0);
    await expect(saveDocument(made.vault, id, join(made.desk, 'd.exe'))).rejects.toThrow('document.kind');
    expect(existsSync(join(made.desk, 'd.exe'))).toBe(false);
    await expect(saveDocument(made.vault, id, join(made.vault.folder, 'd.md'))).rejects.toThrow(
      'use.bad-input',
    );
    const asked = { id: begin('assertion').id, part: 'services' as const, today };
    expect(() => suggestedPart(made.vault, asked)).toThrow('use.bad-input');
  });
});
