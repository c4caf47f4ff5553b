// muniment control export, matrix: the register as a table, and as control × criterion.
import { access } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import type { MatrixRow } from '../../shared/domain/control';
import { EXIT } from '../../shared/errors';
import type { CriterionId } from '../../shared/ids';
import { allPages } from '../all-pages';
import { command, readingOptions, text as option, vaultAnd, vaultOnly } from '../command';
import { readSeriesId } from '../ids';
import { engine, readingVault } from '../open-vault';
import { text } from '../safe-text';
import { table } from '../table';
import { WrongUse } from '../wrong-use';

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

export const exportTable = command('control', 'export', 'Write the register as a table, CSV or XLSX.', {
  operands: vaultAnd('FILE', 1),
  options: readingOptions,
  notes: ['The name says which: it ends in .csv or .xlsx. A file that is there is not replaced.'],
  run: async (call) => {
    const target = resolve(call.operands[1] ?? '');
    if (!['.csv', '.xlsx'].includes(extname(target).toLowerCase()))
      throw new WrongUse('The name of the table ends in .csv or .xlsx.');
    if (await exists(target)) throw new WrongUse(`“${target}” is there already.`);
    const { exportRegister } = await engine();
    const result = await readingVault(call, (vault) => exportRegister(vault, target));
    call.output.answer(result, () => [text`Wrote ${result.controls} controls to ${target}.`]);
    return EXIT.done;
  },
});

const cellText = (points: number | undefined): string =>
  points === undefined ? '' : points === 0 ? 'whole' : String(points);

const gridLines = (rows: readonly MatrixRow[], criteria: readonly CriterionId[], width: number | null) =>
  table(
    [
      { title: 'Control' },
      { title: 'Title', flexible: true },
      ...criteria.map((title) => ({ title, right: true })),
    ],
    rows.map((row) => {
      const points = new Map(row.cells.map((cell) => [cell.criterionId, cell.points]));
      return [row.controlId, row.title, ...criteria.map((id) => cellText(points.get(id)))];
    }),
    width,
  );

export const matrix = command('control', 'matrix', 'Show which control is mapped to which criterion.', {
  operands: vaultOnly,
  options: {
    ...readingOptions,
    series: option('SERIES', 'only this series, such as CC6'),
    search: option('WORDS', 'only controls with these words'),
  },
  notes: ['A number counts points of focus; “whole” is a mapping to the criterion itself.'],
  run: async (call) => {
    const series = call.options.series === undefined ? null : readSeriesId(call.options.series);
    const { catalog, controlMatrix } = await engine();
    const found = await readingVault(call, (vault) =>
      allPages((page) => controlMatrix(vault, { search: call.options.search ?? '', series, ...page })),
    );
    const mapped = new Set(found.rows.flatMap((row) => row.cells.map((cell) => cell.criterionId)));
    const criteria = catalog()
      .criteria.map((one) => one.id)
      .filter((id) => mapped.has(id));
    call.output.answer(found, () => gridLines(found.rows, criteria, call.terminal.columns));
    return EXIT.done;
  },
});
