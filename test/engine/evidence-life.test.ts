// The life of evidence: versions, review by a second pair of eyes, and what counts meanwhile (docs/evidence.md).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  addDerivedVersion,
  addEvidence,
  addMember,
  addVersion,
  approveEvidence,
  changeItem,
  changeVersion,
  checkVault,
  evidenceFacets,
  getEvidence,
  linkEvidence,
  listEvidence,
  loadStarterControls,
  nextLike,
  createEngagement,
  openVault,
  type OpenVault,
  rejectEvidence,
  reopenEvidence,
  requestEvidence,
  reviewMany,
  saveEvidenceCopy,
  setLinkReason,
  submitEvidence,
  withdrawEvidence,
} from '../../src/engine';
import type { EvidenceDetail, ItemFacts, VersionFacts } from '../../src/shared/domain/evidence';
import type { Role } from '../../src/shared/domain/roles';
import type { ControlId, EvidenceId, StarterControlId } from '../../src/shared/ids';
import type { CalendarDate, DateRange } from '../../src/shared/period';
import { shownVersion } from '../../src/shared/version-states';
import { facts, makeVault, quietJob, type TemporaryVault } from './temporary-vault';

const ONE = 'EVD-0001' as EvidenceId;
const TWO = 'EVD-0002' as EvidenceId;
const day = (text: string): CalendarDate => text as CalendarDate;

const says = (given: Partial<VersionFacts> = {}): VersionFacts => ({
  title: 'Access review Q2 2026',
  effective: { from: day('2026-04-01'), to: day('2026-06-30') },
  capturedOn: null,
  validUntil: null,
  source: 'Identity provider',
  sensitivity: 'internal',
  collector: '',
  method: 'export',
  quality: [],
  ...given,
});
const item = (given: Partial<ItemFacts> = {}): ItemFacts => ({
  kind: 'report',
  owner: 'Security',
  tags: [],
  notes: '',
  dueOn: null,
  ...given,
});

let made: TemporaryVault;
let vault: OpenVault;

beforeEach(async () => {
  made = await makeVault();
  ({ vault } = made);
});
// Another one than the fixture closes, where somebody else had it in between.
afterEach(() => {
  vault.close();
});

const add = (name = 'a.csv', given: Parameters<typeof facts>[0] = {}) =>
  addEvidence(vault, [{ paths: [made.file(name, name)], facts: facts(given) }], quietJob());
const another = (note = 'Corrected', name = 'b.csv', who = vault): Promise<EvidenceDetail> =>
  addVersion(who, ONE, [made.file(name, name)], says(), note, quietJob());

/** Does something as another member; the first one has the vault again afterwards. */
const as = async <T>(role: Role, name: string, work: (other: OpenVault) => T | Promise<T>): Promise<T> => {
  const { environment } = made;
  const passphrase = `${name} keeps seven quiet herons`;
  const known = vault.db.prepare('SELECT 1 FROM member WHERE name = ?').get(name) !== undefined;
  if (!known) await addMember(vault, { name, role, passphrase });
  const { folder } = vault;
  vault.close();
  const other = await openVault(folder, { passphrase }, environment);
  try {
    return await work(other);
  } finally {
    other.close();
    vault = await openVault(folder, { passphrase: 'seven quiet herons cross the estuary' }, environment);
  }
};

const code = (given: string, details: object = {}): unknown =>
  expect.objectContaining({ code: given, details: expect.objectContaining(details) as unknown });
const states = (id = ONE): string[] =>
  getEvidence(vault, id).versions.map((one) => `${String(one.version)} ${one.state}`);

const sound = async (): Promise<void> => {
  const { findings } = await checkVault(vault, { deep: false }, quietJob());
  expect(findings).toEqual([]);
};

