// muniment control load: starter controls of our set, or a table that somebody filled in.
import { resolve } from 'node:path';
import type { StarterControl } from '../../shared/domain/catalog';
import type { TableImport } from '../../shared/domain/table-import';
import { EXIT, type ExitCode } from '../../shared/errors';
import { commaList } from '../arguments';
import { type Call, command, flag, text as option, unlockOptions, vaultAndSome } from '../command';
import { parseDate } from '../dates';
import { readStarterControlId } from '../ids';
import { importLines } from '../import-lines';
import { engine, withVault } from '../open-vault';
import { anyRefused, previewThenApply } from '../preview-then-apply';
import { WrongUse } from '../wrong-use';

const SET = 'ai-company';

const chosenStarters = (
  all: readonly StarterControl[],
  domain: string | undefined,
  typed: readonly string[],
): StarterControl[] => {
  const ids = new Set(commaList(typed).map(readStarterControlId));
  for (const id of ids)
    if (!all.some((one) => one.id === id)) throw new WrongUse(`The set ${SET} has no control ${id}.`);
  const domains = [...new Set(all.map((one) => one.domain))];
  if (domain !== undefined && !domains.some((one) => one.toLowerCase() === domain.toLowerCase()))
    throw new WrongUse(`The set ${SET} has no domain “${domain}”.`, `It has: ${domains.join(', ')}.`);
  return all.filter(
    (one) =>
      (ids.size === 0 || ids.has(one.id)) &&
      (domain === undefined || one.domain.toLowerCase() === domain.toLowerCase()),
  );
};

const options = {
  ...unlockOptions,
  set: option('SET', `the set of starter controls to load from: ${SET}`),
  domain: option('NAME', 'only this domain of it, such as "Access Control"'),
  file: option('FILE', 'a table (CSV or XLSX) to bring in instead, as “control export” writes it'),
  'dry-run': flag('only say, row by row, what the table would change'),
  'valid-from': option('DATE', 'first day of the versions the table makes; without it they are corrected'),
} as const;
type LoadCall = Call<typeof options>;

const loadSet = async (call: LoadCall): Promise<ExitCode> => {
  const { operands, output } = call;
  if (call.options.set !== SET) throw new WrongUse(`--set takes ${SET}, or --file a table.`);
  const { loadStarterControls, starterControls } = await engine();
  const chosen = chosenStarters(starterControls(), call.options.domain, operands.slice(1));
  if (chosen.length === 0) throw new WrongUse('No control of the set fits.');
  const result = await withVault(call, (vault) =>
    loadStarterControls(
      vault,
      chosen.map((one) => one.id),
    ),
  );
  output.answer(result, () => [
    `Loaded ${String(result.added.length)} controls` +
      (result.alreadyPresent.length > 0
        ? `; ${String(result.alreadyPresent.length)} were there already.`
        : '.'),
  ]);
  return EXIT.done;
};

const loadFile = async (call: LoadCall, path: string): Promise<ExitCode> => {
  const { operands, output } = call;
  if (operands.length > 1 || call.options.set !== undefined || call.options.domain !== undefined)
    throw new WrongUse('--file takes the whole table: no set, no domain, no AC-nn.');
  const typed = call.options['valid-from'];
  const validFrom = typed === undefined ? null : parseDate(typed, '--valid-from');
  const { importRegister } = await engine();
  const given = { path: resolve(path), validFrom };
  const report = await previewThenApply<TableImport>(call, anyRefused, (vault, step) =>
    importRegister(vault, { ...given, ...step }),
  );
  output.answer(report, () => importLines(report));
  return anyRefused(report) ? EXIT.answerIsNo : EXIT.done;
};

export const load = command('control', 'load', 'Load starter controls, or a table of controls.', {
  operands: vaultAndSome('[AC-nn…]'),
  options,
  notes: [
    'Loading a set again adds what is missing and leaves the rest as it is.',
    'A table is brought in as a whole or not at all: with a row that is refused, nothing is changed.',
  ],
  run: (call) => (call.options.file === undefined ? loadSet(call) : loadFile(call, call.options.file)),
});
