// The form of a completeness and accuracy record while it is being typed. Pure.
import { NO_RECORD, PopulationStatement } from '../../../shared/domain/population';
import type { ControlId } from '../../../shared/ids';
import type { CalendarDate } from '../../../shared/period';

export interface RecordDraft {
  readonly title: string;
  readonly controlIds: readonly ControlId[];
  readonly sourceSystem: string;
  readonly query: string;
  readonly parameters: string;
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  readonly timeZone: string;
  readonly runBy: string;
  readonly runOn: CalendarDate | null;
  readonly countOnScreen: string;
  readonly isUnfiltered: boolean;
  readonly filters: string;
  readonly reconciliation: string;
  readonly wasObserved: boolean;
  readonly notes: string;
}

export const draftOf = ({ title, controlIds, record }: PopulationStatement): RecordDraft => {
  const { range, countOnScreen, ...rest } = record;
  return {
    ...rest,
    title,
    controlIds,
    from: range?.from ?? null,
    to: range?.to ?? null,
    countOnScreen: countOnScreen === null ? '' : String(countOnScreen),
  };
};

/** Filled from what is known of the evidence it stands on. */
export const newDraft = (known: {
  readonly title: string;
  readonly controlIds: readonly ControlId[];
  readonly source: string;
  readonly collector: string;
  readonly capturedOn: CalendarDate | null;
  readonly effective: { readonly from: CalendarDate; readonly to: CalendarDate } | null;
}): RecordDraft => ({
  ...draftOf({ title: known.title, controlIds: [...known.controlIds], record: NO_RECORD }),
  sourceSystem: known.source,
  runBy: known.collector,
  runOn: known.capturedOn,
  from: known.effective?.from ?? null,
  to: known.effective?.to ?? null,
});

/** `1,204` and `1 204` are 1204; null for what is no count, undefined for nothing typed. */
export const countOf = (typed: string): number | null | undefined => {
  const bare = typed.replace(/[\s,.’']/g, '');
  if (bare === '') return undefined;
  return /^\d{1,12}$/.test(bare) ? Number(bare) : null;
};

export interface DraftProblems {
  readonly isTitleMissing: boolean;
  readonly isRangeWrong: boolean;
  readonly isCountWrong: boolean;
}

export const problemsOf = (draft: RecordDraft): DraftProblems => ({
  isTitleMissing: draft.title.trim() === '',
  isRangeWrong:
    (draft.from === null) !== (draft.to === null) ||
    (draft.from !== null && draft.to !== null && draft.from > draft.to),
  isCountWrong: countOf(draft.countOnScreen) === null,
});

/** Null while something of it is wrong. */
export const statementOf = (draft: RecordDraft): PopulationStatement | null => {
  const { isTitleMissing, isRangeWrong, isCountWrong } = problemsOf(draft);
  if (isTitleMissing || isRangeWrong || isCountWrong) return null;
  const { title, controlIds, from, to, countOnScreen, ...rest } = draft;
  const parsed = PopulationStatement.safeParse({
    title,
    controlIds: [...controlIds],
    record: {
      ...rest,
      range: from === null || to === null ? null : { from, to },
      countOnScreen: countOf(countOnScreen) ?? null,
    },
  });
  return parsed.success ? parsed.data : null;
};

/** One a line, each once. */
export const attributesOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split('\n')
      .map((line) => line.trim().slice(0, 200))
      .filter((line) => line !== ''),
  ),
];
