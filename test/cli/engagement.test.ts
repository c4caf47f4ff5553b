// Engagements, their scope, and the catalog, from the command line.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importOwnedTexts, openVault } from '../../src/engine';
import { Criterion, PointOfFocus } from '../../src/shared/domain/catalog';
import { type CriterionStanding } from '../../src/shared/domain/control';
import { Engagement } from '../../src/shared/domain/engagement';
import { EngagementScope } from '../../src/shared/domain/scope';
import { EXIT } from '../../src/shared/errors';
import { testEnvironment } from '../engine/temporary-vault';
import { type Desk, deskWithVault } from './desk';
import { done, muniment, PASSPHRASE } from './run-cli-in-test';

const SCOPE = {
  boundary: 'From the public endpoint\nto the store.',
  items: [
    { kind: 'service', name: 'Inference API', note: 'Public', inScope: true, reason: '' },
    { kind: 'infrastructure', name: 'Office network', note: '', inScope: false, reason: 'No data there' },
  ],
  people: [{ side: 'firm', name: 'Noor Grane', role: 'Engagement partner', email: 'noor@firm.example' }],
  subserviceOrganizations: [
    { name: 'Northern Cloud', service: 'Hosting', method: 'carve-out', assumedControls: 'Guards', note: '' },
  ],
  notApplicable: [{ criterionId: 'CC6.4', reason: 'No premises' }],
  privacyRoles: ['processor'],
  makesProducts: false,
};

const desk = async (): Promise<Desk> => {
  const made = await deskWithVault();
  const period = ['--period', '2026-01-01..2026-12-31'];
  await done(['engagement', 'create', made.vault, '--type', '2', ...period, '--firm', 'Hollis & Grane LLP']);
  return made;
};

const failed = async (words: readonly string[]): Promise<{ exit: number; said: string }> => {
  const ran = await muniment(words);
  return { exit: ran.exit, said: ran.stderr };
};

describe('engagements', () => {
  it('are rolled forward with what was said of the earlier one, and used by name', async () => {
    const { vault } = await desk();
    const ran = await done([
      ...['engagement', 'roll-forward', vault, 'eng-01', '--period', '2027-01-01..2027-12-31'],
      ...['--categories', 'privacy', '--json'],
    ]);
    expect(Engagement.parse(ran.document())).toMatchObject({
      id: 'ENG-02',
      type: 2,
      period: { from: '2027-01-01', to: '2027-12-31' },
      categories: ['security', 'privacy'],
      firm: 'Hollis & Grane LLP',
      systemName: 'Quillmere AI',
      rolledForwardFrom: 'ENG-01',
      isCurrent: true,
    });
    const used = await done(['engagement', 'use', vault, 'ENG-01', '--json']);
    expect(Engagement.parse(used.document())).toMatchObject({ id: 'ENG-01', isCurrent: true });
    const { stdout } = await done(['engagement', 'list', vault]);
    expect(stdout).toMatch(/ENG-01 .*planned +yes /);
    expect(stdout).toMatch(/ENG-02 .*planned +security,privacy/);
  });

  it('change from type 2 to type 1 on the way, and need the dates of their type', async () => {
    const { vault } = await desk();
    const words = ['engagement', 'roll-forward', vault, 'ENG-01'];
    expect(await failed([...words, '--as-of', '2027-03-31'])).toMatchObject({ exit: EXIT.wrongUse });
    const ran = await done([...words, '--type', '1', '--as-of', '2027-03-31', '--json']);
    expect(ran.document()).toMatchObject({ type: 1, asOf: '2027-03-31' });
    expect(
      await failed(['engagement', 'roll-forward', vault, 'ENG-09', '--period', '2027-01-01..2027-01-31']),
    ).toMatchObject({ exit: EXIT.wrongUse });
  });

  it('are in the state somebody says', async () => {
    const { vault } = await desk();
    const ran = await done(['engagement', 'state', vault, 'ENG-01', 'Fieldwork', '--json']);
    expect(ran.document()).toMatchObject({ state: 'fieldwork' });
    expect((await done(['engagement', 'show', vault, 'ENG-01'])).stdout).toContain('fieldwork');
    const wrong = await failed(['engagement', 'state', vault, 'ENG-01', 'passed']);
    expect(wrong.exit).toBe(EXIT.wrongUse);
    expect(wrong.said).toContain('draft-report');
  });
});

