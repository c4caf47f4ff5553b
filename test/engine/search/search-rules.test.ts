// What a search takes for a match, in which order, and that nothing typed into it is anything but words.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  addEvidence,
  addVersion,
  changeItem,
  createEngagement,
  type EvidenceQuery,
  getEvidence,
  linkEvidence,
  listEvidence,
  loadStarterControls,
  type OpenVault,
  readFileTexts,
  requestEvidence,
  submitEvidence,
  withdrawEvidence,
} from '../../../src/engine';
import { askedWords } from '../../../src/engine/db/search-words';
import { controlId, type EvidenceId, evidenceId, type StarterControlId } from '../../../src/shared/ids';
import type { CalendarDate } from '../../../src/shared/period';
import { facts, makeVault, quietJob } from '../temporary-vault';

const ASK: EvidenceQuery = {
  ...{ search: '', controlId: null, criterionId: null, verdict: null },
  ...{ sort: 'match', direction: 'ascending', offset: 0, limit: 100 },
};
const ids = (vault: OpenVault, given: Partial<EvidenceQuery>): string =>
  listEvidence(vault, { ...ASK, ...given })
    .rows.map((row) => Number(row.id.slice(4)))
    .join(' ');
const find = (vault: OpenVault, search: string): string => ids(vault, { search });

const wordyVault = async (): Promise<OpenVault> => {
  const made = await makeVault();
  const titles = [
    'Übersicht der Zugriffsprüfung',
    'Access-Review_2026Q2 for anna.keller@example.com',
    '100% of accounts, a_b and C:\\x',
    '顧客アクセス審査の記録',
    'Reports of 42 tests, see EVD-0002',
    'Straße, Łódź, Ørsted and Æsir',
  ];
  await addEvidence(
    made.vault,
    titles.map((title, at) => ({
      paths: [made.file(`UserList${String(at)}.txt`, `inside ${String(at)}`)],
      facts: facts({ title, source: '' }),
    })),
    quietJob(),
  );
  return made.vault;
};

it('finds words as people type them', async () => {
  const vault = await wordyVault();
  const cases: [string, string][] = [
    ['ubersicht', '1'],
    ['ÜBERSICHT zugriffspruf', '1'],
    ['Zugriffspru\u0308fung', '1'],
    ['access-review_2026Q2', '2'],
    ['2026Q2', '2'],
    ['q2', '2'],
    ['review acc', '2'],
    ['anna.keller@example.com', '2'],
    ['keller@exa', '2'],
    ['100%', '3'],
    ['C:\\x', '3'],
    ['顧客', '4'],
    ['審査', '4'],
    ['査', '4'],
    ['アクセス審', '4'],
    ['客顧', ''],
    ['EVD-0002', '2 5'],
    ['EVD-0002.01', '2 5'],
    ['0002', '2 5'],
    ['42', '5'],
    ['strasse lodz', '6'],
    ['orsted aesir', '6'],
    ['userlist3', '4'],
    ['list3', '4'],
    ['EVD-', '6 5 4 3 2 1'],
    // All but the last are typed to their end.
    ['acc review', ''],
  ];
  expect(cases.map(([search]) => [search, find(vault, search)])).toEqual(cases);
  for (const search of ['', '   ', '***', '"', '-', '()'])
    expect(ids(vault, { search, sort: 'id' })).toBe('1 2 3 4 5 6');
});

it('has no language: whatever is typed is words', async () => {
  const vault = await wordyVault();
  const piece = fc.constantFrom(
    ...[
      '"',
      "'",
      '*',
      ':',
      '(',
      ')',
      '{',
      '}',
      '^',
      '+',
      '-',
      '\\',
      '\0',
      '\n',
      ' ',
      '%',
      '_',
      ';',
      '🔒',
      '\ud800',
    ],
    ...[
      'NEAR',
      'NEAR(a b, 2)',
      'AND',
      'OR',
      'NOT',
      'title:',
      'about :',
      'access',
      'rev',
      '顧',
      'ü',
      'rowid',
      '0',
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.constantFrom('match', 'title'), (pieces, sort) => {
      const search = pieces.join('');
      const { rows, total } = listEvidence(vault, { ...ASK, search, sort });
      expect(rows).toHaveLength(total);
      const { whole, begun } = askedWords(search);
      for (const word of [...whole, ...(begun === null ? [] : [begun])])
        expect(word).toMatch(/^[\p{L}\p{N}\p{M}]+$/u);
    }),
    { numRuns: 300 },
  );
});

it('shows numbers and titles before what else is said, and that before what stands inside', async () => {
  const { vault, file } = await makeVault();
  const add = (title: string, inside: string, notes = '') =>
    addEvidence(
      vault,
      [
        {
          paths: [file(`${inside.replaceAll(' ', '')}.txt`, inside)],
          facts: facts({ title, notes, source: '' }),
        },
      ],
      quietJob(),
    );
  await add('Other', 'a walrus lives here');
  await add('Other', 'x', 'walrus in the notes');
  await add('Walrus', 'y');
  await add('Other', 'another walrus');
  await add('Walrus again', 'z');
  await add('Of walrus 3', 'w');
  await readFileTexts(vault, quietJob());
  expect(find(vault, 'walrus')).toBe('6 5 3 2 4 1');
  expect(ids(vault, { search: 'walrus', direction: 'descending' })).toBe('1 4 2 3 5 6');
  expect(ids(vault, { search: 'walrus', offset: 2, limit: 2 })).toBe('3 2');
  // One word in the title, the other inside.
  expect(find(vault, 'other liv')).toBe('1');
  expect(find(vault, '3')).toBe('3 6');
});

