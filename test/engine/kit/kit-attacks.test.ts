// What a kit must not do to whoever makes or applies one: carry the client out unseen, be made or applied by those who may
// not, be half there after a kill, take a place that is somebody's.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  addControl,
  addMember,
  applyKit,
  checkVault,
  exportKit,
  getControl,
  kitOffer,
  loadStarterControls,
  type OpenVault,
  openVault,
  recordsOf,
  retireControl,
  setChecklist,
} from '../../../src/engine';
import { textsOf } from '../../../src/engine/kit/kit-texts';
import { collectEntries } from '../../../src/engine/kit/collect-entries';
import type { KitOffer } from '../../../src/shared/domain/kit';
import { UserError } from '../../../src/shared/errors';
import type { ControlId, StarterControlId } from '../../../src/shared/ids';
import type { CalendarDate } from '../../../src/shared/period';
import { makeVault, quietJob, temporaryFolder } from '../temporary-vault';
import {
  A_CONTROL,
  EMPTY,
  exported,
  furnished,
  kitFile,
  LEAVERS,
  look,
  MAPPING,
  ON,
  take,
} from './kit-fixture';

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof UserError) return error.code;
    throw error;
  }
  return 'done';
};
const controlsIn = (vault: OpenVault): unknown =>
  vault.db.prepare('SELECT count(*) FROM control').pluck().get();
const CTL = (id: string): ControlId => id as ControlId;
const strings = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(strings)
      : [];

describe('a kit that would carry the client away', () => {
  it('is shown text by text before, with every name of the client in it', async () => {
    const { vault } = await makeVault();
    const named = (wording: string): KitOffer => {
      const { id } = addControl(vault, {
        ...{ ...LEAVERS, title: 'T', wording, domain: '', validFrom: null, checklist: [] },
        ...{ criterionIds: [], pointOfFocusIds: [], rationale: '' },
      });
      const found = kitOffer(vault).offers.find(({ key }) => key === id);
      expect(found).toBeDefined();
      return found as KitOffer;
    };
    expect(named('At Quillmere AI we do it.').names).toEqual(['Quillmere AI']);
    expect(named('quillmere’s own tool').names).toEqual(['Quillmere AI']);
    expect(named('Ada  BYRON signs').names).toEqual(['Ada Byron']);
    expect(named('Byron signs').names).toEqual(['Ada Byron']);
    // Letters of another width, and signs nobody sees between them.
    expect(named('Ｑuill\u200bmere does').names).toEqual(['Quillmere AI']);
    expect(named('Ask Grace Hopper').names).toEqual(['Grace Hopper']);
    expect(named('mail ada@quill.example or https://wiki.internal/x').names).toEqual([
      'ada@quill.example',
      'https://wiki.internal/x',
    ]);
    expect(named('as in EVD-0042 and PER-003').names).toEqual(['EVD-0042', 'PER-003']);
    expect(named('The security team reviews access.').names).toEqual([]);
  });

  it('shows every free text that the file would hold', async () => {
    const { vault } = await furnished();
    for (const one of collectEntries(vault).entries) {
      const shown = new Set(textsOf(one).map(({ text }) => text));
      const hidden = strings(one.entry).filter((text) => /\s|[A-Z][a-z]/.test(text) && !shown.has(text));
      expect(hidden).toEqual([]);
    }
  });

  it('holds no owner, no vendor, no answer, no organization', async () => {
    const { vault } = await furnished();
    const file = readFileSync((await exported(vault)).target, 'utf8');
    for (const secret of ['Grace Hopper', 'Nimbus', 'Quillmere', 'Ada Byron', vault.vaultId, '2026-01-01'])
      expect(file).not.toContain(secret);
  });

  it('is refused when a text reads otherwise than it was looked at, and nothing is written', async () => {
    const { vault } = await furnished();
    const entries = kitOffer(vault).offers.map(({ key, sha256 }) => ({ key, sha256 }));
    setChecklist(vault, CTL('CTL-004'), [{ number: null, text: 'Call Ada Byron' }]);
    const target = join(temporaryFolder(), 'kit.muniment-kit');
    expect(await codeOf(exportKit(vault, { target, entries }))).toBe('kit.changed-meanwhile');
    const unknown = [{ key: 'EVD-0001', sha256: entries[0]?.sha256 ?? ('' as never) }];
    expect(await codeOf(exportKit(vault, { target, entries: unknown }))).toBe('kit.unknown-entry');
    expect(existsSync(target)).toBe(false);
  });

  it('is not written into the vault, and names nothing that is retired', async () => {
    const { vault } = await furnished();
    const entries = kitOffer(vault).offers.map(({ key, sha256 }) => ({ key, sha256 }));
    const target = join(vault.folder, 'kit.muniment-kit');
    expect(await codeOf(exportKit(vault, { target, entries }))).toBe('use.bad-input');
    retireControl(vault, CTL('CTL-004'), '2026-06-01' as CalendarDate, 'gone');
    expect(kitOffer(vault).offers.some(({ key }) => key === 'CTL-004')).toBe(false);
  });
});

