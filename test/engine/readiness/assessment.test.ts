// An assessment: what it looks at, its ratings, and how it ends.
import { describe, expect, it } from 'vitest';
import {
  addEvidence,
  beginAssessment,
  closeAssessment,
  engagementScope,
  listAssessments,
  loadStarterControls,
  ratingHistory,
  rateSubjects,
  setEngagementScope,
} from '../../../src/engine';
import { type Level, LEVELS } from '../../../src/shared/domain/readiness';
import { UserError } from '../../../src/shared/errors';
import { controlId, type CriterionId, type StarterControlId } from '../../../src/shared/ids';
import type { Instant } from '../../../src/shared/period';
import { priorityOf } from '../../../src/shared/readiness-priority';
import { facts, makeVault, quietJob } from '../temporary-vault';
import { subject, rating, ready, sheet, subjects, journal, rowOf } from './readiness-fixture';

describe('the order of work', () => {
  it('puts what is likely and takes little effort first, and gives each pair a place of its own', () => {
    expect(priorityOf('high', 'low')).toBe(1);
    expect(priorityOf('low', 'high')).toBe(9);
    expect(priorityOf(null, 'low')).toBeNull();
    const places = LEVELS.flatMap((likelihood) => LEVELS.map((effort) => priorityOf(likelihood, effort)));
    expect(places.toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const place = (likelihood: Level, effort: Level) => priorityOf(likelihood, effort) ?? 0;
    for (const [less, more] of [
      ['low', 'medium'],
      ['medium', 'high'],
    ] as const) {
      for (const other of LEVELS) {
        expect(place(more, other)).toBeLessThan(place(less, other));
        expect(place(other, less)).toBeLessThan(place(other, more));
      }
    }
  });
});

describe('an assessment', () => {
  it('looks at the criteria of the scope and the controls in force', async () => {
    const { vault, first } = await ready();
    expect(first).toMatchObject({
      id: 'ASM-01',
      engagementId: 'ENG-01',
      name: 'First look',
      begunBy: 'Ada Byron',
      closedAt: null,
      rated: 0,
      subjects: 35,
      gaps: 0,
    });
    const all = sheet(vault, first.id);
    expect(all.total).toBe(35);
    expect(subjects(all)[0]).toBe('CC1.1');
    expect(subjects(all).slice(-2)).toEqual(['CTL-001', 'CTL-002']);
    expect(sheet(vault, first.id, { kind: 'control' }).total).toBe(2);
    const scope = engagementScope(vault, first.engagementId);
    setEngagementScope(vault, first.engagementId, {
      ...scope,
      notApplicable: [{ criterionId: 'CC6.4' as CriterionId, reason: 'No places of our own.' }],
    });
    expect(subjects(sheet(vault, first.id))).not.toContain('CC6.4');
    expect(listAssessments(vault)[0]?.subjects).toBe(34);
  });

  it('shows what the vault holds beside each subject, and turns none of it into a rating', async () => {
    const { vault, first, file } = await ready();
    await addEvidence(
      vault,
      [
        {
          facts: facts({
            controlIds: [controlId(1)],
            effective: { from: '2026-02-01', to: '2026-02-28' } as never,
          }),
          paths: [file('a.txt', 'a')],
        },
      ],
      quietJob(),
    );
    const control = rowOf(sheet(vault, first.id), 'CTL-001');
    expect(control).toMatchObject({ facts: { evidenceInPeriod: 1 }, design: 'not-rated', isGap: false });
    const mapped = sheet(vault, first.id).rows.filter(
      (row) => row.subject.startsWith('CC') && row.facts.evidenceInPeriod === 1,
    );
    expect(mapped.length).toBeGreaterThan(0);
    expect(mapped[0]?.facts.controls).toBeGreaterThan(0);
  });

  it('takes ratings in bulk, counts gaps and ranks them', async () => {
    const { vault, first } = await ready();
    rateSubjects(vault, first.id, [
      rating('CC1.1'),
      rating('CC6.1', { evidence: 'missing', likelihood: 'high', effort: 'high', note: 'No exports yet' }),
      rating('CTL-001', { design: 'partly', likelihood: 'high', effort: 'low' }),
      rating('CTL-002', { operation: 'not-rated' }),
    ]);
    expect(journal(vault).rows[0]).toMatchObject({ action: 'readiness.rated', subject: 'ASM-01' });
    expect((journal(vault).rows[0]?.detail['ratings'] as unknown[]).length).toBe(4);
    expect(listAssessments(vault)[0]).toMatchObject({ rated: 3, gaps: 2 });
    expect(subjects(sheet(vault, first.id, { sort: 'priority', limit: 3 }))).toEqual([
      'CTL-001',
      'CC6.1',
      'CC1.1',
    ]);
    expect(subjects(sheet(vault, first.id, { sort: 'priority', direction: 'descending', limit: 2 }))).toEqual(
      ['CC6.1', 'CTL-001'],
    );
    expect(subjects(sheet(vault, first.id, { onlyGaps: true }))).toEqual(['CC6.1', 'CTL-001']);
    expect(subjects(sheet(vault, first.id, { onlyUnrated: true }))).toContain('CTL-002');
    expect(subjects(sheet(vault, first.id, { onlyUnrated: true }))).not.toContain('CC1.1');
    expect(subjects(sheet(vault, first.id, { search: 'EXPORTS' }))).toEqual(['CC6.1']);
    const before = journal(vault).total;
    rateSubjects(vault, first.id, [rating('CC1.1')]);
    expect(journal(vault).total).toBe(before);
    expect(() => rateSubjects(vault, first.id, [rating('CTL-099')])).toThrow('use.unknown-control');
    expect(() => rateSubjects(vault, first.id, [rating('CC9.9')])).toThrow('use.unknown-criterion');
  });

  it('ends when the next one begins, keeps what was found, and hands its ratings on when asked', async () => {
    const { vault, environment, first } = await ready();
    rateSubjects(vault, first.id, [rating('CC6.1', { evidence: 'missing' }), rating('CTL-001')]);
    environment.setClock('2026-08-01T09:00:00Z' as Instant);
    const second = beginAssessment(vault, { name: 'Second look', copyRatings: true });
    expect(second).toMatchObject({ rated: 2, gaps: 1, closedAt: null });
    expect(listAssessments(vault).map((one) => [one.id, one.closedAt])).toEqual([
      ['ASM-02', null],
      ['ASM-01', '2026-08-01T09:00:00Z'],
    ]);
    expect(
      journal(vault)
        .rows.slice(0, 3)
        .map((row) => row.action),
    ).toEqual(['readiness.rated', 'readiness.begun', 'readiness.closed']);
    rateSubjects(vault, second.id, [rating('CC6.1')]);
    expect(rowOf(sheet(vault, second.id), 'CC6.1')).toMatchObject({
      evidence: 'in-place',
      before: { evidence: 'missing' },
    });
    expect(rowOf(sheet(vault, first.id), 'CC6.1')).toMatchObject({ evidence: 'missing', before: null });
    expect(() => rateSubjects(vault, first.id, [rating('CC6.1')])).toThrow('readiness.closed');
    expect(ratingHistory(vault, subject('CC6.1')).map((one) => [one.assessment.id, one.evidence])).toEqual([
      ['ASM-02', 'in-place'],
      ['ASM-01', 'missing'],
    ]);
    expect(ratingHistory(vault, subject('CC1.1'))).toEqual([]);

    // A later change of the scope does not change what was found.
    loadStarterControls(vault, ['AC-03'] as StarterControlId[]);
    expect(listAssessments(vault).map((one) => one.subjects)).toEqual([36, 35]);
    closeAssessment(vault, second.id);
    expect(() => closeAssessment(vault, second.id)).toThrow('readiness.closed');
    expect(() => closeAssessment(vault, 'ASM-09' as never)).toThrow('use.unknown-assessment');
  });

  it('needs an engagement', async () => {
    const { vault } = await makeVault();
    expect(listAssessments(vault)).toEqual([]);
    expect(() => beginAssessment(vault, { name: 'x', copyRatings: false })).toThrow('use.engagement-missing');
  });
});

describe('errors of readiness', () => {
  it('are ones a person can act on', async () => {
    const { vault, first } = await ready();
    closeAssessment(vault, first.id);
    try {
      rateSubjects(vault, first.id, [rating('CC1.1')]);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(UserError);
      expect((error as UserError).details).toEqual({ id: 'ASM-01' });
    }
  });
});
