import { describe, expect, it } from 'vitest';
import { NewRemediationTask, SubjectRating } from '../../../shared/domain/readiness';
import type { CalendarDate } from '../../../shared/period';
import { draftOfTask, newTaskDraft, taskOf, taskProblems } from './task-draft';

const task = NewRemediationTask.parse({
  title: 'Write the access policy',
  subject: 'CC6.1',
  plan: 'Draft, review, publish.',
  likelihood: 'high',
  effort: 'low',
  owner: 'Ruth',
  due: '2026-12-04',
  state: 'in-progress',
  progressPercent: 40,
  note: '',
});

describe('a task in its form', () => {
  it('comes back unchanged', () => {
    expect(taskOf(draftOfTask(task))).toEqual(task);
  });

  it('is trimmed, and takes a number however it is typed', () => {
    const draft = { ...draftOfTask(task), title: ' Write it ', subject: ' ctl-014 ' };
    expect(taskOf(draft)).toMatchObject({ title: 'Write it', subject: 'CTL-014' });
    expect(taskOf({ ...draft, subject: ' ' })?.subject).toBeNull();
  });

  it('begins with the levels of the gap it closes', () => {
    const about = SubjectRating.parse({
      subject: 'CTL-007',
      design: 'missing',
      documentation: 'not-rated',
      operation: 'not-rated',
      evidence: 'not-rated',
      likelihood: 'high',
      effort: 'medium',
      note: 'No owner.',
    });
    expect(newTaskDraft(about)).toMatchObject({
      subject: 'CTL-007',
      likelihood: 'high',
      effort: 'medium',
      state: 'open',
    });
  });

  it.each([
    ['no title', { title: ' ' }, 'title'],
    ['a number that is none', { subject: 'CC66' }, 'subject'],
    ['a year half typed', { due: '0202-12-04' as CalendarDate }, 'due'],
    ['more than all of it', { progressPercent: '101' }, 'progressPercent'],
    ['no number for how far it is', { progressPercent: '' }, 'progressPercent'],
    ['left as it is without a reason', { state: 'accepted' }, 'note'],
  ] as const)('is refused with %s', (_, part, field) => {
    const draft = { ...draftOfTask(task), ...part };
    expect(Object.keys(taskProblems(draft))).toEqual([field]);
    expect(taskOf(draft)).toBeNull();
  });
});
