// Which criteria and points of focus each combination of the five categories asks for, held against tables
// that were written by hand from the publication's structure. Nothing expected here is computed from the
// catalog; the arithmetic behind the tables:
//
// 330 points of focus = 232 under the common criteria + 16 (A1) + 19 (PI1) + 5 (C1) + 58 (P1 to P8).
// Of the 232, 208 are for every engagement. 24 are marked for one category and come with it:
//    1 availability      CC8.1
//    7 confidentiality   CC2.3  CC6.1  CC7.3 (2)  CC8.1  CC9.2 (2)
//   16 privacy           CC1.3  CC1.5  CC2.2 (2)  CC2.3 (2)  CC6.1  CC7.3 (2)  CC7.4 (3)  CC8.1 (2)  CC9.2 (2)
// Processing integrity marks none. 7 are marked for engagements at system level, which a SOC 2 examination
// always is; 1 of PI1 for systems that make or distribute products; in P1 to P8, 15 for controllers only and
// 3 for processors only.
import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/engine';
import { CATEGORY_IDS, type CategoryId } from '../../src/shared/domain/catalog';
import { criteriaInScope, EVERY_MARK, pointsOfFocusInScope } from '../../src/shared/scope';

// + stands for a category that is in scope beside security, which always is.
// A: availability, PI: processing integrity, C: confidentiality, P: privacy. P1 to P8 hold 58 together.
const COMBINATIONS = `
 A PI  C  P | criteria points | CC1 CC2 CC3 CC4 CC5 CC6 CC7 CC8 CC9 | A1 PI1 C1 | P1 P2 P3 P4 P5 P6 P7 P8
 -  -  -  - |       33    208 |  26  29  36  11  16  36  29  14  11 |  0   0  0 |  0  0  0  0  0  0  0  0
 +  -  -  - |       36    225 |  26  29  36  11  16  36  29  15  11 | 16   0  0 |  0  0  0  0  0  0  0  0
 -  +  -  - |       38    227 |  26  29  36  11  16  36  29  14  11 |  0  19  0 |  0  0  0  0  0  0  0  0
 -  -  +  - |       35    220 |  26  30  36  11  16  37  31  15  13 |  0   0  5 |  0  0  0  0  0  0  0  0
 -  -  -  + |       51    282 |  28  33  36  11  16  37  34  16  13 |  0   0  0 |  7  6  6  6  9 16  2  6
 +  +  -  - |       41    244 |  26  29  36  11  16  36  29  15  11 | 16  19  0 |  0  0  0  0  0  0  0  0
 +  -  +  - |       38    237 |  26  30  36  11  16  37  31  16  13 | 16   0  5 |  0  0  0  0  0  0  0  0
 +  -  -  + |       54    299 |  28  33  36  11  16  37  34  17  13 | 16   0  0 |  7  6  6  6  9 16  2  6
 -  +  +  - |       40    239 |  26  30  36  11  16  37  31  15  13 |  0  19  5 |  0  0  0  0  0  0  0  0
 -  +  -  + |       56    301 |  28  33  36  11  16  37  34  16  13 |  0  19  0 |  7  6  6  6  9 16  2  6
 -  -  +  + |       53    294 |  28  34  36  11  16  38  36  17  15 |  0   0  5 |  7  6  6  6  9 16  2  6
 +  +  +  - |       43    256 |  26  30  36  11  16  37  31  16  13 | 16  19  5 |  0  0  0  0  0  0  0  0
 +  +  -  + |       59    318 |  28  33  36  11  16  37  34  17  13 | 16  19  0 |  7  6  6  6  9 16  2  6
 +  -  +  + |       56    311 |  28  34  36  11  16  38  36  18  15 | 16   0  5 |  7  6  6  6  9 16  2  6
 -  +  +  + |       58    313 |  28  34  36  11  16  38  36  17  15 |  0  19  5 |  7  6  6  6  9 16  2  6
 +  +  +  + |       61    330 |  28  34  36  11  16  38  36  18  15 | 16  19  5 |  7  6  6  6  9 16  2  6`;