describe('taking in', () => {
  it('keeps everything that is stated, and answers it', async () => {
    loadStarterControls(vault, ['AC-01'] as StarterControlId[]);
    await add('a.csv', {
      kind: 'log',
      owner: 'Ops',
      tags: ['b', 'a', 'b'],
      notes: 'Twice a year',
      validUntil: day('2027-01-01'),
      collector: 'Grace',
      method: 'script',
      quality: ['time-zone', 'system-named'],
      linkReason: 'Shows who reviewed',
      controlIds: ['CTL-001' as ControlId],
    });
    expect(getEvidence(vault, ONE)).toMatchObject({
      state: 'draft',
      kind: 'log',
      owner: 'Ops',
      tags: ['a', 'b'],
      notes: 'Twice a year',
      validUntil: '2027-01-01',
      collector: 'Grace',
      method: 'script',
      quality: ['system-named', 'time-zone'],
      controls: [{ id: 'CTL-001', reason: 'Shows who reviewed' }],
      versions: [
        { version: 1, state: 'draft', takenInBy: 'Ada Byron', files: [{ originalName: 'a.csv', flags: [] }] },
      ],
    });
    await sound();
  });

  it('fills what was asked for with its first version', async () => {
    loadStarterControls(vault, ['AC-01'] as StarterControlId[]);
    const asked = requestEvidence(vault, {
      title: 'Review of Q3',
      item: item({ dueOn: day('2026-10-10'), tags: ['x'] }),
      controlIds: ['CTL-001' as ControlId],
      pointOfFocusIds: [],
      linkReason: 'Asked by the auditor',
    });
    expect(asked).toMatchObject({
      state: 'requested',
      ref: 'EVD-0001.00',
      title: 'Review of Q3',
      versions: [],
      dueOn: '2026-10-10',
      controls: [{ reason: 'Asked by the auditor' }],
    });
    const filled = await another('');
    expect(filled).toMatchObject({ state: 'draft', ref: 'EVD-0001.01', title: 'Access review Q2 2026' });
    await sound();
  });
});

describe('versions', () => {
  it('count at once over a draft, which is superseded', async () => {
    await add();
    const now = await another();
    expect(now).toMatchObject({ ref: 'EVD-0001.02', fileName: 'b.csv', versionCount: 2, pending: null });
    expect(states()).toEqual(['2 draft', '1 superseded']);
    await sound();
  });

  it('wait behind an approved one until they are approved themselves', async () => {
    await add();
    approveEvidence(vault, ONE, 1, 'Nobody else is here');
    await another();
    expect(getEvidence(vault, ONE)).toMatchObject({
      ref: 'EVD-0001.01',
      state: 'approved',
      pending: { version: 2, state: 'draft' },
    });
    await another('Again', 'c.csv');
    expect(states()).toEqual(['3 draft', '2 superseded', '1 approved']);
    approveEvidence(vault, ONE, 3, 'Still alone');
    expect(states()).toEqual(['3 approved', '2 superseded', '1 superseded']);
    expect(getEvidence(vault, ONE)).toMatchObject({ ref: 'EVD-0001.03', fileName: 'c.csv', pending: null });
    await sound();
  });

  it('that are rejected leave the approved one where it is', async () => {
    await add();
    approveEvidence(vault, ONE, 1, 'Alone');
    await another();
    submitEvidence(vault, ONE, 2);
    await as('reviewer', 'Grace', (grace) => rejectEvidence(grace, ONE, 2, 'Half of it is missing'));
    expect(getEvidence(vault, ONE)).toMatchObject({ ref: 'EVD-0001.01', state: 'approved', pending: null });
    reopenEvidence(vault, ONE, 2);
    expect(getEvidence(vault, ONE)).toMatchObject({
      ref: 'EVD-0001.01',
      pending: { version: 2, state: 'draft' },
    });
    await sound();
  });

  it('are made from another one with its dates, its other files and their origin', async () => {
    const paths = [made.file('a.csv', 'one'), made.file('b.csv', 'two')];
    await addEvidence(
      vault,
      [
        {
          paths,
          facts: facts({ effective: { from: day('2026-04-01'), to: day('2026-04-30') }, tags: ['t'] }),
        },
      ],
      quietJob(),
    );
    const source = { name: 'b (redacted).csv', bytes: new TextEncoder().encode('t**') };
    const derived = await addDerivedVersion(
      vault,
      { id: ONE, version: 1, files: [{ position: 2, source }], how: 'redaction', reason: 'Names covered' },
      quietJob(),
    );
    const [second, first] = derived.versions;
    expect(second).toMatchObject({
      state: 'draft',
      changeNote: 'Names covered',
      derivedFrom: { version: 1, how: 'redaction' },
      effective: { from: '2026-04-01' },
    });
    expect(second?.files).toMatchObject([
      { originalName: 'a.csv', sha256: first?.files[0]?.sha256, derivedFrom: null },
      { originalName: 'b (redacted).csv', sizeBytes: 3, derivedFrom: first?.files[1]?.sha256 },
    ]);
    await sound();
  });

  it('are copied out whichever it is, and an unknown one is refused', async () => {
    await add();
    await another();
    const target = join(made.desk, 'copy');
    await saveEvidenceCopy(vault, ONE, 1, target, quietJob(), 1);
    expect(readFileSync(target, 'utf8')).toBe('a.csv');
    await expect(saveEvidenceCopy(vault, ONE, 1, target, quietJob(), 7)).rejects.toEqual(
      code('use.unknown-evidence'),
    );
  });

  it('leave nothing behind when the item is withdrawn while they are sealed', async () => {
    await add();
    const sealed = () => readdirSync(join(vault.folder, 'blobs'), { recursive: true }).length;
    const before = sealed();
    const keep: typeof vault.blobs.keep = async (staged) => {
      const kept = await vault.blobs.keep(staged);
      expect(sealed()).toBeGreaterThan(before);
      withdrawEvidence(vault, ONE, 'Wrong system');
      return kept;
    };
    const slow: OpenVault = { ...vault, blobs: { ...vault.blobs, keep } };
    await expect(another('', 'b.csv', slow)).rejects.toEqual(code('evidence.state', { state: 'withdrawn' }));
    expect(states()).toEqual(['1 draft']);
    const files = readdirSync(join(vault.folder, 'blobs'), { recursive: true, withFileTypes: true });
    expect(files.filter((one) => one.isFile())).toHaveLength(1);
    await sound();
  });
});

