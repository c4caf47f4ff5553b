// Registers as tables: the same columns for the CSV beside the pages and for the sheets of the workbook. Texts in full;
// rows within a record are lines of one cell.
import { SPECS } from '../../../shared/domain/programme';
import { type Field, type Fields, isStated } from '../../../shared/domain/programme/field';
import { fieldText } from '../../../shared/domain/programme/field-text';
import { type HandedRegister, keptFields } from '../../../shared/domain/programme/handed-over';
import type { RecordFacts } from '../../../shared/domain/programme/record';
import type { EvidenceId } from '../../../shared/ids';
import type { PackageModel } from '../package-model';
import type { PackageRecord } from '../programme-content';
import { complementaryOf } from '../pages/programme/complementary';
import { stateName } from '../pages/programme/programme-words';
import { gapText, reportText } from '../pages/programme/vendor-words';
import { recordPlace } from './programme-paths';

type Cell = string | number | { readonly text: string; readonly opens: string };
export interface RecordTable {
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly Cell[])[];
}

const refs = (model: PackageModel, ids: readonly EvidenceId[]): string =>
  ids.map((id) => model.evidenceItem(id).ref).join(', ');

const rowText = (model: PackageModel, fields: Fields, row: RecordFacts): string =>
  Object.entries(fields)
    .filter(([name]) => isStated(row[name]))
    .map(([name, field]) => `${field.label}: ${wholeText(model, field, row[name])}`)
    .join('; ');

/** Nothing of it is cut, as lists on a screen would. */
export const wholeText = (model: PackageModel, field: Field, value: unknown): string => {
  if (!isStated(value)) return '';
  const { fields } = field;
  if (field.type === 'text' || field.type === 'markdown') return String(value);
  if (field.type === 'evidence') return refs(model, value as EvidenceId[]);
  if (field.type === 'rows' && fields !== null)
    return (value as RecordFacts[]).map((row) => rowText(model, fields, row)).join('\n');
  return fieldText(field, value);
};

const WIDE: readonly Field['type'][] = ['text', 'rows', 'markdown'];
const widthOf = (field: Field): number =>
  WIDE.includes(field.type) ? 50 : field.type === 'line' || field.type === 'choices' ? 24 : 16;

/** Columns a report has beside its fields: how its days lie against ours. */
const extraOf = (
  model: PackageModel,
  register: HandedRegister,
): readonly (readonly [string, number, (one: PackageRecord) => string])[] =>
  register === 'vendor-report'
    ? [
        ['Days it leaves open', 40, (one) => gapText(model, one)],
        [
          'Available for inspection',
          30,
          (one) => one.forInspection.map(({ ref, title }) => `${ref} ${title}`).join(', '),
        ],
      ]
    : [];

export const recordTable = (model: PackageModel, register: HandedRegister): RecordTable => {
  const kept = keptFields(register);
  const spec = SPECS[register];
  const fields = Object.entries(spec.fields).filter(([name]) => !kept.has(name));
  const extra = extraOf(model, register);
  return {
    columns: [
      { title: 'Number', width: 11 },
      { title: 'State', width: 16 },
      ...fields.map(([, field]) => ({ title: field.label, width: widthOf(field) })),
      ...extra.map(([title, width]) => ({ title, width })),
      { title: 'Linked controls', width: 20 },
      { title: 'Linked criteria', width: 20 },
      { title: 'Linked evidence', width: 26 },
      { title: 'Version', width: 9 },
      { title: 'Holds from', width: 12 },
      { title: 'Told after the examined time', width: 14 },
      { title: 'Entered (UTC)', width: 21 },
      { title: 'Entered by', width: 20 },
    ],
    rows: model
      .recordsOf(register)
      .map((one) => [
        { text: one.id, opens: recordPlace(one) },
        stateName(one),
        ...fields.map(([name, field]) =>
          field.type === 'count' && typeof one.facts[name] === 'number'
            ? one.facts[name]
            : wholeText(model, field, one.facts[name]),
        ),
        ...extra.map(([, , text]) => text(one)),
        one.controlIds.join(', '),
        one.criterionIds.join(', '),
        refs(model, one.evidenceIds),
        one.version,
        one.on,
        one.isToldAfterwards ? 'yes' : 'no',
        one.enteredAt,
        one.enteredBy,
      ]),
  };
};

/** Complementary controls both ways, a row each; null where no report names any. */
export const complementaryTable = (model: PackageModel): RecordTable | null => {
  const all = complementaryOf(model);
  if (all.length === 0) return null;
  return {
    columns: [
      { title: 'Who runs it', width: 16 },
      { title: 'Vendor', width: 11 },
      { title: 'Name', width: 26 },
      { title: 'Report', width: 11 },
      { title: 'Which report', width: 34 },
      { title: 'Reference', width: 14 },
      { title: 'Control, as expected or assumed', width: 60 },
      { title: 'Our controls', width: 20 },
      { title: 'Criteria', width: 20 },
      { title: 'Evidence', width: 26 },
      { title: 'Note, or where their report shows it', width: 40 },
    ],
    rows: all.map((one) => [
      one.side === 'ours' ? 'we' : 'the vendor',
      { text: one.vendor.id, opens: recordPlace(one.vendor) },
      one.vendor.title,
      { text: one.report.id, opens: recordPlace(one.report) },
      reportText(one.report),
      one.reference,
      one.wording,
      one.controlIds.join(', '),
      one.criterionIds.join(', '),
      refs(model, one.evidenceIds),
      one.note,
    ]),
  };
};
