// What one has made for one client goes into a kit and out of it into another client's vault; nothing that is there is
// overwritten without somebody having chosen it.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  addToRegister,
  checkVault,
  getControl,
  kitOffer,
  listJournal,
  loadStarterControls,
  makeQuestionnaire,
  policyWords,
  readRecord,
  recordsOf,
  savedViews,
  setPolicyWords,
} from '../../../src/engine';
import { linksOf } from '../../../src/engine/programme';
import { rememberedMapping } from '../../../src/engine/requests';
import type { ControlId, StarterControlId } from '../../../src/shared/ids';
import type { RecordId } from '../../../src/shared/domain/programme/record-id';
import { makeVault, quietJob } from '../temporary-vault';
import {
  exported,
  furnished,
  kitOfFurnished,
  LEAVERS,
  look,
  MAPPING,
  ON,
  reworded,
  take,
} from './kit-fixture';

const CTL = (id: string): ControlId => id as ControlId;

const expectSound = async (vault: Parameters<typeof checkVault>[0]): Promise<void> => {
  expect((await checkVault(vault, { deep: false }, quietJob())).findings).toEqual([]);
};

describe('a kit', () => {
  it('offers controls, words, policies, questions once, mappings and the views that ask for nobody', async () => {
    const { vault } = await furnished();
    const { offers, told } = kitOffer(vault);
    expect(offers.map(({ key, title }) => [key, title])).toEqual([
      ['CTL-001', expect.any(String)],
      ['CTL-002', expect.any(String)],
      ['CTL-003', expect.any(String)],
      ['CTL-004', LEAVERS.title],
      ['word:security_lead', 'security_lead'],
      ['POL-001', 'Leavers Policy'],
      ['QST-01', 'Small vendors'],
      ['mapping:1', 'Harrow & Pike LLP'],
      ['view:1', 'Undated'],
    ]);
    expect(told).toEqual([
      'Questionnaires that ask the same as another are in it once: 1 more.',
      'Saved views that ask for one control or one person of this vault stay: 1.',
    ]);
  });

  it('is the same bytes each time, and holds the text of a policy with the client’s name taken out', async () => {
    const { vault } = await furnished();
    const first = await exported(vault);
    const again = await exported(vault);
    expect(readFileSync(first.target, 'utf8')).toBe(readFileSync(again.target, 'utf8'));
    const kit = JSON.parse(readFileSync(first.target, 'utf8')) as { policies: { text: string }[] };
    expect(kit.policies[0]?.text).toBe(
      '# Leavers\n\n{{company}} removes access. The {{security_lead}} looks.\n',
    );
    const { rows } = listJournal(vault, { subject: null, newestFirst: true, limit: 1, offset: 0 });
    expect(rows[0]).toMatchObject({ action: 'kit.exported' });
  });

  it('comes whole into an empty vault: numbers kept, owners nobody, links and words the new client’s', async () => {
    const target = await kitOfFurnished();
    const { vault } = await makeVault();
    setPolicyWords(vault, { company: 'Ashgrove' });
    const before = await look(vault, target);
    expect(before.counts).toEqual({ new: 9, same: 0, differs: 0, refused: 0 });
    const after = await take(vault, target);
    expect(after.taken.map(({ key, id, how }) => `${key} ${id} ${how}`)).toEqual([
      'CTL-001 CTL-001 adds',
      'CTL-002 CTL-002 adds',
      'CTL-003 CTL-003 adds',
      'CTL-004 CTL-004 adds',
      'word:security_lead security_lead adds',
      'policy:1 POL-001 adds',
      'questionnaire:1 QST-01 adds',
      'mapping:1 Harrow & Pike LLP adds',
      'view:1 Undated adds',
    ]);
    const control = getControl(vault, CTL('CTL-004'));
    expect(control).toMatchObject({ ...LEAVERS, owner: '', domain: 'Access Control' });
    expect(control.versions).toHaveLength(1);
    expect(control.versions[0]?.validFrom).toBeNull();
    expect(control.checklistItems.map(({ text }) => text)).toEqual([
      'List of leavers',
      'Ticket of each leaver that was picked',
    ]);
    expect(control.mappings.map((one) => [one.pointOfFocusId, one.rationale])).toEqual([
      ['CC6.2-3', 'The ticket shows when access ended.'],
    ]);
    expect(getControl(vault, CTL('CTL-001')).starterId).toBe('AC-01');
    const policy = readRecord(vault.db, 'POL-001' as RecordId);
    expect(policy).toMatchObject({ state: 'draft', facts: { owner: '' } });
    expect(policy.facts['text']).toBe('# Leavers\n\nAshgrove removes access. The CISO looks.\n');
    expect(linksOf(vault.db, policy.id).map((one) => one.target)).toEqual(['CC6.2', 'CTL-001', 'CTL-004']);
    const asked = readRecord(vault.db, 'QST-01' as RecordId);
    expect(asked).toMatchObject({ title: 'Small vendors', state: 'draft', facts: { vendor: '' } });
    expect(asked.facts['questions']).toMatchObject([
      { reference: 'SV-01', answer: '', comment: '', finding: '' },
    ]);
    expect(rememberedMapping(vault.db, 'harrow & pike llp')).toEqual(MAPPING);
    // The draft to nobody is what questionnaires to vendors begin with.
    const vendor = addToRegister(vault, {
      ...{ register: 'vendor', records: [{ facts: { name: 'Stratus' }, state: null }], on: ON, note: '' },
    });
    const made = makeQuestionnaire(vault, { template: 'QST-01', vendorId: vendor[0] as RecordId, on: ON });
    expect(readRecord(vault.db, made)).toMatchObject({
      title: 'Small vendors: Stratus',
      facts: { threshold: 80, questions: [{ reference: 'SV-01', weight: 2 }] },
    });
    expect(savedViews(vault).map(({ name }) => name)).toEqual(['Undated']);
    await expectSound(vault);
    expect((await look(vault, target)).counts).toEqual({ new: 0, same: 9, differs: 0, refused: 0 });
  });

  it('gives a control whose number is taken the next one, says so before, and links the policy to that', async () => {
    const target = await kitOfFurnished();
    const only = ['CTL-004', 'policy:1'];
    const { vault } = await makeVault();
    loadStarterControls(vault, ['AC-10', 'AC-11', 'AC-12', 'AC-13', 'AC-14'] as StarterControlId[]);
    const { rows } = await look(vault, target);
    const found = rows.find(({ key }) => key === 'CTL-004');
    expect(found).toMatchObject({ change: 'new', becomes: 'CTL-009' });
    await take(vault, target, only);
    expect(getControl(vault, CTL('CTL-009')).title).toBe(LEAVERS.title);
    expect(linksOf(vault.db, 'POL-001' as RecordId).map((one) => one.target)).toEqual(['CC6.2', 'CTL-009']);
    await expectSound(vault);
  });

  it('leaves what differs as it is, until somebody chooses it: then a new version, with nothing taken away', async () => {
    const source = await furnished();
    const { target } = await exported(source.vault, ['CTL-004']);
    reworded(source.vault, CTL('CTL-004'), 'IT removes access.');
    const { vault } = source;
    const { rows } = await look(vault, target);
    expect(rows[0]).toMatchObject({ change: 'differs', effect: 'new-version', here: 'CTL-004' });
    expect(rows[0]?.fields.map(({ field }) => field)).toEqual(['Wording', 'Valid from']);
    expect((await take(vault, target)).taken).toEqual([]);
    expect(getControl(vault, CTL('CTL-004')).wording).toBe('IT removes access.');
    await take(vault, target, ['CTL-004']);
    const control = getControl(vault, CTL('CTL-004'));
    expect(control).toMatchObject({ wording: LEAVERS.wording, owner: LEAVERS.owner, version: 3 });
    expect(control.versions[1]).toMatchObject({ wording: 'IT removes access.', validTo: '2026-06-30' });
    await expectSound(vault);
  });

  it('lays a policy that differs beside the one that is there, and replaces a mapping only when it is chosen', async () => {
    const target = await kitOfFurnished();
    const { vault } = await makeVault();
    setPolicyWords(vault, { security_lead: 'Head of Security' });
    await take(vault, target, ['policy:1', 'mapping:1']);
    setPolicyWords(vault, { security_lead: 'Security Lead' });
    const { rows } = await look(vault, target);
    const changed = rows.filter(({ part }) => part === 'policy-word' || part === 'policy');
    expect(changed).toMatchObject([
      { change: 'differs', effect: 'replaces' },
      { change: 'differs', effect: 'beside', here: 'POL-001' },
    ]);
    await take(vault, target, ['word:security_lead', 'policy:1']);
    expect(recordsOf(vault.db, 'policy').map((one) => one.facts['text'])).toEqual([
      expect.stringContaining('The Head of Security looks.'),
      expect.stringContaining('The CISO looks.'),
    ]);
    expect(policyWords(vault).find(({ name }) => name === 'security_lead')?.value).toBe('CISO');
    await expectSound(vault);
  });
});