describe('a draft', () => {
  it('is corrected, and what it said stands in the journal', async () => {
    await add();
    changeVersion(
      vault,
      ONE,
      1,
      says({ title: 'Corrected', quality: ['clock', 'clock'], validUntil: day('2027-03-01') }),
    );
    expect(getEvidence(vault, ONE)).toMatchObject({
      title: 'Corrected',
      quality: ['clock'],
      validUntil: '2027-03-01',
    });
    changeItem(vault, ONE, item({ tags: ['z', 'a'], notes: 'n' }));
    expect(getEvidence(vault, ONE)).toMatchObject({
      kind: 'report',
      owner: 'Security',
      tags: ['a', 'z'],
      notes: 'n',
    });
    await sound();
  });

  it('writes nothing when it says so already', async () => {
    await add();
    changeVersion(vault, ONE, 1, says());
    changeItem(vault, ONE, item());
    const entries = () => vault.db.prepare('SELECT count(*) FROM journal').pluck().get();
    const before = entries();
    changeVersion(vault, ONE, 1, says());
    changeItem(vault, ONE, item());
    expect(entries()).toBe(before);
  });

  it.each(['in-review', 'approved', 'superseded'])('cannot be corrected once it is %s', async (state) => {
    await add();
    if (state === 'in-review') submitEvidence(vault, ONE, 1);
    if (state === 'approved') approveEvidence(vault, ONE, 1, 'Alone');
    if (state === 'superseded') await another();
    expect(() => changeVersion(vault, ONE, 1, says({ title: 'Other' }))).toThrow(
      code('evidence.state', { state }),
    );
  });
});