describe('the scope of an engagement', () => {
  it('comes from a file and is shown in the same form', async () => {
    const { vault, file } = await desk();
    const path = file('scope.json', JSON.stringify(SCOPE));
    const written = await done(['engagement', 'scope', vault, 'ENG-01', '--file', path]);
    expect(written.stdout).toBe(
      'The scope of ENG-01: 1 part in scope, 1 out, 1 subservice organization, 1 person, 1 criterion not applicable.\n',
    );
    const shown = await done(['engagement', 'scope', vault, 'ENG-01', '--json']);
    expect(EngagementScope.parse(shown.document())).toEqual(SCOPE);
    const { stdout } = await done(['engagement', 'scope', vault, 'ENG-01']);
    for (const said of ['Inference API', 'No data there', 'carve-out', 'Noor Grane', 'No premises'])
      expect(stdout).toContain(said);
    const again = file('again.json', shown.stdout);
    await done(['engagement', 'scope', vault, 'ENG-01', '--file', again]);
    const log = await done(['log', 'show', vault, '--json']);
    expect(log.stdout.match(/engagement\.scope-changed/g)).toHaveLength(1);
  });

  it('keeps what a file does not name', async () => {
    const { vault, file } = await desk();
    await done(['engagement', 'scope', vault, 'ENG-01', '--file', file('a.json', JSON.stringify(SCOPE))]);
    const part = file('b.json', JSON.stringify({ boundary: 'Smaller', notApplicable: [] }));
    const ran = await done(['engagement', 'scope', vault, 'ENG-01', '--file', part, '--json']);
    expect(ran.document()).toEqual({ ...SCOPE, boundary: 'Smaller', notApplicable: [] });
  });

  it('refuses what is no scope, names the member that is wrong, and changes nothing', async () => {
    const { vault, file, at } = await desk();
    const bad: readonly (readonly [content: string, said: string])[] = [
      ['{', 'cannot be read as JSON'],
      ['[]', 'is not a scope'],
      ['{"systems": []}', 'is not a scope'],
      ['{"items": [{"kind": "server", "name": "x"}]}', 'items.0.kind'],
      ['{"notApplicable": [{"criterionId": "CC6.4", "reason": ""}]}', 'notApplicable.0.reason'],
      ['{"privacyRoles": []}', 'privacyRoles'],
    ];
    for (const [content, said] of bad) {
      const path = file('bad.json', content);
      const ran = await failed(['engagement', 'scope', vault, 'ENG-01', '--file', path]);
      expect([content, ran.exit]).toEqual([content, EXIT.wrongUse]);
      expect(ran.said).toContain(said);
    }
    const missing = await failed(['engagement', 'scope', vault, 'ENG-01', '--file', at('none.json')]);
    expect(missing.exit).toBe(EXIT.wrongUse);
    const unknown = file('c.json', '{"notApplicable": [{"criterionId": "CC6.99", "reason": "r"}]}');
    expect((await failed(['engagement', 'scope', vault, 'ENG-01', '--file', unknown])).exit).toBe(
      EXIT.wrongUse,
    );
    expect((await done(['engagement', 'scope', vault, 'ENG-01', '--json'])).document()).toMatchObject({
      boundary: '',
      items: [],
      notApplicable: [],
    });
  });
});

