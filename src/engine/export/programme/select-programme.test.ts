import { describe, expect, it } from 'vitest';
import { type PackageSelection, WHOLE_SCOPE } from '../../../shared/domain/package';
import { SPECS } from '../../../shared/domain/programme';
import { nothingStated } from '../../../shared/domain/programme/field';
import type { HandedRegister } from '../../../shared/domain/programme/handed-over';
import type { RecordId } from '../../../shared/domain/programme/record-id';
import type { CriterionId, EvidenceVersionRef, Sha256 } from '../../../shared/ids';
import type { CalendarDate, ExaminedTime, Instant } from '../../../shared/period';
import { type Narrowing, selectProgramme } from './select-programme';
import type { ProgrammeSurvey, SurveyedEdition, SurveyedRecord } from './survey-programme';

const day = (text: string): CalendarDate => text as CalendarDate;
const AT = '2026-11-01T10:00:00Z' as Instant;
const YEAR: ExaminedTime = { type: 2, period: { from: day('2025-10-01'), to: day('2026-09-30') } };
const ONE_DAY: ExaminedTime = { type: 1, asOf: day('2026-09-30') };
const ALL: Narrowing = { controls: null, criteria: null, isOpen: () => true };

type Version = readonly [on: string, facts: Readonly<Record<string, unknown>>, state?: string];

const record = (
  register: HandedRegister,
  id: string,
  versions: readonly Version[],
  more: Partial<SurveyedRecord> = {},
): SurveyedRecord => ({
  id: id as RecordId,
  register,
  isWithdrawn: false,
  versions: versions.map(([on, facts, state], at) => ({
    version: at + 1,
    state: state ?? SPECS[register].firstState,
    facts: { ...nothingStated(SPECS[register].fields), ...facts },
    on: day(on),
    at: AT,
    by: 'Dana Owner',
  })),
  links: [],
  signatures: [],
  paper: null,
  ...more,
});

const survey = (
  records: readonly SurveyedRecord[],
  editions: ProgrammeSurvey['editions'] = new Map(),
): ProgrammeSurvey => ({ records: Map.groupBy(records, (one) => one.register), editions });

const chosen = (
  records: readonly SurveyedRecord[],
  examined: ExaminedTime = YEAR,
  selection: Partial<PackageSelection> = {},
  narrowing: Partial<Narrowing> = {},
) => {
  const told = selectProgramme(
    survey(records),
    examined,
    { ...WHOLE_SCOPE, ...selection },
    { ...ALL, ...narrowing },
  );
  return (told?.registers ?? []).flatMap((one) =>
    one.chosen.map(
      (each) => `${each.record.id}.${String(each.version.version)}${each.isToldAfterwards ? '*' : ''}`,
    ),
  );
};

describe('which version of a record goes in', () => {
  it('is the one that held on the last day, whatever came later', () => {
    const risk = record('risk', 'RSK-001', [
      ['2026-01-01', { title: 'a' }],
      ['2026-09-30', { title: 'b' }],
      ['2026-10-01', { title: 'c' }],
    ]);
    expect(chosen([risk])).toEqual(['RSK-001.2']);
    expect(chosen([risk], YEAR, { dates: { from: day('2025-10-01'), to: day('2026-03-31') } })).toEqual([
      'RSK-001.1',
    ]);
  });

  it('is the newest, marked, of what management told of only afterwards', () => {
    const vendor = record('vendor', 'VND-01', [
      ['2026-10-05', { name: 'a' }],
      ['2026-10-20', { name: 'b' }],
    ]);
    expect(chosen([vendor])).toEqual(['VND-01.2*']);
    expect(chosen([vendor], ONE_DAY)).toEqual(['VND-01.2*']);
    // Chosen days tell nothing that was told later.
    expect(chosen([vendor], YEAR, { dates: { from: day('2025-10-01'), to: day('2026-03-31') } })).toEqual([]);
  });

  it('is none of what began after the examined time, or was over before it', () => {
    const later = record('incident', 'INC-001', [['2026-10-20', { title: 'a', detectedOn: '2026-10-15' }]]);
    const older = record('incident', 'INC-002', [['2024-01-01', { title: 'b' }, 'closed']]);
    const told = record('incident', 'INC-003', [
      ['2026-02-01', { title: 'c', detectedOn: '2023-01-01', resolvedOn: '2023-02-01' }, 'closed'],
    ]);
    const within = record('incident', 'INC-004', [
      ['2024-01-01', { title: 'd' }],
      ['2025-12-01', { title: 'd' }, 'closed'],
    ]);
    expect(chosen([later, older, told, within])).toEqual(['INC-004.2']);
    const all = selectProgramme(survey([later, older, told, within]), YEAR, WHOLE_SCOPE, ALL);
    expect(all?.registers[0]).toMatchObject({ afterwards: 1, withdrawn: 0 });
  });

  it('is none of what was withdrawn as mistaken, which is counted', () => {
    const mistake = record('risk', 'RSK-001', [['2026-01-01', { title: 'a' }]], { isWithdrawn: true });
    const all = selectProgramme(survey([mistake]), YEAR, WHOLE_SCOPE, ALL);
    expect(all?.registers).toEqual([{ register: 'risk', chosen: [], withdrawn: 1, afterwards: 0 }]);
  });
});

