// A task as it stands in a form, where a field may still be wrong. Pure.
import {
  type NewRemediationTask,
  ReadinessSubject,
  type RemediationTask,
  type SubjectRating,
} from '../../../shared/domain/readiness';
import { CalendarDate } from '../../../shared/period';
import { readiness as text } from '../../messages/readiness';

export interface TaskDraft extends Omit<NewRemediationTask, 'subject' | 'progressPercent'> {
  readonly subject: string;
  readonly progressPercent: string;
}

export const draftOfTask = (task: RemediationTask | NewRemediationTask): TaskDraft => ({
  title: task.title,
  subject: task.subject ?? '',
  plan: task.plan,
  likelihood: task.likelihood,
  effort: task.effort,
  owner: task.owner,
  due: task.due,
  state: task.state,
  progressPercent: String(task.progressPercent),
  note: task.note,
});

/** A task for what is rated here: its levels go along, so that it stands where the gap does. */
export const newTaskDraft = (about: SubjectRating | null): TaskDraft => ({
  title: '',
  subject: about?.subject ?? '',
  plan: '',
  likelihood: about?.likelihood ?? null,
  effort: about?.effort ?? null,
  owner: '',
  due: null,
  state: 'open',
  progressPercent: '0',
  note: '',
});

export type TaskProblems = Partial<Record<keyof TaskDraft, string>>;

const percentOf = (typed: string): number | null => {
  const number = Number(typed);
  return /^\d{1,3}$/.test(typed.trim()) && number <= 100 ? number : null;
};

export const taskProblems = (draft: TaskDraft): TaskProblems => ({
  ...(draft.title.trim() === '' && { title: text.noTitle }),
  ...(draft.subject.trim() !== '' &&
    !ReadinessSubject.safeParse(draft.subject.trim().toUpperCase()).success && {
      subject: text.aboutWrong,
    }),
  ...(draft.due !== null && !CalendarDate.safeParse(draft.due).success && { due: text.noDue }),
  ...(percentOf(draft.progressPercent) === null && { progressPercent: text.progressWrong }),
  // Left as it is on purpose: whoever reads it later asks why.
  ...(draft.state === 'accepted' && draft.note.trim() === '' && { note: text.acceptReason }),
});

/** The task a draft amounts to; null while something is wrong with it. */
export const taskOf = (draft: TaskDraft): NewRemediationTask | null => {
  if (Object.keys(taskProblems(draft)).length > 0) return null;
  const subject = draft.subject.trim().toUpperCase();
  return {
    ...draft,
    title: draft.title.trim(),
    plan: draft.plan.trim(),
    owner: draft.owner.trim(),
    note: draft.note.trim(),
    subject: subject === '' ? null : ReadinessSubject.parse(subject),
    progressPercent: percentOf(draft.progressPercent) ?? 0,
  };
};