const COMMON = [
  ...['CC1.1', 'CC1.2', 'CC1.3', 'CC1.4', 'CC1.5', 'CC2.1', 'CC2.2', 'CC2.3'],
  ...['CC3.1', 'CC3.2', 'CC3.3', 'CC3.4', 'CC4.1', 'CC4.2', 'CC5.1', 'CC5.2', 'CC5.3'],
  ...['CC6.1', 'CC6.2', 'CC6.3', 'CC6.4', 'CC6.5', 'CC6.6', 'CC6.7', 'CC6.8'],
  ...['CC7.1', 'CC7.2', 'CC7.3', 'CC7.4', 'CC7.5', 'CC8.1', 'CC9.1', 'CC9.2'],
];
const A1 = ['A1.1', 'A1.2', 'A1.3'];
const PI1 = ['PI1.1', 'PI1.2', 'PI1.3', 'PI1.4', 'PI1.5'];
const C1 = ['C1.1', 'C1.2'];
const P = [
  ...['P1.1', 'P2.1', 'P3.1', 'P3.2', 'P4.1', 'P4.2', 'P4.3', 'P5.1', 'P5.2'],
  ...['P6.1', 'P6.2', 'P6.3', 'P6.4', 'P6.5', 'P6.6', 'P6.7', 'P7.1', 'P8.1'],
];

/** How many points of focus each criterion has: for every engagement, and more for one category. */
const PER_CRITERION = `
        all  A  C  P
 CC1.1    5  0  0  0
 CC1.2    4  0  0  0
 CC1.3    5  0  0  1
 CC1.4    7  0  0  0
 CC1.5    5  0  0  1
 CC2.1    9  0  0  0
 CC2.2   11  0  0  2
 CC2.3    9  0  1  2
 CC3.1   16  0  0  0
 CC3.2    9  0  0  0
 CC3.3    5  0  0  0
 CC3.4    6  0  0  0
 CC4.1    8  0  0  0
 CC4.2    3  0  0  0
 CC5.1    6  0  0  0
 CC5.2    4  0  0  0
 CC5.3    6  0  0  0
 CC6.1   11  0  1  1
 CC6.2    3  0  0  0
 CC6.3    4  0  0  0
 CC6.4    4  0  0  0
 CC6.5    1  0  0  0
 CC6.6    4  0  0  0
 CC6.7    4  0  0  0
 CC6.8    5  0  0  0
 CC7.1    5  0  0  0
 CC7.2    4  0  0  0
 CC7.3    3  0  2  2
 CC7.4   11  0  0  3
 CC7.5    6  0  0  0
 CC8.1   14  1  1  2
 CC9.1    2  0  0  0
 CC9.2    9  0  2  2`;

/** The 24 marked for one category, by id. */
const MARKED: Readonly<Record<'availability' | 'confidentiality' | 'privacy', readonly string[]>> = {
  availability: ['CC8.1-15'],
  confidentiality: [...['CC2.3-6', 'CC6.1-12', 'CC7.3-4', 'CC7.3-5', 'CC8.1-16', 'CC9.2-10', 'CC9.2-11']],
  privacy: [
    ...['CC1.3-6', 'CC1.5-6', 'CC2.2-9', 'CC2.2-10', 'CC2.3-7', 'CC2.3-8', 'CC6.1-13', 'CC7.3-6'],
    ...['CC7.3-7', 'CC7.4-12', 'CC7.4-13', 'CC7.4-14', 'CC8.1-17', 'CC8.1-18', 'CC9.2-12', 'CC9.2-13'],
  ],
};

