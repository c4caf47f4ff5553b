// What lists show is kept beside the rows it comes from: whatever is done to those, it stays in step, and a
// list answers what a plain look at the rows answers.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  addEvidence,
  addVersion,
  approveEvidence,
  createEngagement,
  type EvidenceQuery,
  linkEvidence,
  listControls,
  listEvidence,
  loadStarterControls,
  retireControl,
  reviseControl,
  setControlDomain,
  getControl,
  getEvidence,
  requestEvidence,
  unlinkEvidence,
  withdrawEvidence,
} from '../../src/engine';
import { listedRows } from '../../src/engine/vault/told/listed-rows';
import { COUNTING_STATES } from '../../src/shared/domain/evidence';
import { controlId, evidenceId, type StarterControlId } from '../../src/shared/ids';
import { addDays, type CalendarDate } from '../../src/shared/period';
import { itemSays, versionSays } from './lived-evidence';
import { facts, makeVault, quietJob, type TemporaryVault } from './temporary-vault';

const FIRST = '2026-01-01' as CalendarDate;
const WORDS = ['Access', 'review', 'Übersicht', 'cafe\u0301', 'ОТЧЁТ', '顧客', '100%', 'a_b', 'C:\\x', 'Zoë'];
const CONTROLS = ['AC-01', 'AC-26', 'AC-69'] as StarterControlId[];

const text = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 })
  .map((words) => words.join(' '));