describe('two pairs of eyes', () => {
  it('are needed: whoever took it in does not approve it', async () => {
    await add();
    submitEvidence(vault, ONE, 1);
    expect(() => approveEvidence(vault, ONE, 1, '')).toThrow(code('evidence.same-person'));
    expect(() => rejectEvidence(vault, ONE, 1, 'No')).toThrow(code('evidence.same-person'));
    const approved = await as('reviewer', 'Grace', (grace) => approveEvidence(grace, ONE, 1, 'Not needed'));
    expect(approved).toMatchObject({
      state: 'approved',
      approvedAt: made.environment.now(),
      versions: [{ approvedBy: 'Grace', overrideReason: '' }],
    });
    await sound();
  });

  it('are not an editor who took it in, named as its collector, or who corrected it, whatever reason they give', async () => {
    await as('editor', 'Grace', async (grace) => {
      await addEvidence(grace, [{ paths: [made.file('g.csv', 'g')], facts: facts() }], quietJob());
      expect(() => approveEvidence(grace, ONE, 1, 'In a hurry')).toThrow(code('evidence.same-person'));
    });
    await add('a.csv', { collector: '  grace ' });
    await add('b.csv');
    await as('editor', 'Grace', (grace) => {
      expect(() => approveEvidence(grace, TWO, 1, '')).toThrow(code('evidence.same-person'));
      const third = 'EVD-0003' as EvidenceId;
      changeVersion(grace, third, 1, says({ title: 'Mine now' }));
      expect(() => approveEvidence(grace, third, 1, '')).toThrow(code('evidence.same-person'));
    });
    await sound();
  });

  it('are not those of who collected what a redaction was made from', async () => {
    await as('editor', 'Grace', (grace) =>
      addEvidence(grace, [{ paths: [made.file('g.csv', 'g')], facts: facts() }], quietJob()),
    );
    const source = { name: 'g (redacted).csv', bytes: new TextEncoder().encode('*') };
    const files = [{ position: 1, source }];
    await addDerivedVersion(
      vault,
      { id: ONE, version: 1, files, how: 'redaction', reason: 'Names' },
      quietJob(),
    );
    await as('editor', 'Grace', (grace) => {
      expect(() => approveEvidence(grace, ONE, 2, '')).toThrow(code('evidence.same-person'));
    });
    submitEvidence(vault, ONE, 2);
    await as('reviewer', 'Rob', (rob) => approveEvidence(rob, ONE, 2, ''));
    await sound();
  });

  it('are told as submitted first, where somebody approves a draft, and never a reviewer’s word on one', async () => {
    await add();
    await add('b.csv');
    approveEvidence(vault, ONE, 1, 'A team of one');
    const told = vault.db.prepare('SELECT action FROM journal WHERE subject = ? ORDER BY seq').pluck();
    expect(told.all(ONE)).toEqual(['evidence.added', 'evidence.submitted', 'evidence.approved']);
    await as('reviewer', 'Grace', (grace) => {
      expect(() => approveEvidence(grace, TWO, 1, '')).toThrow(code('evidence.state', { state: 'draft' }));
    });
    await sound();
  });

  it('are not needed for an owner who says why, and everybody can read it', async () => {
    await add();
    const approved = approveEvidence(vault, ONE, 1, 'A team of one');
    expect(approved.versions[0]).toMatchObject({
      state: 'approved',
      approvedBy: 'Ada Byron',
      overrideReason: 'A team of one',
    });
    await sound();
  });

  it('are a reviewer’s, who may do nothing else', async () => {
    await add();
    await as('reviewer', 'Grace', (grace) => {
      for (const step of [
        () => submitEvidence(grace, ONE, 1),
        () => withdrawEvidence(grace, ONE, 'x'),
        () => changeVersion(grace, ONE, 1, says()),
        () => changeItem(grace, ONE, item()),
      ])
        expect(step).toThrow(code('member.not-allowed'));
      expect(() => rejectEvidence(grace, ONE, 1, 'x')).toThrow(code('evidence.state', { state: 'draft' }));
    });
  });
});

describe('many at once', () => {
  it('are reviewed each by itself', async () => {
    for (const name of ['a', 'b', 'c']) await add(name);
    approveEvidence(vault, TWO, 1, 'Alone');
    const ids = ['EVD-0001', 'EVD-0002', 'EVD-0003', 'EVD-0099'] as EvidenceId[];
    const items = ids.map((id) => ({ id, version: 1 }));
    expect(reviewMany(vault, { items, step: 'submit', overrideReason: '' })).toMatchObject({
      done: ['EVD-0001', 'EVD-0003'],
      refused: [
        { id: 'EVD-0002', code: 'evidence.state' },
        { id: 'EVD-0099', code: 'use.unknown-evidence' },
      ],
    });
    const first = [{ id: ONE, version: 1 }];
    expect(reviewMany(vault, { items: first, step: 'approve', overrideReason: '' })).toMatchObject({
      done: [],
      refused: [{ id: ONE, code: 'evidence.same-person' }],
    });
    expect(reviewMany(vault, { items: first, step: 'approve', overrideReason: 'Alone' }).done).toEqual([ONE]);
    await sound();
  });

  it('are not approved in a version that nobody looked at, nor as drafts', async () => {
    for (const name of ['a.csv', 'b.csv', 'c.csv']) await add(name);
    const third = 'EVD-0003' as EvidenceId;
    for (const id of [ONE, TWO]) submitEvidence(vault, id, 1);
    // The list was read; then another version follows.
    await addVersion(vault, ONE, [made.file('b.csv', 'b')], says(), 'Newer', quietJob());
    submitEvidence(vault, ONE, 2);
    const items = [ONE, TWO, third].map((id) => ({ id, version: 1 }));
    expect(reviewMany(vault, { items, step: 'approve', overrideReason: 'Alone' })).toMatchObject({
      done: [TWO],
      refused: [
        { id: ONE, code: 'evidence.state', details: { state: 'superseded' } },
        { id: third, code: 'evidence.state', details: { state: 'draft' } },
      ],
    });
    const seen = getEvidence(vault, ONE);
    expect([shownVersion(seen), seen.state]).toEqual([2, 'in-review']);
    await sound();
  });
});