describe('the catalog', () => {
  it('lists the criteria of the engagement that was named, with why one does not apply', async () => {
    const { vault, file } = await desk();
    await done(['engagement', 'scope', vault, 'ENG-01', '--file', file('a.json', JSON.stringify(SCOPE))]);
    const next = ['--period', '2027-01-01..2027-12-31', '--categories', 'availability'];
    await done(['engagement', 'roll-forward', vault, 'ENG-01', ...next]);
    const listed = async (...more: string[]): Promise<CriterionStanding[]> =>
      (await done(['catalog', 'list', vault, '--json', ...more])).document() as CriterionStanding[];
    expect(await listed()).toHaveLength(36);
    const first = await listed('--engagement', 'eng-01');
    expect(first).toHaveLength(33);
    expect(first.filter((one) => one.notApplicable !== null)).toMatchObject([
      { criterionId: 'CC6.4', notApplicable: 'No premises' },
    ]);
    expect(await listed('--engagement', 'ENG-01', '--series', 'CC6')).toHaveLength(8);
    expect((await done(['catalog', 'list', vault])).stdout).toContain('No premises');
    expect((await failed(['catalog', 'list', vault, '--engagement', 'ENG-09'])).exit).toBe(EXIT.wrongUse);
    expect((await failed(['catalog', 'list', '--engagement', 'ENG-01'])).exit).toBe(EXIT.wrongUse);
  });

  it('reaches all 61 criteria and 330 points of focus, one by one', async () => {
    const listed = (await done(['catalog', 'list', '--json'])).document() as {
      id: string;
      pointsOfFocus: string[];
    }[];
    expect(listed).toHaveLength(61);
    const points = listed.flatMap((one) => one.pointsOfFocus);
    expect(new Set(points).size).toBe(330);
    for (const one of listed) {
      const shown = (await done(['catalog', 'show', one.id, '--json'])).document();
      const { pointsOfFocus, ...criterion } = shown as { pointsOfFocus: unknown[] };
      expect(Criterion.parse(criterion).id).toBe(one.id);
      expect(pointsOfFocus.map((point) => PointOfFocus.parse(point).id)).toEqual(one.pointsOfFocus);
    }
    for (const id of points) {
      const shown = PointOfFocus.parse((await done(['catalog', 'show', id, '--json'])).document());
      expect(shown.id).toBe(id);
      expect(shown.summary).not.toBe('');
    }
  });

  it('says for whom a point of focus is only', async () => {
    const said = async (id: string): Promise<string> => (await done(['catalog', 'show', id])).stdout;
    expect(await said('CC2.2-11')).toContain('system level');
    expect(await said('PI1.1-3')).toContain('products');
    expect(await said('P1.1-1')).toContain('a controller of personal information');
    expect(await said('CC6.1-1')).not.toContain('Only for');
    expect(await said('P3.1-1')).not.toContain('Only for');
  });

  it('says what each category asks, what it adds and when to take it', async () => {
    const answer = (await done(['catalog', 'categories', '--json'])).document() as Record<string, unknown>[];
    expect(answer.map((one) => [one['id'], one['addsCriteria'], one['addsPointsOfFocus']])).toEqual([
      ['security', 33, 208],
      ['availability', 3, 17],
      ['processing-integrity', 5, 19],
      ['confidentiality', 2, 12],
      ['privacy', 18, 74],
    ]);
    expect((await done(['catalog', 'categories'])).stdout).toContain('AI companies often take it');
  });

  it('never prints text a team has brought in', async () => {
    const { vault, file } = await desk();
    const open = await openVault(vault, { passphrase: PASSPHRASE }, testEnvironment());
    try {
      const table = file('owned.csv', 'id,text\nCC6.1,OWNED-MARKER\nCC6.1-1,OWNED-MARKER\n');
      await importOwnedTexts(open, table, { apply: true, sha256: null });
    } finally {
      open.close();
    }
    for (const words of [
      ['catalog', 'list', vault],
      ['catalog', 'show', 'CC6.1'],
      ['engagement', 'show', vault, 'ENG-01'],
      ['log', 'show', vault],
      ['vault', 'info', vault],
      ['vault', 'check', vault, '--deep'],
    ])
      for (const form of [[], ['--json']])
        expect((await done([...words, ...form])).stdout).not.toContain('OWNED-MARKER');
    expect(readFileSync(join(vault, 'db-000001.sqlite')).includes('OWNED-MARKER')).toBe(false);
  });
});
