// Which reports of vendors no package hands over (docs/format/package-v1.md §6.7): theirs are the terms.
import type { RecordId } from '../../../shared/domain/programme/record-id';
import type { EvidenceId } from '../../../shared/ids';
import type { ProgrammeSurvey } from './survey-programme';

/**
 * Evidence that no package hands over, because it is a vendor's report whose terms do not let us, or nobody has stated that
 * they do; by the review that says no, else null. A review that was withdrawn as a mistake does not change the terms: only
 * a standing one that says they allow it.
 */
export const keptReports = (survey: ProgrammeSurvey | null): ReadonlyMap<EvidenceId, RecordId | null> => {
  const reports = (survey?.records.get('vendor-report') ?? []).map((one) => ({
    id: one.id,
    isWithdrawn: one.isWithdrawn,
    facts: one.versions.at(-1)?.facts ?? {},
  }));
  const filesOf = ({ facts }: (typeof reports)[number]): EvidenceId[] =>
    Array.isArray(facts['files']) ? (facts['files'] as EvidenceId[]) : [];
  const says = (answer: string, standing: boolean) =>
    reports.filter((one) => one.isWithdrawn !== standing && one.facts['mayHandOn'] === answer);
  const allowed = new Set(says('yes', true).flatMap(filesOf));
  return new Map([
    ...reports
      .filter((one) => one.facts['mayHandOn'] !== 'yes')
      .flatMap(filesOf)
      .filter((id) => !allowed.has(id))
      .map((id) => [id, null] as const),
    ...says('no', true).flatMap((one) => filesOf(one).map((id) => [id, one.id] as const)),
  ]);
};