describe('what is withdrawn', () => {
  it('stays with its reason, takes no step and is not listed among what counts', async () => {
    loadStarterControls(vault, ['AC-01'] as StarterControlId[]);
    await add('a.csv', { controlIds: ['CTL-001' as ControlId] });
    expect(withdrawEvidence(vault, ONE, 'Other system')).toMatchObject({
      state: 'withdrawn',
      withdrawn: { by: 'Ada Byron', reason: 'Other system', at: made.environment.now() },
    });
    for (const step of [
      () => submitEvidence(vault, ONE, 1),
      () => approveEvidence(vault, ONE, 1, 'x'),
      () => withdrawEvidence(vault, ONE, 'again'),
      () => changeVersion(vault, ONE, 1, says()),
    ])
      expect(step).toThrow(code('evidence.state', { state: 'withdrawn' }));
    expect(vault.db.prepare('SELECT count(*) FROM listed_link').pluck().get()).toBe(0);
    await sound();
  });
});

describe('links', () => {
  it('carry a reason, which can be said anew', async () => {
    loadStarterControls(vault, ['AC-01', 'AC-26'] as StarterControlId[]);
    await add();
    linkEvidence(vault, ONE, ['CTL-001' as ControlId], [], 'Shows the reviewers');
    linkEvidence(vault, ONE, ['CTL-001' as ControlId, 'CTL-002' as ControlId], [], 'Second');
    setLinkReason(vault, ONE, 'CTL-002' as ControlId, 'Shows the joiners');
    expect(getEvidence(vault, ONE).controls.map(({ reason }) => reason)).toEqual([
      'Shows the reviewers',
      'Shows the joiners',
    ]);
    expect(() => setLinkReason(vault, ONE, 'CTL-009' as ControlId, 'x')).toThrow(code('use.bad-input'));
    await sound();
  });
});

describe('the next one like it', () => {
  it('has the dates of the next occurrence that has nothing, and a title moved on', async () => {
    const period = { from: '2026-01-01', to: '2026-12-31' } as DateRange;
    createEngagement(vault, { type: 2, period, systemName: 's', firm: '', categories: ['security'] });
    loadStarterControls(vault, ['AC-01', 'AC-26'] as StarterControlId[]);
    const cadences = vault.db.prepare('SELECT control, cadence FROM control_version').all() as {
      control: number;
      cadence: string;
    }[];
    const quarterly = cadences.find(({ cadence }) => cadence === 'quarterly');
    const control = `CTL-00${String(quarterly?.control ?? 1)}` as ControlId;
    await add('a.csv', {
      title: 'Access review Q1 2026',
      effective: { from: day('2026-01-01'), to: day('2026-03-31') },
      controlIds: [control],
      linkReason: 'Because',
      quality: ['clock'],
    });
    const next = nextLike(vault, { id: ONE, today: day('2026-05-01') });
    if (quarterly === undefined) expect(next.facts.title).toContain('2026');
    else
      expect(next).toMatchObject({
        facts: {
          title: 'Access review Q2 2026',
          effective: { from: '2026-04-01', to: '2026-06-30' },
          linkReason: 'Because',
          controlIds: [control],
          capturedOn: null,
        },
        expected: { controlId: control, due: '2026-06-30' },
      });
    expect(next.facts.quality).toBeUndefined();
  });

  it('has no dates where nothing says which', async () => {
    await add('a.csv', { effective: { from: day('2026-01-01'), to: day('2026-03-31') } });
    expect(nextLike(vault, { id: ONE, today: day('2026-05-01') })).toMatchObject({
      expected: null,
      facts: { effective: null, title: 'Access review, second quarter' },
    });
  });
});

it('facets name owners, tags and sources once, and count the states', async () => {
  await add('a', { owner: 'Ops', tags: ['b', 'a'], source: 'IdP' });
  await add('b', { owner: 'ops', tags: ['a'], source: 'Cloud' });
  await add('c');
  approveEvidence(vault, ONE, 1, 'x');
  expect(evidenceFacets(vault)).toEqual({
    owners: ['Ops'],
    tags: ['a', 'b'],
    sources: ['Cloud', 'IdP', 'Identity provider'],
    states: { requested: 0, draft: 2, 'in-review': 0, approved: 1, rejected: 0, withdrawn: 0 },
  });
  expect(
    listEvidence(vault, {
      search: '',
      controlId: null,
      criterionId: null,
      sort: 'state',
      direction: 'descending',
      offset: 0,
      limit: 10,
      verdict: null,
    } as never).rows[0]?.id,
  ).toBe(ONE);
});
