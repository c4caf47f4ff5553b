// The engagement after another one, and the one an older vault had.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  addEvidence,
  checkVault,
  createEngagement,
  engagementScope,
  listEngagements,
  loadStarterControls,
  openVault,
  rollForward,
  setEngagementScope,
  setEngagementState,
} from '../../../src/engine';
import { type NewEngagement } from '../../../src/shared/domain/engagement';
import { engagementId, type StarterControlId } from '../../../src/shared/ids';
import { facts, makeVault, PASSPHRASE, quietJob, temporaryFolder, testEnvironment } from '../temporary-vault';
import { year, FRESH, scopeOf, entries } from './engagement-fixture';

describe('an engagement rolled forward', () => {
  it('is new, current, planned, and about the same things', async () => {
    const { vault } = await makeVault();
    const { id } = createEngagement(vault, year(2025));
    setEngagementScope(vault, id, scopeOf({ privacyRoles: ['processor'], makesProducts: false }));
    setEngagementState(vault, id, 'issued');
    const next = rollForward(vault, id, year(2026));
    expect(next).toMatchObject({
      id: 'ENG-02',
      period: { from: '2026-01-01', to: '2026-12-31' },
      state: 'planned',
      catalogVersion: '1.0.0',
      rolledForwardFrom: 'ENG-01',
      isCurrent: true,
    });
    expect(engagementScope(vault, next.id)).toEqual(engagementScope(vault, id));
    expect(listEngagements(vault)[0]).toMatchObject({ id: 'ENG-01', state: 'issued', isCurrent: false });
    const [scope, created] = entries(vault).rows;
    expect(created).toMatchObject({
      action: 'engagement.created',
      subject: 'ENG-02',
      detail: { after: year(2026), catalogVersion: '1.0.0', rolledForwardFrom: 'ENG-01' },
    });
    expect(scope).toMatchObject({
      action: 'engagement.scope-changed',
      subject: 'ENG-02',
      detail: { before: FRESH, after: engagementScope(vault, id) },
    });
  });

  it('goes its own way from then on', async () => {
    const { vault } = await makeVault();
    const { id } = createEngagement(vault, year(2025));
    setEngagementScope(vault, id, scopeOf());
    const next = rollForward(vault, id, year(2026));
    setEngagementScope(vault, next.id, FRESH);
    expect(engagementScope(vault, id)).toEqual(scopeOf());
  });

  it('takes nothing along that belongs to the time of the earlier one', async () => {
    const { vault, file } = await makeVault();
    const { id } = createEngagement(vault, year(2025));
    const { added } = loadStarterControls(vault, ['AC-01' as StarterControlId]);
    await addEvidence(
      vault,
      [{ facts: facts({ controlIds: added }), paths: [file('review.csv', 'a,b\n')] }],
      quietJob(),
    );
    vault.write(({ db, now, record }) => {
      db.prepare("INSERT INTO excuse VALUES (1, 1, '2025-01-01', 'r', 1, ?)").run(now);
      db.prepare("INSERT INTO assigned_occurrence VALUES (1, 1, 1, '2025-01-01', '')").run();
      db.prepare("INSERT INTO assessment VALUES (1, 1, 'First', ?, 1, NULL)").run(now);
      record('coverage.excused', 'CTL-001', {});
    });
    const count = (table: string): unknown =>
      vault.db.prepare(`SELECT engagement, count(*) AS n FROM ${table} GROUP BY 1`).all();
    rollForward(vault, id, year(2026));
    for (const table of ['excuse', 'assigned_occurrence', 'assessment'])
      expect(count(table)).toEqual([{ engagement: 1, n: 1 }]);
    expect(vault.db.prepare('SELECT count(*) AS n FROM evidence').get()).toEqual({ n: 1 });
    expect(vault.db.prepare('SELECT count(*) AS n FROM control').get()).toEqual({ n: 1 });
  });

  it('needs an engagement that exists, and a period that goes forward', async () => {
    const { vault } = await makeVault();
    const { id } = createEngagement(vault, year(2025));
    const { total } = entries(vault);
    expect(() => rollForward(vault, engagementId(4), year(2026))).toThrow(
      expect.objectContaining({ code: 'use.unknown-engagement' }),
    );
    const reversed = { ...year(2026), period: { from: '2026-12-31', to: '2026-01-01' } } as NewEngagement;
    expect(() => rollForward(vault, id, reversed)).toThrow(
      expect.objectContaining({ code: 'use.period-reversed' }),
    );
    expect(entries(vault).total).toBe(total);
    expect(listEngagements(vault)).toHaveLength(1);
  });
});

describe('an engagement of an older vault', () => {
  it.each(['format-1-schema-1', 'format-1-schema-2'])(
    'of %s reads as planned, current and about nothing yet',
    async (name) => {
      const folder = join(temporaryFolder(), 'vault');
      cpSync(join('test/fixtures/vaults', name, 'vault'), folder, { recursive: true });
      const vault = await openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());
      onTestFinished(() => vault.close());
      const [engagement] = listEngagements(vault);
      expect(engagement).toMatchObject({
        id: 'ENG-01',
        type: 2,
        state: 'planned',
        catalogVersion: '1.0.0',
        rolledForwardFrom: null,
        isCurrent: true,
      });
      expect(engagementScope(vault, engagementId(1))).toEqual(FRESH);
      expect(setEngagementScope(vault, engagementId(1), scopeOf())).toEqual(scopeOf());
      expect((await checkVault(vault, { deep: false }, quietJob())).verdict).toBe('sound');
    },
  );
});
