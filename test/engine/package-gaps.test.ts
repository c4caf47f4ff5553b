// Which gaps follow from what a package holds, case by case, and which verdict from the gaps.
import { expect, it } from 'vitest';
import type { PackageFacts } from '../../src/engine/export/collect-package-facts';
import { cryptoReady } from '../../src/engine/crypto/hash';
import { gapsOf, omissionsOf, verdictOf } from '../../src/engine/export/gaps';
import type { PackageControl, PackageEvidence } from '../../src/engine/export/package-content';
import { evidenceId, type ExceptionId, exceptionId } from '../../src/shared/ids';
import type { CalendarDate } from '../../src/shared/period';
import { sampleContent } from '../fixtures/package-content';

await cryptoReady();
const sample = sampleContent({ controls: 1, evidence: 6 });
const [control] = sample.controls as [PackageControl];
const [item] = sample.evidence as [PackageEvidence];
const CTL = control.id;

/** One control with one item inside the period and nothing else to ask for. */
const facts = (given: Partial<PackageFacts> = {}, ofControl: Partial<PackageControl> = {}): PackageFacts => ({
  ...sample,
  criterionIds: [],
  populations: [],
  programme: null,
  exceptions: [],
  populationGaps: [],
  evidence: [{ ...item, verdict: 'inside' }],
  controls: [{ ...control, occurrences: [], evidenceIds: [item.id], ...ofControl }],
  ...given,
});

const day = (text: string) => text as CalendarDate;
const occurrence = (month: string, state: 'met' | 'missed', exception: ExceptionId | null = null) => ({
  from: day(`2026-${month}-01`),
  to: day(`2026-${month}-28`),
  graceUntil: day(`2026-${month}-28`),
  state,
  servedOn: null,
  evidenceIds: [],
  version: 1,
  excuse: '',
  exceptionId: exception,
});
const withheld: PackageFacts['withheld'][number] = {
  id: evidenceId(53),
  ref: 'EVD-0053.02' as never,
  title: 'Penetration test',
  sensitivity: 'restricted',
  effective: null,
  controlIds: [CTL],
  files: [{ position: 1, sizeBytes: 5, sha256: 'ab'.repeat(32) as never }],
};
const absent = (of: PackageEvidence, id = of.id): PackageEvidence => ({
  ...of,
  id,
  verdict: 'inside',
  files: of.files.slice(0, 1).map((file) => ({ ...file, isAbsent: true })),
});
const NOTHING_IN: Partial<PackageControl> = { evidenceIds: [] };
const dates = { from: day('2026-01-01'), to: day('2026-02-01') };
const missed = [occurrence('02', 'met'), occurrence('03', 'missed'), occurrence('04', 'missed')];