it('knows the current version only, also of what is withdrawn', async () => {
  const { vault, file } = await makeVault();
  const id = evidenceId(1);
  await addEvidence(
    vault,
    [{ paths: [file('old.txt', 'ocelot')], facts: facts({ title: 'First', source: '' }) }],
    quietJob(),
  );
  await readFileTexts(vault, quietJob());
  const { effective, capturedOn, validUntil, source, sensitivity, collector, method, quality } = getEvidence(
    vault,
    id,
  );
  const given = { effective, capturedOn, validUntil, source, sensitivity, collector, method, quality };
  await addVersion(vault, id, [file('new.txt', 'tapir')], { ...given, title: 'Second' }, '', quietJob());
  expect(['ocelot', 'old', 'first', 'second'].map((word) => find(vault, word))).toEqual(['', '', '', '1']);
  expect(await readFileTexts(vault, quietJob())).toBe(1);
  expect(find(vault, 'tapir second')).toBe('1');
  // Its successor refused, the first is what counts again, and was read already.
  vault.write(({ db, record }) => {
    db.prepare("UPDATE evidence_version SET state = 'rejected' WHERE version = 2").run();
    db.prepare('UPDATE evidence SET current_version = 1').run();
    record('evidence.rejected', id, { version: 2, reason: 'not this system' });
  });
  expect(['ocelot', 'tapir', 'second', 'first'].map((word) => find(vault, word))).toEqual(['1', '', '', '1']);
  withdrawEvidence(vault, id, 'wrong client');
  expect(find(vault, 'ocelot')).toBe('1');
});

it('filters by everything the list offers, together and with words', async () => {
  const { vault, file } = await makeVault();
  createEngagement(vault, {
    ...{ type: 2, systemName: 'Assist', categories: ['security'], firm: '' },
    period: { from: '2026-01-01' as CalendarDate, to: '2026-06-30' as CalendarDate },
  });
  loadStarterControls(vault, ['AC-01', 'AC-26'] as StarterControlId[]);
  const on = (day: string) => ({ from: day as CalendarDate, to: day as CalendarDate });
  await addEvidence(
    vault,
    [
      facts({
        title: 'Alpha list',
        effective: on('2026-02-01'),
        kind: 'log',
        owner: 'Ada',
        tags: ['q1', 'x'],
      }),
      facts({ title: 'Beta list', effective: on('2025-02-01'), kind: 'log', owner: 'ada' }),
      facts({
        title: 'Gamma list',
        kind: 'ticket',
        owner: 'Bo',
        tags: ['q1'],
        validUntil: '2026-03-01' as CalendarDate,
      }),
      facts({ title: 'Delta list', effective: on('2026-09-01'), controlIds: [controlId(1)] }),
    ].map((given, at) => ({ paths: [file(`${String(at)}.txt`, `file ${String(at)}`)], facts: given })),
    quietJob(),
  );
  requestEvidence(vault, {
    ...{ title: 'Epsilon list', controlIds: [controlId(1)], pointOfFocusIds: [], linkReason: '' },
    item: { kind: 'log', owner: 'Bo', tags: [], notes: '', dueOn: null },
  });
  submitEvidence(vault, 'EVD-0002' as EvidenceId, 1);
  linkEvidence(vault, 'EVD-0003' as EvidenceId, [controlId(1)], []);
  withdrawEvidence(vault, 'EVD-0004' as EvidenceId, 'r');
  const cases: [Partial<EvidenceQuery>, string][] = [
    [{}, '1 2 3 4 5'],
    [{ states: ['requested', 'withdrawn'] }, '4 5'],
    [{ kinds: ['log'] }, '1 2 5'],
    [{ owner: 'ADA' }, '1 2'],
    [{ tag: 'q1' }, '1 3'],
    [{ tag: 'q1', owner: 'Bo' }, '3'],
    [{ expiredOn: '2026-03-01' as CalendarDate }, ''],
    [{ expiredOn: '2026-03-02' as CalendarDate }, '3'],
    [{ verdict: 'inside' }, '1'],
    [{ verdicts: ['outside-before', 'outside-after'] }, '2 4'],
    [{ controlId: controlId(1) }, '3 4 5'],
    [{ controlId: controlId(1), states: ['draft'] }, '3'],
    [{ isUnlinked: true }, '1 2'],
    [{ waitsForReview: true }, '2'],
    [{ kinds: ['log'], states: ['draft', 'in-review'], owner: 'Ada' }, '1 2'],
  ];
  for (const [given, expected] of cases) {
    for (const search of ['', 'list']) {
      for (const sort of ['title', 'kind', 'match'] as const) {
        const { rows, total } = listEvidence(vault, { ...ASK, ...given, search, sort });
        expect(
          rows
            .map((row) => Number(row.id.slice(4)))
            .sort((a, b) => a - b)
            .join(' '),
        ).toBe(expected);
        expect(total).toBe(rows.length);
        const pages = rows.map(
          (_, offset) => listEvidence(vault, { ...ASK, ...given, search, sort, offset, limit: 1 }).rows[0],
        );
        expect(pages).toEqual(rows);
      }
    }
  }
  changeItem(vault, 'EVD-0001' as EvidenceId, {
    kind: 'log',
    owner: 'Cy',
    tags: [],
    notes: 'heron',
    dueOn: null,
  });
  expect(ids(vault, { tag: 'q1' })).toBe('3');
  expect(find(vault, 'cy hero')).toBe('1');
  expect(find(vault, 'ada')).toBe('2');
});