describe('a kit in the wrong hands', () => {
  it('is neither made nor applied by a reader or a reviewer', async () => {
    const { vault, environment } = await furnished();
    const { target } = await exported(vault);
    const entries = kitOffer(vault).offers.map(({ key, sha256 }) => ({ key, sha256 }));
    const passphrase = 'nine paper boats beyond the mill';
    await addMember(vault, { name: 'Rae', role: 'reviewer', passphrase });
    const { folder } = vault;
    vault.close();
    const rae = await openVault(folder, { passphrase }, environment);
    try {
      const wanted = join(temporaryFolder(), 'kit.muniment-kit');
      expect(await codeOf(exportKit(rae, { target: wanted, entries }))).toBe('member.not-allowed');
      expect(existsSync(wanted)).toBe(false);
      expect(await codeOf(take(rae, target))).toBe('member.not-allowed');
      expect((await look(rae, target)).counts.same).toBeGreaterThan(0);
    } finally {
      rae.close();
    }
  });
});

describe('a kit that was changed on the way', () => {
  it('is refused when it is not the file that was looked at', async () => {
    const { vault } = await makeVault();
    const path = kitFile({ ...EMPTY, controls: [A_CONTROL] });
    const { sha256 } = await look(vault, path);
    writeFileSync(path, JSON.stringify({ ...EMPTY, controls: [{ ...A_CONTROL, wording: 'Never.' }] }));
    const asked = { path, take: null, on: ON, apply: true, sha256 };
    expect(await codeOf(applyKit(vault, asked, quietJob()))).toBe('table.changed-since-preview');
    expect(controlsIn(vault)).toBe(0);
  });

  it('is taken in whole or not at all, also where the last entry fails', async () => {
    const { vault } = await makeVault();
    const path = kitFile({
      ...EMPTY,
      controls: [A_CONTROL],
      policies: [
        {
          ...{ title: 'P', kind: 'policy', text: 'x', reviewMonths: '12', acknowledgedBy: 'everyone' },
          ...{ starter: '', controls: ['CTL-007'], criteria: ['CC6.1'] },
        },
      ],
    });
    const { sha256 } = await look(vault, path);
    const dying = {
      ...vault,
      write: (work: Parameters<typeof vault.write>[0]) =>
        vault.write((change) => {
          work(change);
          throw new Error('killed');
        }),
    } as typeof vault;
    const asked = { path, take: null, on: ON, apply: true, sha256 };
    await expect(applyKit(dying, asked, quietJob())).rejects.toThrow('killed');
    expect(controlsIn(vault)).toBe(0);
    expect(recordsOf(vault.db, 'policy')).toEqual([]);
    expect((await checkVault(vault, { deep: false }, quietJob())).findings).toEqual([]);
    expect((await take(vault, path)).taken).toHaveLength(2);
  });

  it('is told in the journal, so that a mapping changed behind its back is found', async () => {
    const { vault } = await makeVault();
    const mapping = { ...MAPPING, headRow: 7 };
    await take(vault, kitFile({ ...EMPTY, listMappings: [{ firm: 'Harrow & Pike LLP', mapping }] }));
    const check = async () => (await checkVault(vault, { deep: false }, quietJob())).findings;
    expect(await check()).toEqual([]);
    vault.write((change) => {
      change.db.prepare("UPDATE firm_mapping SET mapping = replace(mapping, '7', '8')").run();
      change.record('view.removed', vault.vaultId, { number: 99 });
    });
    expect(await check()).not.toEqual([]);
  });

  it('takes nothing that is refused or not there, whoever asks for it by its key', async () => {
    const { vault } = await makeVault();
    loadStarterControls(vault, ['AC-01'] as StarterControlId[]);
    retireControl(vault, CTL('CTL-001'), '2026-06-01' as CalendarDate, 'gone');
    const path = kitFile({
      ...EMPTY,
      controls: [
        { ...A_CONTROL, starter: 'AC-01' },
        { ...A_CONTROL, id: 'CTL-008', mappings: [{ to: 'CC6.1-99', rationale: '' }] },
      ],
      policyWords: [
        { name: 'company', value: 'Mallory' },
        { name: 'no_such_word', value: 'x' },
      ],
    });
    const { rows } = await look(vault, path);
    expect(rows.map(({ change }) => change)).toEqual(['refused', 'refused', 'refused', 'refused']);
    expect(await codeOf(take(vault, path, ['CTL-007']))).toBe('kit.entry-refused');
    expect(await codeOf(take(vault, path, ['word:company']))).toBe('kit.entry-refused');
    expect(await codeOf(take(vault, path, ['__proto__']))).toBe('kit.unknown-entry');
    expect((await take(vault, path)).taken).toEqual([]);
  });

  it('shows names that turn the writing direction as what they are', async () => {
    const { vault } = await makeVault();
    const path = kitFile({
      ...EMPTY,
      controls: [{ ...A_CONTROL, title: 'Keys \u202egnp.exe', wording: 'a\u200bb' }],
    });
    const { rows } = await look(vault, path);
    expect(rows[0]?.title).toBe('Keys \\u{202E}gnp.exe');
    expect(rows[0]?.fields.find(({ field }) => field === 'Wording')?.after).toBe('a\\u{200B}b');
  });

  it('with a high number leaves room: what comes after counts on, and never beyond the last number', async () => {
    const { vault } = await makeVault();
    loadStarterControls(vault, ['AC-01', 'AC-02'] as StarterControlId[]);
    const controls = [
      { ...A_CONTROL, id: 'CTL-899999', title: 'High' },
      { ...A_CONTROL, id: 'CTL-001', title: 'Low' },
    ];
    await take(vault, kitFile({ ...EMPTY, controls }));
    expect(getControl(vault, CTL('CTL-900000')).title).toBe('Low');
    expect((await checkVault(vault, { deep: false }, quietJob())).findings).toEqual([]);
  });
});