/** How many points the other series have under each of their criteria. */
const OTHERS: Readonly<Record<string, number>> = {
  ...{ 'A1.1': 3, 'A1.2': 11, 'A1.3': 2 },
  ...{ 'PI1.1': 3, 'PI1.2': 3, 'PI1.3': 5, 'PI1.4': 4, 'PI1.5': 4 },
  ...{ 'C1.1': 3, 'C1.2': 2 },
  ...{ 'P1.1': 7, 'P2.1': 6, 'P3.1': 4, 'P3.2': 2, 'P4.1': 1, 'P4.2': 2, 'P4.3': 3, 'P5.1': 5, 'P5.2': 4 },
  ...{ 'P6.1': 4, 'P6.2': 1, 'P6.3': 1, 'P6.4': 3, 'P6.5': 2, 'P6.6': 2, 'P6.7': 3, 'P7.1': 2, 'P8.1': 6 },
};

const lines = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split(/[\s|]+/).filter((word) => word !== ''));

interface Combination {
  readonly name: string;
  readonly chosen: CategoryId[];
  readonly criteria: number;
  readonly points: number;
  readonly perSeries: Readonly<Record<string, number>>;
}

const combinations = ((): Combination[] => {
  const [head = [], ...rows] = lines(COMBINATIONS);
  return rows.map((row) => {
    const chosen: CategoryId[] = [
      'security',
      ...(row[0] === '+' ? (['availability'] as const) : []),
      ...(row[1] === '+' ? (['processing-integrity'] as const) : []),
      ...(row[2] === '+' ? (['confidentiality'] as const) : []),
      ...(row[3] === '+' ? (['privacy'] as const) : []),
    ];
    return {
      name: chosen.join(', '),
      chosen,
      criteria: Number(row[4]),
      points: Number(row[5]),
      perSeries: Object.fromEntries(head.slice(6).map((series, at) => [series, Number(row[at + 6])])),
    };
  });
})();

const whole = catalog();
const criteriaOf = (chosen: readonly CategoryId[]): string[] =>
  criteriaInScope(whole, chosen).map((one) => one.id);
const pointsOf = (...given: [chosen: readonly CategoryId[], marks?: typeof EVERY_MARK]): string[] =>
  pointsOfFocusInScope(whole, ...given).map((one) => one.id);
const criterionOf = (point: string): string => point.slice(0, point.indexOf('-'));
const countBy = (ids: readonly string[], key: (id: string) => string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const id of ids) counts[key(id)] = (counts[key(id)] ?? 0) + 1;
  return counts;
};

describe('the tables written by hand', () => {
  it('hold each of the 16 combinations once, from security alone to all five', () => {
    expect(new Set(combinations.map((one) => one.name)).size).toBe(16);
    expect(combinations[0]?.chosen).toEqual(['security']);
    expect(combinations[15]?.chosen).toEqual([...CATEGORY_IDS]);
  });

  it('agree with each other', () => {
    for (const one of combinations) {
      const sum = Object.values(one.perSeries).reduce((total, count) => total + count, 0);
      expect([one.name, sum]).toEqual([one.name, one.points]);
    }
    const rows = lines(PER_CRITERION).slice(1);
    const column = (at: number): number => rows.reduce((total, row) => total + Number(row[at]), 0);
    expect([column(1), column(2), column(3), column(4)]).toEqual([208, 1, 7, 16]);
    expect(rows.map((row) => row[0])).toEqual(COMMON);
    expect([COMMON, A1, PI1, C1, P].map((list) => list.length)).toEqual([33, 3, 5, 2, 18]);
  });
});

