// The sheets of populations and of the rows an auditor picked from them.
import type { PackagePopulation } from '../package-content';
import type { PackageModel } from '../package-model';
import { countsText, POPULATION_STATE_NAME, sampleName, sampleStateName } from '../pages/population-words';
import { AUDITOR, column, fileCell, recordCell } from './columns';
import type { SheetCell, WorkbookSheet } from './write-workbook';

const listCell = (model: PackageModel, one: PackagePopulation): SheetCell => {
  const file = model.filesOf(one.list.evidenceId).find((other) => other.position === one.list.position);
  return file === undefined ? '' : fileCell(model, file, file.path);
};

const populationsSheet = (model: PackageModel): WorkbookSheet => ({
  name: 'Populations',
  columns: [
    column('Population', 11),
    column('Title', 40),
    column('Controls', 18),
    column('State, says management', 24),
    column('Note to the state', 40),
    column('Replaces', 11),
    column('List', 13),
    column('File of the list', 62),
    column('Rows', 26),
    column('Source system', 26),
    column('Query, as run', 60),
    column('Parameters', 40),
    column('Covers from', 12),
    column('Covers to', 12),
    column('Time zone', 16),
    column('Run by', 20),
    column('Run on', 12),
    column('Unfiltered', 10),
    column('Filters', 40),
    column('Held against', 44),
    column('Observed by the auditor', 12),
    column('Notes', 40),
    column('Rows picked', 10),
    ...AUDITOR,
  ],
  rows: model.content.populations.map((one) => {
    const { record } = one;
    return [
      { text: one.id, opens: `40_populations/${one.id}.html` },
      one.title,
      one.controlIds.join(', '),
      POPULATION_STATE_NAME[one.state],
      one.stateNote,
      one.replaces ?? '',
      recordCell(model, model.evidenceItem(one.list.evidenceId)),
      listCell(model, one),
      countsText(one),
      record.sourceSystem,
      record.query,
      record.parameters,
      record.range?.from ?? '',
      record.range?.to ?? '',
      record.timeZone,
      record.runBy,
      record.runOn ?? '',
      record.isUnfiltered ? 'yes' : 'no',
      record.filters,
      record.reconciliation,
      record.wasObserved ? 'yes' : 'no',
      record.notes,
      one.samples.length,
    ];
  }),
});

/** `Name: cell`, a line for each column that says something. */
const rowText = (population: PackagePopulation, cells: readonly string[]): string =>
  population.columns
    .flatMap((one, index) => {
      const text = cells[index] ?? '';
      return text.trim() === '' ? [] : [`${one.name}: ${text}`];
    })
    .join('\n');

/** A row for each attribute asked for, so that what is missing is a row too. */
const sampleRows = (model: PackageModel, population: PackagePopulation): SheetCell[][] =>
  population.samples.flatMap((sample) => {
    const asked = population.selections.find((one) => one.number === sample.selection)?.attributes ?? [];
    const named = sample.evidence.map((one) => one.attribute);
    const attributes = [...new Set([...named.filter((one) => one === ''), ...asked, ...named])];
    const lead: SheetCell[] = [
      { text: population.id, opens: `40_populations/${population.id}.html` },
      { text: sampleName(sample.id), opens: `41_samples/${population.id}.html#${sampleName(sample.id)}` },
      sample.selection,
      sample.row,
      rowText(population, sample.cells),
      sampleStateName(sample.state),
      sample.note,
    ];
    if (attributes.length === 0) return [[...lead, '', 'not here']];
    return attributes.map((attribute) => {
      const items = sample.evidence
        .filter((one) => one.attribute === attribute)
        .map((one) => model.evidenceItem(one.evidenceId));
      const [first, ...more] = items;
      return [
        ...lead,
        attribute,
        first === undefined ? 'not here' : recordCell(model, first),
        more.map((one) => one.ref).join(', '),
      ];
    });
  });

const samplesSheet = (model: PackageModel): WorkbookSheet => ({
  name: 'Samples',
  columns: [
    column('Population', 11),
    column('Sample', 9),
    column('Selection', 9),
    column('Row of the list', 9),
    column('What the row says', 60),
    column('State, says management', 24),
    column('Note', 40),
    column('Asked for', 30),
    column('Evidence', 13),
    column('More evidence', 26),
    ...AUDITOR,
  ],
  rows: model.content.populations.flatMap((one) => sampleRows(model, one)),
});

/** Only those that have something to say. */
export const populationSheets = (model: PackageModel): WorkbookSheet[] => {
  const { populations } = model.content;
  if (populations.length === 0) return [];
  return populations.some((one) => one.samples.length > 0)
    ? [populationsSheet(model), samplesSheet(model)]
    : [populationsSheet(model)];
};
