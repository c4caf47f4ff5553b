// The sheet of coverage: a row for each occurrence the period asks for, met ones too, so that an auditor can pick.
import type { PackageControl, PackageOccurrence } from '../package-content';
import type { PackageModel } from '../package-model';
import { performedText, STATE_WORD } from '../pages/coverage-words';
import { EXCEPTIONS_PATH } from '../pages/exceptions-page';
import { CADENCE_NAME } from '../pages/formats';
import { AUDITOR, column } from './columns';
import type { SheetCell, WorkbookSheet } from './write-workbook';

const controlCells = (control: PackageControl): SheetCell[] => [
  { text: control.id, opens: `20_controls/${control.id}.html` },
  control.title,
  CADENCE_NAME[control.cadence],
];

const occurrenceRow = (model: PackageModel, control: PackageControl, one: PackageOccurrence): SheetCell[] => {
  const first = one.evidenceIds[0];
  const item = first === undefined ? null : model.evidenceItem(first);
  return [
    ...controlCells(control),
    one.from,
    one.to,
    one.graceUntil,
    STATE_WORD[one.state],
    one.servedOn ?? (one.state === 'missed' ? performedText(one) : ''),
    one.version,
    item === null ? '' : { text: item.ref, opens: `${model.recordPage(item.id)}#${item.ref}` },
    one.evidenceIds
      .slice(1)
      .map((id) => model.evidenceItem(id).ref)
      .join(', '),
    one.exceptionId === null ? '' : { text: one.exceptionId, opens: `${EXCEPTIONS_PATH}#${one.exceptionId}` },
    one.excuse,
  ];
};

const rowsOf = (model: PackageModel, control: PackageControl): SheetCell[][] =>
  control.occurrences.length > 0
    ? control.occurrences.map((one) => occurrenceRow(model, control, one))
    : control.eventDays.map((day) => [...controlCells(control), day, day, '', 'Day with evidence', day]);

/** None for a package about one day. */
export const coverageSheets = (model: PackageModel): WorkbookSheet[] =>
  model.content.examined.type === 1
    ? []
    : [
        {
          name: 'Coverage',
          columns: [
            column('Control', 10),
            column('Title', 34),
            column('Cadence', 13),
            column('From', 12),
            column('To (due)', 12),
            column('Counts as late until', 12),
            column('State (arithmetic)', 16),
            column('Performed', 22),
            column('Wording version', 9),
            column('Evidence', 13),
            column('More evidence', 26),
            column('Exception', 11),
            column('Excused by management because', 44),
            ...AUDITOR,
          ],
          rows: model.content.controls.flatMap((control) => rowsOf(model, control)),
        },
      ];