const dates = fc.option(
  fc.tuple(fc.nat(20), fc.nat(9)).map(([from, more]) => ({
    from: addDays(FIRST, from),
    to: addDays(FIRST, from + more),
  })),
);
const links = fc.uniqueArray(fc.integer({ min: 1, max: 3 }), { maxLength: 3 });
const step = fc.oneof(
  fc.record({
    do: fc.constant('add' as const),
    title: text,
    source: text,
    dates,
    links,
    files: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ do: fc.constantFrom('link' as const, 'unlink' as const), item: fc.nat(), links }),
  fc.record({ do: fc.constant('new-version' as const), item: fc.nat(), title: text, dates }),
  fc.record({ do: fc.constant('approve' as const), item: fc.nat() }),
  fc.record({ do: fc.constant('withdraw' as const), item: fc.nat() }),
  fc.record({ do: fc.constant('request' as const) }),
  fc.record({
    do: fc.constant('revise' as const),
    control: fc.integer({ min: 1, max: 3 }),
    title: text,
    owner: text,
    on: fc.nat(300),
  }),
  fc.record({
    do: fc.constantFrom('retire' as const, 'domain' as const),
    control: fc.integer({ min: 1, max: 3 }),
    text,
    on: fc.nat(300),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

let names = 0;

const run = async ({ vault, file }: TemporaryVault, one: Step, items: number): Promise<void> => {
  if (one.do === 'add') {
    const paths = Array.from({ length: one.files }, () => {
      names += 1;
      return file(`file ${String(names)} ü.csv`, 'x'.repeat(names));
    });
    const given = facts({
      title: one.title,
      source: one.source,
      effective: one.dates,
      controlIds: one.links.map(controlId),
    });
    await addEvidence(vault, [{ paths, facts: given }], quietJob());
    return;
  }
  if ('control' in one) {
    const id = controlId(one.control);
    const day = addDays(FIRST, one.on);
    try {
      if (one.do === 'domain') setControlDomain(vault, [id], one.text);
      else if (one.do !== 'revise') retireControl(vault, id, day, 'r');
      else {
        const { wording, ownerRole, cadence, weekdaysOnly, graceDays, nature, kind } = getControl(vault, id);
        const { title, owner } = one;
        const given = { title, owner, wording, ownerRole, cadence, weekdaysOnly, graceDays, nature, kind };
        reviseControl(vault, id, given, day, '');
      }
    } catch {
      // A day before the newest version's is refused, and changes nothing.
    }
    return;
  }
  if (one.do === 'request') {
    const asked = { title: 'Asked for', item: itemSays(), linkReason: '' };
    requestEvidence(vault, { ...asked, controlIds: [controlId(1)], pointOfFocusIds: [] });
    return;
  }
  if (items === 0) return;
  const number = 1 + (one.item % items);
  const id = evidenceId(number);
  if (one.do === 'new-version' || one.do === 'approve' || one.do === 'withdraw') {
    const before = getEvidence(vault, id);
    try {
      if (one.do === 'approve') approveEvidence(vault, id, before.versions.length, 'Alone');
      else if (one.do === 'withdraw') withdrawEvidence(vault, id, 'r');
      else {
        const said = versionSays({ title: one.title, effective: one.dates });
        await addVersion(
          vault,
          id,
          [file(`later ${String((names += 1))}.csv`, 'x'.repeat(names))],
          said,
          '',
          quietJob(),
        );
      }
    } catch {
      // What is withdrawn or approved takes no such step, and nothing changes.
    }
  } else if (one.do === 'link') linkEvidence(vault, evidenceId(number), one.links.map(controlId), []);
  else unlinkEvidence(vault, evidenceId(number), one.links.map(controlId), []);
};

const PAGE = { search: '', direction: 'ascending', offset: 0, limit: 500 } as const;

/** The same list, one page after the other of three rows each. */
const inPages = <Row>(list: (offset: number, limit: number) => { rows: Row[]; total: number }): Row[] => {
  const rows: Row[] = [];
  for (let offset = 0; ; offset += 3) {
    const page = list(offset, 3);
    rows.push(...page.rows);
    if (offset >= page.total) return rows;
  }
};

it('stays in step and in order, whatever is done', async () => {
  const sorts = ['id', 'title', 'effective', 'takenIn', 'size'] as const;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const made = await makeVault();
      const { vault } = made;
      try {
        createEngagement(vault, {
          type: 2,
          period: { from: addDays(FIRST, 5), to: addDays(FIRST, 20) },
          systemName: 'Answers',
          firm: '',
          categories: ['security'],
        });
        loadStarterControls(vault, CONTROLS);
        let items = 0;
        for (const one of steps) {
          await run(made, one, items);
          if (one.do === 'add' || one.do === 'request') items += 1;
        }
        expect([...listedRows().compare(vault.db)].flat()).toEqual([]);
        const list = (given: Partial<EvidenceQuery>) =>
          listEvidence(vault, {
            ...PAGE,
            controlId: null,
            criterionId: null,
            verdict: null,
            sort: 'id',
            ...given,
          });
        const all = list({}).rows;
        expect(all).toHaveLength(items);
        for (const sort of sorts) {
          for (const direction of ['ascending', 'descending'] as const) {
            const whole = list({ sort, direction }).rows;
            expect(new Set(whole.map((row) => row.id)).size).toBe(items);
            expect(inPages((offset, limit) => list({ sort, direction, offset, limit }))).toEqual(whole);
          }
        }
        for (const word of WORDS) {
          const fold = (one: string): string => one.normalize('NFD').toUpperCase();
          const found = new Set(list({ search: word.toLowerCase() }).rows.map((row) => row.id));
          for (const row of all) if (fold(row.title).includes(fold(word))) expect(found).toContain(row.id);
        }
        const ofControl = (number: number) =>
          list({ controlId: controlId(number) }).rows.map((row) => row.id);
        const controls = listControls(vault, {
          ...PAGE,
          ...{ series: null, cadence: null, withoutEvidenceInPeriod: false, state: null, owner: null },
          ...{ domain: null, criterionId: null, sort: 'evidence' },
        }).rows;
        for (const number of [1, 2, 3]) {
          const linked = all.filter((row) => row.controlIds.includes(controlId(number)));
          const own = linked.filter((row) => COUNTING_STATES.includes(row.state));
          expect(ofControl(number)).toEqual(linked.map((row) => row.id));
          expect(controls.find((row) => row.id === controlId(number))).toMatchObject({
            evidenceCount: own.length,
            evidenceInPeriodCount: own.filter(
              (row) => row.verdict === 'inside' || row.verdict === 'partly-inside',
            ).length,
          });
        }
      } finally {
        vault.close();
      }
    }),
    { numRuns: 20 },
  );
}, 120_000);
