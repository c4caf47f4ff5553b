// Columns that several sheets share, and what stands in them.
import { evidencePlace } from '../pages/evidence-table';
import { distanceText, type PackageModel, type PlacedFile } from '../package-model';
import type { PackageEvidence } from '../package-content';
import type { SheetCell, SheetColumn } from './write-workbook';

export const column = (title: string, width: number): SheetColumn => ({ title, width });

export const AUDITOR: readonly SheetColumn[] = [
  { title: 'Auditor: test performed', width: 28, auditor: true },
  { title: 'Auditor: result', width: 16, auditor: true },
  { title: 'Auditor: initials', width: 10, auditor: true },
  { title: 'Auditor: date', width: 12, auditor: true },
];

/** The number of the item; opens its record. */
export const recordCell = (model: PackageModel, one: PackageEvidence): SheetCell => ({
  text: one.ref,
  opens: `${model.recordPage(one.id)}#${one.ref}`,
});

export const against = (model: PackageModel, one: PackageEvidence): string =>
  distanceText(one, model.content) || 'inside';

/** Opens the file; says where it is when it is not in this package. */
export const fileCell = (model: PackageModel, file: PlacedFile, text: string): SheetCell => {
  const place = evidencePlace(model, file);
  return place.isHere ? { text, opens: file.path } : place.text;
};

/** Opens the first file of the item. */
export const firstFileCell = (model: PackageModel, one: PackageEvidence): SheetCell => {
  const file = model.filesOf(one.id)[0];
  return file === undefined ? '' : fileCell(model, file, file.path.slice(file.path.lastIndexOf('/') + 1));
};
