// Several engagements in one vault: which is current, how far each is, what it is about, and the next one.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  addEvidence,
  checkVault,
  createEngagement,
  criteriaStanding,
  currentEngagement,
  engagementScope,
  listEngagements,
  listJournal,
  loadStarterControls,
  makeCurrent,
  type OpenVault,
  openVault,
  rollForward,
  setEngagementScope,
  setEngagementState,
} from '../../src/engine';
import { ENGAGEMENT_STATES, NewEngagement } from '../../src/shared/domain/engagement';
import { EngagementScope } from '../../src/shared/domain/scope';
import { engagementId, type CriterionId, type StarterControlId } from '../../src/shared/ids';
import { facts, makeVault, PASSPHRASE, quietJob, temporaryFolder, testEnvironment } from './temporary-vault';

const year = (number: number, given: object = {}): NewEngagement =>
  NewEngagement.parse({
    type: 2,
    period: { from: `${String(number)}-01-01`, to: `${String(number)}-12-31` },
    systemName: 'Quillmere Assist',
    categories: ['security', 'privacy'],
    firm: 'Hollis & Grane LLP',
    ...given,
  });

const FRESH: EngagementScope = {
  boundary: '',
  items: [],
  people: [],
  subserviceOrganizations: [],
  notApplicable: [],
  privacyRoles: ['processor', 'controller'],
  makesProducts: true,
};

const scopeOf = (given: object = {}): EngagementScope =>
  EngagementScope.parse({
    ...FRESH,
    boundary: 'From the public endpoint to the store of answers.',
    items: [
      { kind: 'service', name: 'Inference API', note: 'Public', inScope: true, reason: '' },
      { kind: 'infrastructure', name: 'Office network', note: '', inScope: false, reason: 'No data there' },
    ],
    people: [
      { side: 'organization', name: 'Ada Byron', role: 'System owner', email: 'ada@quillmere.example' },
      { side: 'firm', name: 'Noor Grane', role: 'Engagement partner', email: '' },
    ],
    subserviceOrganizations: [
      {
        name: 'Northern Cloud',
        service: 'Hosting',
        method: 'carve-out',
        assumedControls: 'Guards the halls',
        note: '',
      },
    ],
    notApplicable: [{ criterionId: 'P2.1', reason: 'The customers ask for consent, not we.' }],
    ...given,
  });

const entries = (vault: OpenVault) =>
  listJournal(vault, { subject: null, newestFirst: true, offset: 0, limit: 200 });
const last = (vault: OpenVault) => entries(vault).rows[0];

describe('the current engagement', () => {
  it('is changed by name, and the journal tells which it was before', async () => {
    const { vault } = await makeVault();
    createEngagement(vault, year(2025));
    createEngagement(vault, year(2026));
    expect(makeCurrent(vault, engagementId(1))).toMatchObject({ id: 'ENG-01', isCurrent: true });
    expect(currentEngagement(vault)?.id).toBe('ENG-01');
    expect(listEngagements(vault).map((one) => one.isCurrent)).toEqual([true, false]);
    expect(last(vault)).toMatchObject({
      action: 'engagement.made-current',
      subject: 'ENG-01',
      detail: { before: 'ENG-02', after: 'ENG-01' },
    });
  });

  it('writes nothing when it is current already, and does not know engagements that do not exist', async () => {
    const { vault } = await makeVault();
    const { id } = createEngagement(vault, year(2026));
    const { total } = entries(vault);
    makeCurrent(vault, id);
    expect(() => makeCurrent(vault, engagementId(9))).toThrow(
      expect.objectContaining({ code: 'use.unknown-engagement' }),
    );
    expect(entries(vault).total).toBe(total);
  });

  it('decides which criteria are listed', async () => {
    const { vault } = await makeVault();
    createEngagement(vault, year(2025, { categories: ['security'] }));
    createEngagement(vault, year(2026));
    expect(criteriaStanding(vault)).toHaveLength(51);
    makeCurrent(vault, engagementId(1));
    expect(criteriaStanding(vault)).toHaveLength(33);
  });
});

describe('the state of an engagement', () => {
  it('begins with planned and may be any other after any', async () => {
    const { vault } = await makeVault();
    const { id, state } = createEngagement(vault, year(2026));
    expect(state).toBe('planned');
    for (const next of [...ENGAGEMENT_STATES.slice(1), 'readiness' as const]) {
      const before = currentEngagement(vault)?.state;
      expect(setEngagementState(vault, id, next).state).toBe(next);
      expect(last(vault)).toMatchObject({
        action: 'engagement.state-changed',
        subject: id,
        detail: { before, after: next },
      });
    }
  });

  it('writes nothing when it is that already', async () => {
    const { vault } = await makeVault();
    const { id } = createEngagement(vault, year(2026));
    const { total } = entries(vault);
    setEngagementState(vault, id, 'planned');
    expect(entries(vault).total).toBe(total);
  });
});

