// muniment programme: everything of the programme out as one zip of open files, and into another vault.
import { resolve } from 'node:path';
import type { Output } from '../../shared/contract';
import { EXIT } from '../../shared/errors';
import {
  command,
  flag,
  readingOptions,
  text as option,
  unlockOptions,
  vaultAnd,
  vaultOnly,
} from '../command';
import { counted } from '../counted';
import { newFile } from '../new-file';
import { engine, readingVault } from '../open-vault';
import { anyRefused, previewThenApply } from '../preview-then-apply';
import { text } from '../safe-text';

type WholeImport = Output<'programme', 'importAll'>;

const exportAll = command('programme', 'export', 'Write the whole programme as one zip of open files.', {
  operands: vaultOnly,
  options: { ...readingOptions, out: option('FILE.zip', 'where to write it; what is there is not replaced') },
  notes: ['What is in it: docs/format/programme-v1.md. It holds names of people.'],
  run: async (call) => {
    const target = await newFile(call.options.out);
    const { exportProgramme } = await engine();
    const wrote = await readingVault(call, (vault) => exportProgramme(vault, target));
    call.output.answer(wrote, () => [
      text`Wrote ${counted(wrote.records, 'record')} in ${counted(wrote.files, 'file')} to ${target}.`,
    ]);
    return EXIT.done;
  },
});

const lines = ({ registers, told, applied }: WholeImport): string[] => [
  ...registers.flatMap(({ register, import: { counts, rows } }) => [
    `${register}: ${String(counts.add)} ${applied ? 'added' : 'to add'}, ${String(counts.refused)} refused`,
    ...rows
      .filter(({ problem }) => problem !== null)
      .map(({ row, title, problem }) => text`  ${String(row - 1)}. ${title}: ${problem ?? ''}`),
  ]),
  ...told.map((one) => text`${one}`),
  applied ? 'Taken in.' : 'Nothing was stored.',
];

const anyRegisterRefused = ({ registers }: WholeImport): boolean =>
  registers.some((one) => anyRefused(one.import));

const importAll = command('programme', 'import', 'Take a whole programme in that “programme export” wrote.', {
  operands: vaultAnd('FILE', 1),
  options: { ...unlockOptions, 'dry-run': flag('only say what it would bring') },
  notes: [
    'Every record comes as a new one with all its versions; signatures, editions and acknowledgements stay in the file.',
    'It is taken in as a whole or not at all.',
  ],
  run: async (call) => {
    const path = resolve(call.operands[1] ?? '');
    const { importProgramme } = await engine();
    const report = await previewThenApply<WholeImport>(call, anyRegisterRefused, (vault, step) =>
      importProgramme(vault, { path, ...step }, call.job),
    );
    call.output.answer(report, () => lines(report));
    return anyRegisterRefused(report) ? EXIT.answerIsNo : EXIT.done;
  },
});

export const programmeCommands = [exportAll, importAll];
