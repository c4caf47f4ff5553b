// The sheets about controls: what each says, and which evidence stands behind which criterion.
import { controlCoverageText } from '../pages/coverage-words';
import { CADENCE_NAME, inForceText, KIND_NAME } from '../pages/formats';
import type { PackageModel } from '../package-model';
import { against, AUDITOR, column, firstFileCell, recordCell } from './columns';
import type { SheetCell, WorkbookSheet } from './write-workbook';

export const controlsSheet = (model: PackageModel): WorkbookSheet => {
  const operates = model.content.examined.type === 2;
  return {
    name: 'Controls',
    columns: [
      column('Control', 10),
      column('Title', 34),
      column('Wording', 60),
      column('Version', 8),
      column('In force', 30),
      column('Why it was worded so', 30),
      column('Other wording in the period', 44),
      column('Owner', 20),
      column('Owner, by name', 20),
      column('Cadence', 13),
      column('Nature', 12),
      column('Kind', 18),
      column('Criteria', 18),
      column('Points of focus', 26),
      column('Evidence expected', 44),
      column('Evidence items', 10),
      ...(operates ? [column('Occurrences', 30)] : []),
      column('Exceptions', 16),
      ...AUDITOR,
    ],
    rows: model.content.controls.map((one) => [
      { text: one.id, opens: `20_controls/${one.id}.html` },
      one.title,
      one.wording,
      one.version,
      inForceText(one),
      one.note,
      one.versions
        .slice(1)
        .map(
          (older) =>
            `Version ${String(older.version)}, ${inForceText(older)}${older.note === '' ? '' : ` (${older.note})`}: ${older.wording}`,
        )
        .join('\n'),
      one.ownerRole,
      one.owner,
      CADENCE_NAME[one.cadence],
      one.nature,
      KIND_NAME[one.kind],
      model.criteriaOfControl(one).join(', '),
      one.mappings.map((mapping) => mapping.pointOfFocusId).join(', '),
      one.evidenceExamples.join('; '),
      model.evidenceOfControl(one.id).length,
      ...(operates ? [controlCoverageText(one)] : []),
      model
        .exceptionsOf(one.id)
        .map((exception) => exception.id)
        .join(', '),
    ]),
  };
};

export const mappingSheet = (model: PackageModel): WorkbookSheet => ({
  name: 'Control-Criteria-Evidence',
  columns: [
    column('Criterion', 10),
    column('Title (own words)', 34),
    column('Control', 10),
    column('Control title', 34),
    column('Evidence', 13),
    column('Evidence title', 44),
    column('Points of focus', 22),
    column('Effective from', 12),
    column('Effective to', 12),
    column('Against the period', 28),
    column('First file', 58),
  ],
  rows: model.criteria.flatMap((criterion) =>
    model.controlsOf(criterion.id).flatMap((control): SheetCell[][] => {
      const lead: SheetCell[] = [
        criterion.id,
        criterion.title,
        { text: control.id, opens: `20_controls/${control.id}.html` },
        control.title,
      ];
      const evidence = model.evidenceOf(criterion.id).filter((one) => one.controlIds.includes(control.id));
      if (evidence.length === 0) return [[...lead, 'none in this package']];
      return evidence.map((one) => {
        return [
          ...lead,
          recordCell(model, one),
          one.title,
          one.pointOfFocusIds.filter((id) => id.startsWith(`${criterion.id}-`)).join(', '),
          one.effective?.from ?? '',
          one.effective?.to ?? '',
          against(model, one),
          firstFileCell(model, one),
        ];
      });
    }),
  ),
});
