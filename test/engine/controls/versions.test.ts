// What a control said on which day: versions, corrections, retiring and coming back.
import { describe, expect, it } from 'vitest';
import {
  addControl,
  getControl,
  type OpenVault,
  retireControl,
  reviseControl,
  setControlDomain,
} from '../../../src/engine';
import { controlId } from '../../../src/shared/ids';
import { makeVault } from '../temporary-vault';
import { day, entries, newest, own, said } from './register-fixture';

const one = controlId(1);
const spans = (vault: OpenVault) =>
  getControl(vault, one).versions.map((version) => [version.version, version.validFrom, version.validTo]);
const refusal = (code: string) => expect.objectContaining({ code }) as Error;

describe('a control of one’s own', () => {
  it('comes with everything it says, told completely in the journal', async () => {
    const { vault } = await makeVault();
    const added = addControl(
      vault,
      own({
        domain: 'Models',
        validFrom: '2026-01-01',
        checklist: ['one', 'two'],
        criterionIds: ['CC7.2', 'CC7.2'],
        pointOfFocusIds: ['CC6.1-2'],
        rationale: 'Few.',
        graceDays: 3,
      }),
    );
    expect(added).toMatchObject({
      id: 'CTL-001',
      version: 1,
      starterId: null,
      aiSpecific: false,
      graceDays: 3,
      checklistItems: [
        { number: 1, text: 'one' },
        { number: 2, text: 'two' },
      ],
      versions: [{ version: 1, validFrom: '2026-01-01', validTo: null, note: '' }],
    });
    expect(newest(vault)).toMatchObject({ action: 'control.added', subject: 'CTL-001' });
    expect(newest(vault)?.detail).toEqual({
      starter: null,
      version: 1,
      ...said({ graceDays: 3 }),
      validFrom: '2026-01-01',
      validTo: null,
      note: '',
      domain: 'Models',
      checklist: [
        { number: 1, text: 'one' },
        { number: 2, text: 'two' },
      ],
      pointsOfFocus: ['CC6.1-2'],
      criteria: ['CC7.2'],
      rationale: 'Few.',
    });
    expect(() => addControl(vault, own({ criterionIds: ['CC9.9'] }))).toThrow(
      refusal('use.unknown-criterion'),
    );
    expect(() => addControl(vault, own({ pointOfFocusIds: ['CC6.1-99'] }))).toThrow(
      refusal('use.unknown-criterion'),
    );
  });
});

describe('revising a control', () => {
  it('ends the version before on the day before', async () => {
    const { vault } = await makeVault();
    addControl(vault, own());
    reviseControl(vault, one, said({ cadence: 'weekly' }), day('2026-03-01'), 'Once a week.');
    reviseControl(vault, one, said({ cadence: 'daily' }), day('2026-03-02'), '');
    expect(spans(vault)).toEqual([
      [3, '2026-03-02', null],
      [2, '2026-03-01', '2026-03-01'],
      [1, null, '2026-02-28'],
    ]);
    expect(getControl(vault, one)).toMatchObject({ version: 3, cadence: 'daily' });
    expect(newest(vault)).toMatchObject({
      action: 'control.revised',
      detail: { version: 3, validFrom: '2026-03-02', validTo: null, cadence: 'daily' },
    });
  });

  it('corrects the newest version when its first day is given, and nothing when nothing differs', async () => {
    const { vault } = await makeVault();
    addControl(vault, own());
    reviseControl(vault, one, said({ owner: 'Ada Byron' }), null, 'A slip.');
    expect(newest(vault)).toMatchObject({
      action: 'control.corrected',
      detail: { version: 1, owner: 'Ada Byron', note: 'A slip.' },
    });
    reviseControl(vault, one, said({ cadence: 'weekly' }), day('2026-03-01'), 'Why.');
    reviseControl(vault, one, said({ cadence: 'monthly' }), day('2026-03-01'), '');
    expect(getControl(vault, one).versions.map((version) => [version.cadence, version.note])).toEqual([
      ['monthly', 'Why.'],
      ['quarterly', 'A slip.'],
    ]);
    const before = entries(vault).length;
    reviseControl(vault, one, said({ cadence: 'monthly' }), day('2026-03-01'), '');
    expect(entries(vault)).toHaveLength(before);
  });

  it('is refused for a day that is not behind the newest version’s first', async () => {
    const { vault } = await makeVault();
    addControl(vault, own({ validFrom: '2026-03-01' }));
    for (const from of [null, day('2026-02-28')]) {
      expect(() => reviseControl(vault, one, said({ owner: 'Ada' }), from, '')).toThrow(
        refusal('control.valid-from'),
      );
    }
    expect(() => reviseControl(vault, controlId(9), said(), null, '')).toThrow(
      refusal('use.unknown-control'),
    );
  });
});

describe('retiring a control', () => {
  it('keeps it in the register with its last day and the reason', async () => {
    const { vault } = await makeVault();
    addControl(vault, own({ validFrom: '2026-01-01' }));
    expect(() => retireControl(vault, one, day('2025-12-31'), 'x')).toThrow(refusal('control.valid-from'));
    expect(retireControl(vault, one, day('2026-05-31'), 'Sold.')).toMatchObject({
      retiredOn: '2026-05-31',
      versions: [{ validTo: '2026-05-31', note: 'Sold.' }],
    });
    expect(newest(vault)).toMatchObject({
      action: 'control.retired',
      detail: { version: 1, lastDay: '2026-05-31', reason: 'Sold.' },
    });
    expect(() => retireControl(vault, one, day('2026-06-30'), 'x')).toThrow(
      refusal('control.already-retired'),
    );
  });

  it('ends with a version behind it: what was out of force stays out of force', async () => {
    const { vault } = await makeVault();
    addControl(vault, own());
    retireControl(vault, one, day('2026-05-31'), 'Sold.');
    reviseControl(vault, one, said(), day('2026-08-01'), 'Bought back.');
    expect(getControl(vault, one).retiredOn).toBeNull();
    expect(spans(vault)).toEqual([
      [2, '2026-08-01', null],
      [1, null, '2026-05-31'],
    ]);
  });

  it('stays decided when a version begins before the last day', async () => {
    const { vault } = await makeVault();
    addControl(vault, own());
    retireControl(vault, one, day('2026-05-31'), 'Sold.');
    reviseControl(vault, one, said({ owner: 'Ada' }), day('2026-05-31'), '');
    expect(spans(vault)).toEqual([
      [2, '2026-05-31', '2026-05-31'],
      [1, null, '2026-05-30'],
    ]);
    expect(getControl(vault, one)).toMatchObject({
      retiredOn: '2026-05-31',
      versions: [{ note: 'Sold.' }, {}],
    });
  });
});

describe('the domain', () => {
  it('is set for many at once, told for each that moved, or for none', async () => {
    const { vault } = await makeVault();
    addControl(vault, own({ domain: 'Models' }));
    addControl(vault, own());
    const seen = entries(vault).length;
    expect(() => setControlDomain(vault, [controlId(2), controlId(9)], 'Models')).toThrow(
      refusal('use.unknown-control'),
    );
    setControlDomain(vault, [one, controlId(2), controlId(2)], 'Models');
    expect(
      entries(vault)
        .slice(seen)
        .map((entry) => [entry.subject, entry.detail]),
    ).toEqual([['CTL-002', { before: '', after: 'Models' }]]);
  });
});
