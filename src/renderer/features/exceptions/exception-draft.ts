// What a person types about an exception before it is saved. Pure; the engine judges again.
import type { Occurrence } from '../../../shared/domain/coverage';
import type { ExceptionDetail, NewException } from '../../../shared/domain/exception';
import type { ControlId } from '../../../shared/ids';
import type { CalendarDate } from '../../../shared/period';

/** As the fields hold it: numbers as text, days that may be empty. */
export interface ExceptionDraft extends Omit<NewException, 'extent' | 'foundOn'> {
  readonly foundOn: CalendarDate | null;
  readonly failed: string;
  readonly of: string;
}

export type DraftProblem = 'title' | 'found-on' | 'extent';

const texts = {
  whatHappened: '',
  cause: '',
  effect: '',
  compensatingControl: '',
  remediation: '',
  owner: '',
  retest: '',
  response: '',
  responseApprovedBy: '',
};

const OVER: readonly Occurrence['state'][] = ['met', 'late', 'missed'];

/**
 * A new one about an occurrence (null for none in particular). The extent counts the control's occurrences
 * that are over; it is a proposal, to be put right by whoever knows.
 */
export const newDraft = (
  controlId: ControlId,
  occurrence: Occurrence | null,
  occurrences: readonly Occurrence[],
  title: string,
  today: CalendarDate,
): ExceptionDraft => {
  const over = occurrences.filter((one) => OVER.includes(one.state));
  const missed = over.filter((one) => one.state === 'missed').length;
  return {
    ...texts,
    title,
    controlId,
    occurrenceFrom: occurrence?.from ?? null,
    foundBy: 'self',
    foundOn: today,
    failed: over.length === 0 ? '' : String(missed),
    of: over.length === 0 ? '' : String(over.length),
    owner: occurrence?.owner ?? '',
    due: null,
    fixedOn: null,
    responseApprovedOn: null,
    evidenceIds: [],
  };
};

export const draftOf = (exception: ExceptionDetail): ExceptionDraft => ({
  title: exception.title,
  controlId: exception.controlId,
  occurrenceFrom: exception.occurrenceFrom,
  whatHappened: exception.whatHappened,
  foundBy: exception.foundBy,
  foundOn: exception.foundOn,
  cause: exception.cause,
  failed: exception.extent === null ? '' : String(exception.extent.failed),
  of: exception.extent === null ? '' : String(exception.extent.of),
  effect: exception.effect,
  compensatingControl: exception.compensatingControl,
  remediation: exception.remediation,
  owner: exception.owner,
  due: exception.due,
  fixedOn: exception.fixedOn,
  retest: exception.retest,
  response: exception.response,
  responseApprovedBy: exception.responseApprovedBy,
  responseApprovedOn: exception.responseApprovedOn,
  evidenceIds: exception.evidenceIds,
});

const numberOf = (text: string): number | null => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : null);

/** Null when it is left empty, undefined when it cannot be read. */
const extentOf = ({ failed, of }: ExceptionDraft): NewException['extent'] | undefined => {
  if (failed.trim() === '' && of.trim() === '') return null;
  const [a, b] = [numberOf(failed), numberOf(of)];
  return a === null || b === null || b < 1 || a > b ? undefined : { failed: a, of: b };
};

export const draftProblems = (draft: ExceptionDraft): readonly DraftProblem[] => [
  ...(draft.title.trim() === '' ? (['title'] as const) : []),
  ...(draft.foundOn === null ? (['found-on'] as const) : []),
  ...(extentOf(draft) === undefined ? (['extent'] as const) : []),
];

/** Null while something cannot be read. */
export const exceptionOf = (draft: ExceptionDraft): NewException | null => {
  const extent = extentOf(draft);
  const { failed: _failed, of: _of, foundOn, ...rest } = draft;
  if (extent === undefined || foundOn === null || draftProblems(draft).length > 0) return null;
  return { ...rest, title: rest.title.trim(), foundOn, extent };
};

export const isChanged = (draft: ExceptionDraft, stored: ExceptionDraft): boolean =>
  (Object.keys(stored) as (keyof ExceptionDraft)[]).some(
    (key) => JSON.stringify(draft[key]) !== JSON.stringify(stored[key]),
  );
