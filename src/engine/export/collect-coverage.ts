// The occurrences of the controls in a package, with the evidence of it that counts for each and the exceptions
// recorded about them.
import type { ControlId, EvidenceId } from '../../shared/ids';
import type { DateRange } from '../../shared/period';
import type { PackageControl, PackageOccurrence } from './package-content';
import type { SelectedContent } from './select-content';
import type { ScopeSurvey } from './survey-scope';

type Coverage = Pick<PackageControl, 'occurrences' | 'eventDays'>;

/** Its state is worked out from all evidence that counts, also from what does not go in. */
export const collectCoverage = (
  survey: ScopeSurvey,
  { exceptions }: SelectedContent,
  dates: DateRange | null,
  held: ReadonlySet<EvidenceId>,
): ((id: ControlId) => Coverage) => {
  // The first recorded where there are several.
  const recorded = new Map(
    exceptions.toReversed().map((one) => [`${one.controlId} ${one.occurrenceFrom ?? ''}`, one.id]),
  );
  const isIn = (from: string, to: string): boolean =>
    dates === null || (from <= dates.to && to >= dates.from);
  return (id) => {
    const coverage = survey.coverage.get(id);
    if (coverage === undefined) return { occurrences: [], eventDays: [] };
    return {
      occurrences: coverage.occurrences
        .filter((one) => isIn(one.from, one.to))
        .map((one): PackageOccurrence => ({
          ...one,
          evidenceIds: one.evidenceIds.filter((item) => held.has(item)),
          exceptionId: recorded.get(`${id} ${one.from}`) ?? null,
        })),
      eventDays: coverage.eventDays.filter((day) => isIn(day, day)),
    };
  };
};