it.each<[string, PackageFacts, string[]]>([
  ['all that is asked for is there', facts(), []],
  [
    'no control answers a criterion',
    facts({ criterionIds: ['C1.1' as never] }),
    ['criterion-without-control:C1.1'],
  ],
  [
    'the criterion does not apply',
    facts({
      criterionIds: ['C1.1' as never],
      scope: { ...sample.scope, notApplicable: [{ criterionId: 'C1.1' as never, reason: 'None' }] },
    }),
    [],
  ],
  ['nothing is linked', facts({ evidence: [] }, NOTHING_IN), [`control-without-evidence:${CTL}`]],
  [
    'nothing but a policy lies inside, and a year is examined',
    facts({ evidence: [{ ...item, verdict: 'inside', isPolicy: true }] }),
    [`control-without-evidence-in-period:${CTL}`],
  ],
  [
    'a person said that the policy is what shows the occurrence',
    facts(
      { evidence: [{ ...item, verdict: 'inside', isPolicy: true }] },
      { occurrences: [occurrence('02', 'met')] },
    ),
    [],
  ],
  [
    'nothing but a policy is there, and the design is examined',
    facts({
      examined: { ...sample.examined, type: 1, asOf: day('2026-06-30') } as never,
      evidence: [{ ...item, verdict: 'inside', isPolicy: true }],
    }),
    [],
  ],
  [
    'nothing lies inside',
    facts({ evidence: [{ ...item, verdict: 'undated' }] }),
    [`control-without-evidence-in-period:${CTL}`],
  ],
  [
    'the days asked for leave nothing',
    facts({ evidence: [], selection: { ...sample.selection, dates } }, NOTHING_IN),
    [`control-without-evidence-in-period:${CTL}`],
  ],
  [
    'the only evidence is withheld',
    facts({ evidence: [], withheld: [withheld] }, NOTHING_IN),
    ['evidence-withheld:EVD-0053'],
  ],
  ['occurrences are missed', facts({}, { occurrences: missed }), [`occurrences-missed:${CTL}`]],
  [
    'without evidence nothing is said of occurrences',
    facts({ evidence: [] }, { ...NOTHING_IN, occurrences: missed }),
    [`control-without-evidence:${CTL}`],
  ],
  [
    'a control answers nothing that applies',
    facts(
      {
        evidence: [],
        scope: {
          ...sample.scope,
          notApplicable: control.mappings.map(({ criterionId }) => ({ criterionId, reason: 'None' })),
        },
      },
      { ...NOTHING_IN, occurrences: missed },
    ),
    [],
  ],
  ['a file cannot be read', facts({ evidence: [absent(item)] }), [`file-unreadable:${item.ref}.1`]],
  [
    'two items have the same content that cannot be read',
    facts({ evidence: [absent(item), absent(item, evidenceId(99))] }),
    [`file-unreadable:${item.ref}.1`],
  ],
])('%s', (_what, given, keys) => {
  expect(gapsOf(given).map((gap) => gap.key)).toEqual(keys);
});

it('says what answers missed occurrences once each of them has an exception', () => {
  const [first, second] = [exceptionId(3), exceptionId(1)];
  const half = [occurrence('02', 'missed', first), occurrence('03', 'missed')];
  expect(gapsOf(facts({}, { occurrences: half }))).toMatchObject([{ answeredBy: null }]);
  const all = [occurrence('02', 'missed', first), occurrence('03', 'missed', second)];
  const gaps = gapsOf(facts({}, { occurrences: all }));
  expect(gaps).toMatchObject([{ answeredBy: 'EXC-01, EXC-03' }]);
  expect(gaps[0]?.what).toMatch(/^2 of 2 occurrences of CTL-001 /);
  const omissions = omissionsOf(gaps, []);
  expect(omissions).toMatchObject([{ reason: 'EXC-01, EXC-03' }]);
  expect(verdictOf(omissions)).toBe('complete-with-declared-omissions');
  // A reason in words comes before the numbers.
  expect(omissionsOf(gaps, [{ key: gaps[0]?.key ?? '', reason: ' Told in person ' }])).toMatchObject([
    { reason: 'Told in person', gap: { answeredBy: 'EXC-01, EXC-03' } },
  ]);
});

it('names hash and size of what is withheld or cannot be read, and of nothing else', () => {
  const gaps = gapsOf(facts({ withheld: [withheld], evidence: [absent(item)] }, { occurrences: missed }));
  const file = item.files[0];
  expect(omissionsOf(gaps, []).map(({ gap, files }) => [gap.kind, files])).toEqual([
    ['occurrences-missed', []],
    ['evidence-withheld', withheld.files],
    ['file-unreadable', [{ position: 1, sizeBytes: file?.sizeBytes, sha256: file?.sha256 }]],
  ]);
  for (const gap of gaps) expect(gap.what).not.toContain(file?.originalName);
});

it('is a draft while one gap has neither reason nor answer', () => {
  const gaps = gapsOf(facts({ evidence: [] }, NOTHING_IN));
  expect(verdictOf(omissionsOf(gaps, []))).toBe('draft');
  expect(verdictOf(omissionsOf(gaps, [{ key: 'control-without-evidence:CTL-999', reason: 'No' }]))).toBe(
    'draft',
  );
  expect(verdictOf(omissionsOf([], []))).toBe('complete');
});