describe.each(combinations)('the scope of $name', ({ chosen, criteria, points, perSeries }) => {
  const asked = (category: CategoryId): boolean => chosen.includes(category);

  it('asks for the criteria of the table, each by its id', () => {
    const expected = [
      ...COMMON,
      ...(asked('availability') ? A1 : []),
      ...(asked('processing-integrity') ? PI1 : []),
      ...(asked('confidentiality') ? C1 : []),
      ...(asked('privacy') ? P : []),
    ];
    expect(expected).toHaveLength(criteria);
    expect(criteriaOf(chosen)).toEqual(expected);
  });

  it('asks for the number of points of focus of the table, series by series', () => {
    const found = pointsOf(chosen);
    expect(found).toHaveLength(points);
    expect(new Set(found).size).toBe(points);
    const counts = countBy(found, (id) => criterionOf(id).slice(0, id.indexOf('.')));
    const all = Object.fromEntries(Object.keys(perSeries).map((series) => [series, counts[series] ?? 0]));
    expect(all).toEqual(perSeries);
  });

  it('asks for the number of points of focus of the table, criterion by criterion', () => {
    const counts = countBy(pointsOf(chosen), criterionOf);
    for (const [id = '', all, a, c, p] of lines(PER_CRITERION).slice(1)) {
      const expected =
        Number(all) +
        (asked('availability') ? Number(a) : 0) +
        (asked('confidentiality') ? Number(c) : 0) +
        (asked('privacy') ? Number(p) : 0);
      expect([id, counts[id]]).toEqual([id, expected]);
    }
    for (const id of criteriaOf(chosen).filter((one) => !one.startsWith('CC')))
      expect([id, counts[id]]).toEqual([id, OTHERS[id]]);
  });

  it('asks for a point marked for a category exactly when the category is there', () => {
    const found = new Set(pointsOf(chosen));
    for (const category of ['availability', 'confidentiality', 'privacy'] as const)
      for (const id of MARKED[category]) expect([id, found.has(id)]).toEqual([id, asked(category)]);
  });

  it('asks for it however the categories are said', () => {
    const odd = [...chosen].reverse().filter((one) => one !== 'security');
    expect(pointsOf([...odd, ...odd])).toEqual(pointsOf(chosen));
    expect(criteriaOf([...odd, ...odd])).toEqual(criteriaOf(chosen));
  });
});

describe('the marks inside a scope', () => {
  const ALL_FIVE = [...CATEGORY_IDS];
  const PROCESSORS_ONLY = ['P5.1-1', 'P5.2-1', 'P6.7-1'];
  const CONTROLLERS_ONLY = [
    ...['P1.1-1', 'P1.1-2', 'P1.1-3', 'P1.1-4', 'P1.1-5', 'P1.1-6', 'P1.1-7'],
    ...['P2.1-1', 'P2.1-2', 'P2.1-3', 'P2.1-4', 'P2.1-5', 'P2.1-6', 'P3.2-1', 'P3.2-2'],
  ];
  const SYSTEM_LEVEL = [
    ...['CC2.2-11', 'CC2.2-12', 'CC2.2-13', 'CC2.3-9', 'CC2.3-10', 'CC2.3-11', 'CC2.3-12'],
  ];
  const missing = (marks: Partial<typeof EVERY_MARK>): string[] => {
    const found = new Set(pointsOf(ALL_FIVE, { ...EVERY_MARK, ...marks }));
    return pointsOf(ALL_FIVE).filter((id) => !found.has(id));
  };

  it('leave nothing out before somebody says so', () => {
    expect(missing({})).toEqual([]);
    expect(pointsOf(ALL_FIVE, EVERY_MARK)).toHaveLength(330);
  });

  it('leave 15 points out where nobody decides over personal information, and 3 where nobody is told', () => {
    expect(missing({ privacyRoles: ['processor'] })).toEqual(CONTROLLERS_ONLY);
    expect(missing({ privacyRoles: ['controller'] })).toEqual(PROCESSORS_ONLY);
  });

  it('leave one point out where no products are made', () => {
    expect(missing({ makesProducts: false })).toEqual(['PI1.1-3']);
  });

  it('keep what is asked at system level, in every combination', () => {
    for (const { chosen } of combinations)
      expect(pointsOf(chosen, { privacyRoles: ['processor'], makesProducts: false })).toEqual(
        expect.arrayContaining(SYSTEM_LEVEL),
      );
  });

  it('never bring in what the categories do not ask for', () => {
    for (const { chosen, points } of combinations.filter((one) => !one.chosen.includes('privacy')))
      expect(pointsOf(chosen, { ...EVERY_MARK, privacyRoles: ['controller'] })).toHaveLength(points);
  });
});