describe('the scope of an engagement', () => {
  it('says nothing at first, and leaves nothing out', async () => {
    const { vault } = await makeVault();
    const { id } = createEngagement(vault, year(2026));
    expect(engagementScope(vault, id)).toEqual(FRESH);
  });

  it('is kept as it was said, and the journal holds it before and after', async () => {
    const { vault } = await makeVault();
    const { id } = createEngagement(vault, year(2026));
    const scope = scopeOf();
    expect(setEngagementScope(vault, id, scope)).toEqual(scope);
    expect(engagementScope(vault, id)).toEqual(scope);
    expect(last(vault)).toMatchObject({
      action: 'engagement.scope-changed',
      subject: id,
      detail: { before: FRESH, after: scope },
    });
    const { total } = entries(vault);
    setEngagementScope(vault, id, scopeOf());
    expect(entries(vault).total).toBe(total);
  });

  it('can be emptied again', async () => {
    const { vault } = await makeVault();
    const { id } = createEngagement(vault, year(2026));
    setEngagementScope(vault, id, scopeOf());
    expect(setEngagementScope(vault, id, FRESH)).toEqual(FRESH);
    expect(engagementScope(vault, id)).toEqual(FRESH);
  });

  it('keeps the order of lists, puts criteria and roles in theirs, and no reason beside what is in', async () => {
    const { vault } = await makeVault();
    const { id } = createEngagement(vault, year(2026));
    const { items } = scopeOf();
    const written = setEngagementScope(
      vault,
      id,
      scopeOf({
        items: [...items].reverse().map((one) => ({ ...one, reason: 'Because' })),
        notApplicable: [
          { criterionId: 'P2.1', reason: ' b ' },
          { criterionId: 'CC6.4', reason: 'a' },
        ],
        privacyRoles: ['controller', 'processor'],
      }),
    );
    expect(written.items.map((one) => [one.name, one.reason])).toEqual([
      ['Office network', 'Because'],
      ['Inference API', ''],
    ]);
    expect(written.notApplicable).toEqual([
      { criterionId: 'CC6.4', reason: 'a' },
      { criterionId: 'P2.1', reason: 'b' },
    ]);
    expect(written.privacyRoles).toEqual(['processor', 'controller']);
    expect(engagementScope(vault, id)).toEqual(written);
  });

  it('refuses criteria that do not exist and criteria named twice, and writes nothing', async () => {
    const { vault } = await makeVault();
    const { id } = createEngagement(vault, year(2026));
    const { total } = entries(vault);
    const declare = (...ids: string[]) =>
      setEngagementScope(
        vault,
        id,
        scopeOf({ notApplicable: ids.map((criterionId) => ({ criterionId, reason: 'r' })) }),
      );
    expect(() => declare('CC6.99')).toThrow(
      expect.objectContaining({ code: 'use.unknown-criterion', details: { id: 'CC6.99' } }),
    );
    expect(() => declare('P2.1', 'P2.1')).toThrow(expect.objectContaining({ code: 'use.bad-input' }));
    expect(() => setEngagementScope(vault, engagementId(9), FRESH)).toThrow(
      expect.objectContaining({ code: 'use.unknown-engagement' }),
    );
    expect(engagementScope(vault, id)).toEqual(FRESH);
    expect(entries(vault).total).toBe(total);
  });

  it('leaves the scopes of other engagements alone', async () => {
    const { vault } = await makeVault();
    const first = createEngagement(vault, year(2025));
    const second = createEngagement(vault, year(2026));
    setEngagementScope(vault, second.id, scopeOf());
    expect(engagementScope(vault, first.id)).toEqual(FRESH);
  });
});

describe('what the scope makes of the criteria', () => {
  it('lists a criterion that does not apply with its reason, and its points of focus', async () => {
    const { vault } = await makeVault();
    const { id } = createEngagement(vault, year(2026));
    setEngagementScope(vault, id, scopeOf());
    const standing = criteriaStanding(vault);
    expect(standing).toHaveLength(51);
    const declared = standing.filter((one) => one.notApplicable !== null);
    expect(declared.map((one) => [one.criterionId, one.notApplicable, one.pointsOfFocus.length])).toEqual([
      ['P2.1', 'The customers ask for consent, not we.', 6],
    ]);
  });

  it('says nothing of a criterion outside the categories until they ask for it', async () => {
    const { vault } = await makeVault();
    const { id } = createEngagement(vault, year(2026, { categories: ['security'] }));
    setEngagementScope(vault, id, scopeOf());
    expect(criteriaStanding(vault).filter((one) => one.notApplicable !== null)).toEqual([]);
    const next = rollForward(vault, id, year(2027));
    expect(
      criteriaStanding(vault, next)
        .filter((one) => one.notApplicable !== null)
        .map((one) => one.criterionId),
    ).toEqual(['P2.1']);
  });

  it('shows only the points of focus of the roles in which personal information is handled', async () => {
    const { vault } = await makeVault();
    const { id } = createEngagement(vault, year(2026));
    const pointsOf = (criterion: string): string[] =>
      criteriaStanding(vault)
        .filter((one) => one.criterionId === (criterion as CriterionId))
        .flatMap((one) => one.pointsOfFocus.map((point) => point.id));
    expect(pointsOf('P5.1')).toContain('P5.1-1');
    setEngagementScope(vault, id, scopeOf({ privacyRoles: ['controller'] }));
    expect(pointsOf('P5.1')).toEqual(['P5.1-2', 'P5.1-3', 'P5.1-4', 'P5.1-5']);
    setEngagementScope(vault, id, scopeOf({ privacyRoles: ['processor'] }));
    expect(pointsOf('P5.1')).toHaveLength(5);
    expect(pointsOf('P1.1')).toEqual([]);
  });
});

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
      db.prepare("INSERT INTO assigned_occurrence VALUES (1, 1, 1, '2025-01-01')").run();
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
