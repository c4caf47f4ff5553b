// The rows one side picked as a table for the auditor: what the list says of each, the evidence per attribute,
// and columns to fill in.
import { PICKED_BY } from '../../shared/domain/population';
import type { Picker, SampleItem } from '../../shared/domain/population';
import type { PopulationId } from '../../shared/ids';
import { writeTable } from '../tables';
import type { OpenVault } from '../vault/open-vault';
import { findPopulation } from './population-rows';
import { getPopulation, pageOfSamples } from './selection-rows';

const PAGE = 500;
const FOR_THE_AUDITOR = ['Auditor: result', 'Auditor: comment'];

const allOf = (vault: OpenVault, id: PopulationId, picker: Picker): SampleItem[] => {
  const all: SampleItem[] = [];
  for (;;) {
    const page = { offset: all.length, limit: PAGE };
    const { rows, total } = pageOfSamples(vault.db, id, { selection: null, picker }, page);
    all.push(...rows);
    if (rows.length === 0 || all.length >= total) return all;
  }
};

/** What is withdrawn, rejected or only asked for is no evidence for the auditor, and is left out. */
const numbersOf = (item: SampleItem, attribute: string): string => {
  const found = item.attributes.find((one) => one.attribute === attribute);
  return (
    found?.evidence
      .filter((one) => one.counts)
      .map((one) => one.id)
      .join(', ') ?? ''
  );
};

/**
 * Writes the rows the auditor picked, or our own, never both: XLSX when the name ends so, else CSV.
 * @throws UserError use.unknown-population, use.bad-input (inside the vault), table.too-large, disk.*
 */
export const exportSamples = async (
  vault: OpenVault,
  id: PopulationId,
  picker: Picker,
  path: string,
): Promise<{ rows: number }> => {
  const population = findPopulation(vault, id);
  const { selections } = getPopulation(vault, id);
  const attributes = [
    ...new Set(selections.filter((one) => one.picker === picker).flatMap((one) => one.attributes)),
  ];
  const items = allOf(vault, id, picker);
  const columns = [
    { title: 'Sample', width: 14 },
    { title: 'Picked by', width: 24 },
    { title: 'Selection', width: 10 },
    { title: 'Row', width: 8 },
    ...population.columns.map((one) => ({ title: one.name, width: 18 })),
    { title: 'State', width: 12 },
    { title: 'Evidence for the row', width: 24 },
    ...attributes.map((one) => ({ title: `Evidence: ${one}`, width: 24 })),
    { title: 'Note', width: 30 },
    ...FOR_THE_AUDITOR.map((title) => ({ title, width: 24 })),
  ];
  const rows = items.map((item) => [
    item.id,
    PICKED_BY[item.picker],
    item.selection,
    item.row,
    ...population.columns.map((_column, at) => item.cells[at] ?? ''),
    item.state,
    numbersOf(item, ''),
    ...attributes.map((one) => numbersOf(item, one)),
    item.note,
    ...FOR_THE_AUDITOR.map(() => ''),
  ]);
  const sheet = picker === 'auditor' ? 'Samples' : 'Our own, for readiness';
  await writeTable(vault, path, sheet, columns, rows);
  return { rows: rows.length };
};