describe('a choice of criteria', () => {
  it('tells a vendor with all its reports when one of them is linked, also through a point of focus', () => {
    const vendor = record('vendor', 'VND-01', [['2026-01-01', { name: 'a' }]]);
    const other = record('vendor', 'VND-02', [['2026-01-01', { name: 'b' }]]);
    const report = (id: string, links: readonly string[]) =>
      record('vendor-report', id, [['2026-01-01', { vendor: 'VND-01', type: 'soc2-type2' }]], { links });
    const records = [vendor, other, report('VRP-01', ['CC9.2-03']), report('VRP-02', [])];
    const criteria = new Set(['CC9.2' as CriterionId]);
    expect(chosen(records, YEAR, {}, { criteria })).toEqual(['VND-01.1', 'VRP-01.1', 'VRP-02.1']);
    expect(chosen(records, YEAR, {}, { criteria: new Set(['CC1.1' as CriterionId]) })).toEqual([]);
  });
});

describe('editions', () => {
  const policy = (state = 'in-force') =>
    record('policy', 'POL-001', [
      ['2025-01-01', { title: 'a', text: '1' }],
      ['2025-06-01', { title: 'a', text: '2' }, state],
    ]);
  const edition = (number: number, from: string, to: string | null): SurveyedEdition => ({
    policyId: 'POL-001' as RecordId,
    edition: number,
    version: number,
    title: 'a',
    text: String(number),
    textSha256: 'a'.repeat(64) as Sha256,
    approvedBy: 1,
    approvedByName: 'Dana Owner',
    approvedAt: AT,
    note: '',
    inForceFrom: day(from),
    inForceTo: to === null ? null : day(to),
    evidence: `EVD-000${String(number)}.01` as EvidenceVersionRef,
    acknowledged: [],
  });
  const told = (editions: readonly SurveyedEdition[], examined: ExaminedTime = YEAR) =>
    selectProgramme(
      survey([policy()], new Map([['POL-001' as RecordId, editions]])),
      examined,
      WHOLE_SCOPE,
      ALL,
    );

  it('go in that were in force on a day of the time; the policy says what the newest says', () => {
    const both = told([edition(1, '2025-01-01', '2025-12-31'), edition(2, '2026-01-01', null)]);
    expect(both?.editions.map((one) => one.edition)).toEqual([1, 2]);
    expect(both?.registers[0]?.chosen[0]?.version).toMatchObject({ version: 2, state: 'in-force' });
    const one = told([edition(1, '2025-01-01', '2025-12-31'), edition(2, '2026-01-01', null)], ONE_DAY);
    expect(one?.editions.map((each) => each.edition)).toEqual([2]);
  });

  it('outside the time leave the policy not finished, unless it is retired', () => {
    expect(told([edition(1, '2026-10-01', null)])).toMatchObject({
      editions: [],
      notFinished: [{ id: 'POL-001' }],
    });
    const retired = selectProgramme(survey([policy('retired')]), YEAR, WHOLE_SCOPE, ALL);
    expect(retired).toMatchObject({ registers: [], notFinished: [] });
  });

  it('go in for readers of what is public only where their file may', () => {
    const editions = new Map([['POL-001' as RecordId, [edition(1, '2025-01-01', null)]]]);
    const risk = record('risk', 'RSK-001', [['2026-01-01', { title: 'a' }]]);
    const select = (isOpen: boolean) =>
      selectProgramme(
        survey([policy(), risk], editions),
        YEAR,
        { ...WHOLE_SCOPE, mostSensitive: 'public' },
        { ...ALL, isOpen: () => isOpen },
      )?.registers.map((one) => one.register);
    expect(select(true)).toEqual(['policy']);
    expect(select(false)).toEqual([]);
  });
});
