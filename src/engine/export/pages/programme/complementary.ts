// Complementary controls both ways: what vendors' reports expect of us, with the control and evidence that answer it, and
// what we assume vendors run. One list for the page, its table and the workbook.
import type { RecordFacts } from '../../../../shared/domain/programme/record';
import type { ControlId, CriterionId, EvidenceId } from '../../../../shared/ids';
import type { PackageModel } from '../../package-model';
import { statedText } from '../../programme/stated-text';
import type { PackageRecord } from '../../programme-content';

export interface Complementary {
  readonly side: 'ours' | 'theirs';
  readonly vendor: PackageRecord;
  readonly report: PackageRecord;
  /** As their report numbers it; empty where it does not. */
  readonly reference: string;
  readonly wording: string;
  readonly controlIds: readonly ControlId[];
  readonly criterionIds: readonly CriterionId[];
  readonly evidenceIds: readonly EvidenceId[];
  /** Our note, or where their report shows it. */
  readonly note: string;
}

const rowsIn = (facts: RecordFacts, name: string): readonly RecordFacts[] =>
  Array.isArray(facts[name]) ? (facts[name] as RecordFacts[]) : [];
const idsIn = <T extends string>(row: RecordFacts, name: string): readonly T[] =>
  Array.isArray(row[name]) ? (row[name] as T[]) : [];

/** By vendor and report; of each report what is expected of us first. */
export const complementaryOf = (model: PackageModel): Complementary[] =>
  model.recordsOf('vendor-report').flatMap((report): Complementary[] => {
    const vendor = model.record(String(report.facts['vendor']));
    if (vendor === null) return [];
    const own = rowsIn(report.facts, 'cuecs').map((row): Complementary => ({
      side: 'ours',
      vendor,
      report,
      reference: statedText(row, 'reference'),
      wording: statedText(row, 'wording'),
      controlIds: idsIn(row, 'controls'),
      criterionIds: [],
      evidenceIds: idsIn(row, 'evidence'),
      note: statedText(row, 'note'),
    }));
    const theirs = rowsIn(report.facts, 'csocs').map((row): Complementary => ({
      side: 'theirs',
      vendor,
      report,
      reference: '',
      wording: statedText(row, 'wording'),
      controlIds: [],
      criterionIds: idsIn(row, 'criteria'),
      evidenceIds: [],
      note: statedText(row, 'where'),
    }));
    return [...own, ...theirs];
  });
