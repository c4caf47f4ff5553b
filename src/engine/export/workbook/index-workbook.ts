// The sheets of 01_index.xlsx. Firms work in Excel: everything the pages list is here as rows, with columns that
// stay empty for the auditor. Sheets that would have nothing to say are left out.
import type { PackageModel } from '../package-model';
import { changesSheets } from './changes-sheet';
import { controlsSheet, mappingSheet } from './control-sheets';
import { coverSheet } from './cover-sheet';
import { coverageSheets } from './coverage-sheet';
import { evidenceSheet } from './evidence-sheet';
import { exceptionsSheet, omissionsSheet } from './exception-sheets';
import { populationSheets } from './population-sheets';
import { programmeSheets } from './programme-sheets';
import { requestsSheets } from './requests-sheet';
import { scopeSheets } from './scope-sheets';
import { writeWorkbook } from './write-workbook';

/** The bytes of 01_index.xlsx. */
export const indexWorkbook = (model: PackageModel): Uint8Array =>
  writeWorkbook([
    coverSheet(model),
    ...scopeSheets(model),
    controlsSheet(model),
    mappingSheet(model),
    evidenceSheet(model),
    ...coverageSheets(model),
    ...populationSheets(model),
    ...requestsSheets(model),
    ...programmeSheets(model),
    exceptionsSheet(model),
    omissionsSheet(model),
    ...changesSheets(model),
  ]);
