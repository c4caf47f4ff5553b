// What lists show is kept beside the rows it comes from: whatever is done to those, it stays in step, and a
// list answers what a plain look at the rows answers.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  addEvidence,
  createEngagement,
  type EvidenceQuery,
  linkEvidence,
  listControls,
  listEvidence,
  loadStarterControls,
  type OpenVault,
  retireControl,
  reviseControl,
  setControlDomain,
  getControl,
  unlinkEvidence,
} from '../../src/engine';
import { listedRows } from '../../src/engine/vault/told/listed-rows';
import { controlId, evidenceId, type StarterControlId } from '../../src/shared/ids';
import { addDays, type CalendarDate } from '../../src/shared/period';
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

/** What a later version of evidence will do; nothing in the program does it yet. */
const addVersion = (
  vault: OpenVault,
  number: number,
  title: string,
  dated: { from: string; to: string } | null,
): void => {
  vault.write(({ db, now, record }) => {
    const { version } = db
      .prepare('SELECT current_version + 1 AS version FROM evidence WHERE number = ?')
      .get(number) as { version: number };
    db.prepare(
      `INSERT INTO evidence_version (evidence, version, title, source, sensitivity, effective_from, effective_to,
         taken_in_at, taken_in_by) VALUES (?, ?, ?, 'later', 'internal', ?, ?, ?, 1)`,
    ).run(number, version, title, dated?.from ?? null, dated?.to ?? null, now);
    db.prepare(
      `INSERT INTO evidence_file (evidence, version, position, blob, original_name, media_type) SELECT evidence, ?, position, blob, original_name || '.2', media_type
       FROM evidence_file WHERE evidence = ? AND version = 1`,
    ).run(version, number);
    db.prepare('UPDATE evidence SET current_version = ? WHERE number = ?').run(version, number);
    record('evidence.linked', evidenceId(number), { controls: [], pointsOfFocus: [] });
  });
};

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
  if (items === 0) return;
  const number = 1 + (one.item % items);
  if (one.do === 'new-version') addVersion(vault, number, one.title, one.dates);
  else if (one.do === 'link') linkEvidence(vault, evidenceId(number), one.links.map(controlId), []);
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
          if (one.do === 'add') items += 1;
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
          const own = all.filter((row) => row.controlIds.includes(controlId(number)));
          expect(ofControl(number)).toEqual(own.map((row) => row.id));
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
    { numRuns: 25 },
  );
}, 120_000);
