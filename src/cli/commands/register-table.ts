// muniment register import, export, keep and population: a register as a file, in, out and as evidence.
import { lstat } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { approvalToKeep } from '../../shared/domain/programme/approval-to-keep';
import { partsOf } from '../../shared/domain/programme/record-id';
import type { TableImport } from '../../shared/domain/table-import';
import { EXIT } from '../../shared/errors';
import { commaList } from '../arguments';
import {
  command,
  flag,
  readingOptions,
  text as option,
  texts,
  unlockOptions,
  vaultAnd,
  vaultAndSome,
} from '../command';
import { counted } from '../counted';
import { parseDate, parseRange } from '../dates';
import { readControlId, readRecordId } from '../ids';
import { importLines } from '../import-lines';
import { engine, readingVault, withVault } from '../open-vault';
import { anyRefused, previewThenApply } from '../preview-then-apply';
import { readRegister } from '../record-facts';
import { required } from '../required-option';
import { text } from '../safe-text';
import { readState } from '../state';
import { todayOf } from '../today-option';
import { WrongUse } from '../wrong-use';
import { REGISTERS_NOTE } from './register';

const importTable = command(
  'register',
  'import',
  'Take a file into a register: a table, JSON, a model card.',
  {
    operands: vaultAnd('REGISTER FILE', 2),
    options: {
      ...unlockOptions,
      'dry-run': flag('only say, row by row, what the file would change'),
      on: option('DATE', 'the day from which it holds where a row says none (left out: today)'),
    },
    notes: [
      REGISTERS_NOTE,
      'CSV, XLSX or JSON by the ending of the name; of ai-asset a model card (.md) too (docs/programme.md).',
      'It is taken in as a whole or not at all: with a row that is refused, nothing is changed.',
    ],
    run: async (call) => {
      const register = readRegister(call.operands[1] ?? '');
      const path = resolve(call.operands[2] ?? '');
      const typed = call.options.on;
      const on =
        typed === undefined ? todayOf(undefined, await call.makeEnvironment()) : parseDate(typed, '--on');
      const { importRegisterTable } = await engine();
      const report = await previewThenApply<TableImport>(call, anyRefused, (vault, step) =>
        importRegisterTable(vault, { register, path, on, ...step }, call.job),
      );
      call.output.answer(report, () => importLines(report));
      return anyRefused(report) ? EXIT.answerIsNo : EXIT.done;
    },
  },
);

const ENDINGS = ['.csv', '.xlsx', '.json'];

const exportTable = command('register', 'export', 'Write a register as a table, CSV or XLSX, or as JSON.', {
  operands: vaultAnd('REGISTER FILE', 2),
  options: { ...readingOptions, 'as-at': option('DATE', 'as it stood on that day (left out: as it stands)') },
  notes: [
    REGISTERS_NOTE,
    'The name says which: it ends in .csv, .xlsx or .json. A file that is there is not replaced.',
  ],
  run: async (call) => {
    const register = readRegister(call.operands[1] ?? '');
    const target = resolve(call.operands[2] ?? '');
    if (!ENDINGS.includes(extname(target).toLowerCase()))
      throw new WrongUse(`The name of the file ends in ${ENDINGS.join(', ')}.`);
    // Nothing there yet, as it is meant to be.
    if ((await lstat(target).catch(() => null)) !== null) throw new WrongUse(`“${target}” is there already.`);
    const typed = call.options['as-at'];
    const asAt = typed === undefined ? null : parseDate(typed, '--as-at');
    const { exportRegisterTable } = await engine();
    const result = await readingVault(call, (vault) =>
      exportRegisterTable(vault, { register, asAt }, target),
    );
    call.output.answer(result, () => [text`Wrote ${counted(result.records, 'record')} to ${target}.`]);
    return EXIT.done;
  },
});

const keep = command('register', 'keep', 'Keep a register, or records of it, as evidence of controls.', {
  operands: vaultAndSome('REGISTER|RECORD…', 1),
  options: {
    ...unlockOptions,
    'as-at': option('DATE', 'as it stood on that day (left out: today)'),
    'effective-on': option(
      'DATE',
      'the day it speaks of (left out: today, or of one approved record the day of its approval)',
    ),
    title: option('TEXT', 'what the evidence is called'),
    control: texts('CTL-nnn', 'of which controls (left out: of one approved record those it names)'),
    reason: option('TEXT', 'why it answers them'),
  },
  notes: [
    REGISTERS_NOTE,
    'Of one AI asset or change with a day of approval, everything but the number may be left out: the approval is then an event of its controls.',
  ],
  run: async (call) => {
    const { options } = call;
    const [, first = '', ...more] = call.operands;
    const isRecord = /^[a-z]{3}-\d+$/i.test(first.trim());
    const ids = isRecord ? [first, ...more].map(readRecordId) : null;
    if (ids === null && more.length > 0) throw new WrongUse('Name one register, or records of one.');
    const register = ids?.[0] === undefined ? readRegister(first) : partsOf(ids[0]).register;
    if (ids?.some((id) => partsOf(id).register !== register) === true)
      throw new WrongUse('The records are of one register.');
    const today = todayOf(undefined, await call.makeEnvironment());
    const asAt = options['as-at'] === undefined ? today : parseDate(options['as-at'], '--as-at');
    const day = options['effective-on'];
    const named = commaList(options.control).map(readControlId);
    const { getRecordDetail, keepAsEvidence } = await engine();
    const kept = await withVault(call, (vault) => {
      const only = ids?.length === 1 ? ids[0] : undefined;
      const offer = only === undefined ? null : approvalToKeep(getRecordDetail(vault, only, today));
      const effectiveOn = day === undefined ? offer?.effectiveOn : parseDate(day, '--effective-on');
      return keepAsEvidence(vault, {
        ...{ register, ids, asAt },
        ...(effectiveOn === undefined ? {} : { effectiveOn }),
        title: options.title === undefined && offer !== null ? offer.title : required(options.title, 'title'),
        controlIds: named.length > 0 ? named : [...(offer?.controlIds ?? [])],
        reason: (options.reason ?? offer?.reason ?? '').trim(),
      });
    });
    call.output.answer(kept, () => [`Kept as ${kept.id}.`]);
    return EXIT.done;
  },
});

const WHICH = ['joined', 'left', 'present'] as const;

const population = command(
  'register',
  'population',
  'Make a population of a register: who joined, left, was there.',
  {
    operands: vaultAnd('REGISTER', 1),
    options: {
      ...unlockOptions,
      which: option('WHICH', `${WHICH.join(', ')} (left out: present)`),
      period: option('FROM..TO', 'the days it is about'),
      title: option('TEXT', 'what it is called'),
      control: texts('CTL-nnn', 'of which controls'),
    },
    notes: [REGISTERS_NOTE, 'Days are those stated of each record, such as first and last day of a person.'],
    run: async (call) => {
      const { options } = call;
      const register = readRegister(call.operands[1] ?? '');
      const which = readState(WHICH, options.which ?? 'present');
      const { from, to } = parseRange(required(options.period, 'period'), '--period');
      const title = required(options.title, 'title');
      const controlIds = commaList(options.control).map(readControlId);
      const { makePopulation } = await engine();
      const made = await withVault(call, (vault) =>
        makePopulation(vault, { register, which, from, to, title, controlIds }, call.job),
      );
      call.output.answer(made, () => [`Made ${made.id} of ${counted(made.rows, 'row')}.`]);
      return EXIT.done;
    },
  },
);

export const registerTableCommands = [importTable, exportTable, keep, population];
