// What a package speaks of, indexed: hostile ids are refused, members of any shape are read without a stumble, and
// thousands of records answer at once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getRecord, listRows } from '../../../src/engine';
import { NOTHING_KEPT } from '../../../src/engine/review/opened-received';
import { indexPackage } from '../../../src/engine/review/package-index';
import type { OmissionsJson, PackageJson } from '../../../src/engine/verify';
import { RECORD_KINDS } from '../../../src/shared/domain/review';
import { openReceived } from '../../../src/engine';
import { quietJob } from '../temporary-vault';
import { receivedFixture, type ReceivedFixture } from './received-fixture';

let fixture: ReceivedFixture;
let json: PackageJson;
let omissions: OmissionsJson;
beforeAll(async () => {
  fixture = await receivedFixture();
  const received = await openReceived(
    { paths: [fixture.at('second.zip')], base: null, find: null },
    quietJob(),
  );
  ({ json, omissions } = received);
  await received.close();
});
afterAll(() => fixture.remove());

const page = { search: '', under: null, only: 'all', offset: 0, limit: 500 } as const;

/** Reads everything there is to read of it. */
const readAll = (index: ReturnType<typeof indexPackage>): number => {
  for (const kind of RECORD_KINDS) {
    const { rows } = listRows(index, NOTHING_KEPT, { ...page, kind, search: 'a' });
    expect(JSON.stringify(rows)).not.toMatch(/[\u202a-\u202e\u2066-\u2069\ufeff]/);
  }
  for (const { kind, id } of index.subjects) {
    const record = getRecord(index, new Map(), NOTHING_KEPT, { kind, id });
    expect(JSON.stringify(record)).not.toMatch(/[\u202a-\u202e\u2066-\u2069\ufeff]/);
  }
  return index.subjects.length;
};

describe('a hostile package', () => {
  it('is refused when an id of it hides something', () => {
    const [control] = json.controls;
    const other = { ...json, controls: [{ ...control, id: 'CTL-\u202e100' }] } as PackageJson;
    expect(() => indexPackage(other, omissions)).toThrow(
      expect.objectContaining({
        code: 'package.not-verified',
        details: { verdict: 'hostile', codes: 'json.hostile' },
      }),
    );
  });

  it('is shown with whatever its texts hide written out, wherever they stand', () => {
    const attack = (value: unknown): unknown => {
      if (typeof value === 'string')
        return /^(EVD|CTL|POP|REQ|EXC|PKG)-|^CC\d|^[a-z-]+:/.test(value) ? value : `\u202e${value}\ufeff`;
      if (Array.isArray(value)) return value.map(attack);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, attack(one)]));
    };
    expect(
      readAll(indexPackage(attack(json) as PackageJson, attack(omissions) as OmissionsJson)),
    ).toBeGreaterThan(10);
  });

  it('with members of another shape than ours is read all the same', () => {
    for (const odd of [null, 7, true, 'text', [], [null], {}, [{ title: [] }]]) {
      const loose = (one: object, ...known: string[]) =>
        Object.fromEntries(
          Object.entries(one).map(([name, value]) => [name, known.includes(name) ? value : odd]),
        );
      const other = {
        ...json,
        changes: odd,
        controls: json.controls.map((one) =>
          loose(one, 'id', 'evidence', 'criteria', 'occurrences', 'event_days'),
        ),
        evidence: json.evidence.map((one) => loose(one, 'id', 'ref', 'version', 'files', 'custody_entries')),
        populations: json.populations?.map((one) =>
          loose(one, 'id', 'controls', 'list', 'samples', 'columns', 'row_count'),
        ),
        requests: json.requests?.map((one) =>
          loose(one, 'id', 'evidence', 'controls', 'populations', 'samples'),
        ),
      } as unknown as PackageJson;
      expect(readAll(indexPackage(other, omissions))).toBeGreaterThan(5);
    }
  });
});

describe('a large package', () => {
  it('answers lists, searches and changes of thousands of items without delay', () => {
    const [item] = json.evidence;
    const evidence = Array.from({ length: 5000 }, (_none, at) => ({
      ...item,
      id: `EVD-${String(at).padStart(4, '0')}`,
      ref: `EVD-${String(at).padStart(4, '0')}.01`,
      title: `Export number ${String(at)}`,
    }));
    const [control] = json.controls;
    const large = {
      ...json,
      evidence,
      controls: [{ ...control, evidence: evidence.map((one) => one.ref) }],
      populations: [],
      requests: [],
    } as unknown as PackageJson;
    const index = indexPackage(large, omissions);
    const found = (more: object) => listRows(index, NOTHING_KEPT, { ...page, kind: 'evidence', ...more });
    expect(found({ offset: 4990 })).toMatchObject({ total: 5000, rows: { length: 10 } });
    expect(found({ search: 'number 4321' }).rows.map((one) => one.id)).toEqual(['EVD-4321']);
    expect(found({ under: control?.id, only: 'not-looked-at' }).total).toBe(5000);
    const begun = performance.now();
    for (let time = 0; time < 10; time += 1)
      found({ search: 'export 1', under: control?.id, offset: 100, limit: 100 });
    // A fraction of this; generous where the machine is busy.
    expect((performance.now() - begun) / 10).toBeLessThan(200);
  });
});
