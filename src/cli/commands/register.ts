// muniment register: people, vendors, policies and the other registers of the programme, as lists and one by one.
import type { RecordQuery } from '../../engine';
import { SPECS } from '../../shared/domain/programme';
import { REGISTERS } from '../../shared/domain/programme/register';
import { EXIT } from '../../shared/errors';
import { allPages } from '../all-pages';
import { commaList } from '../arguments';
import { command, flag, readingOptions, text as option, texts, vaultAnd, vaultOnly } from '../command';
import { counted } from '../counted';
import { parseDate, parseRange } from '../dates';
import { readRecordId, readRecordTarget } from '../ids';
import { engine, readingVault } from '../open-vault';
import { readRegister } from '../record-facts';
import { eyeText, recordSheet, recordTable, stateText } from '../record-sheet';
import { required } from '../required-option';
import { text } from '../safe-text';
import { readState } from '../state';
import { table } from '../table';
import { todayOf, todayOption } from '../today-option';

export const REGISTERS_NOTE = `The registers are ${REGISTERS.join(', ')}.`;
const SORTS = ['id', 'title', 'state', 'group', 'owner', 'due', 'changed', 'parent'] as const;

const overview = command('register', 'overview', 'Show how each register stands, and what wants an eye.', {
  operands: vaultOnly,
  options: { ...readingOptions, ...todayOption },
  run: async (call) => {
    const today = todayOf(call.options.today, await call.makeEnvironment());
    const { programmeOverview } = await engine();
    const rows = await readingVault(call, (vault) => programmeOverview(vault, today));
    call.output.answer(rows, () =>
      table(
        [
          { title: 'Register' },
          { title: 'Records', right: true },
          { title: 'Open', right: true },
          { title: 'Overdue', right: true },
          { title: 'To look at' },
        ],
        rows.map((one) => [
          one.register,
          String(one.total),
          String(one.open),
          String(one.overdue),
          eyeText({
            signals: one.signals.flatMap(({ code, weight, records }) =>
              Array.from({ length: records }, () => ({ code, weight, number: null })),
            ),
          }),
        ]),
        call.terminal.columns,
      ),
    );
    return EXIT.done;
  },
});

const list = command('register', 'list', 'List the records of a register.', {
  operands: vaultAnd('REGISTER', 1),
  options: {
    ...readingOptions,
    state: texts('STATE', 'only in these states'),
    group: texts('TEXT', 'only of this tier, team, type or kind, by what the register is grouped by'),
    of: option('ID', 'only what belongs to this record or engagement'),
    search: option('WORDS', 'only with these words in what a record says'),
    signalled: flag('only what asks for somebody'),
    'with-ended': flag('also what is ended, closed, retired, superseded or left'),
    'with-withdrawn': flag('also what was withdrawn'),
    'as-at': option('DATE', 'as the register stood on that day'),
    sort: option('KEY', `${SORTS.join(', ')} (left out: id)`),
    ...todayOption,
  },
  notes: [REGISTERS_NOTE],
  run: async (call) => {
    const { options } = call;
    const register = readRegister(call.operands[1] ?? '');
    const states = Object.keys(SPECS[register].states);
    const query: Omit<RecordQuery, 'offset' | 'limit'> = {
      register,
      today: todayOf(options.today, await call.makeEnvironment()),
      search: options.search ?? '',
      states: commaList(options.state).map((typed) => readState(states, typed)),
      groups: [...options.group],
      parent: options.of === undefined ? null : options.of.trim().toUpperCase(),
      onlySignalled: options.signalled,
      withEnded: options['with-ended'],
      withWithdrawn: options['with-withdrawn'],
      asAt: options['as-at'] === undefined ? null : parseDate(options['as-at'], '--as-at'),
      sort: readState(SORTS, options.sort ?? 'id'),
      direction: 'ascending',
    };
    const { listRecords } = await engine();
    const found = await readingVault(call, (vault) =>
      allPages((page) => listRecords(vault, { ...query, ...page })),
    );
    const { one, many } = SPECS[register];
    call.output.answer(found, () => [
      counted(found.total, one, many),
      ...recordTable(register, found.rows, call.terminal.columns),
    ]);
    return EXIT.done;
  },
});

const show = command(
  'register',
  'show',
  'Show one record: what it says and said, its links, and what wants an eye.',
  {
    operands: vaultAnd('RECORD', 1),
    options: { ...readingOptions, ...todayOption },
    run: async (call) => {
      const id = readRecordId(call.operands[1] ?? '');
      const today = todayOf(call.options.today, await call.makeEnvironment());
      const { getRecordDetail } = await engine();
      const found = await readingVault(call, (vault) => getRecordDetail(vault, id, today));
      call.output.answer(found, () => recordSheet(found));
      return EXIT.done;
    },
  },
);

const changes = command(
  'register',
  'changes',
  'List what came, changed and went in a register in some days.',
  {
    operands: vaultAnd('REGISTER', 1),
    options: { ...readingOptions, period: option('FROM..TO', 'the days, both ends included') },
    notes: [
      REGISTERS_NOTE,
      'A version is of the day from which it holds, a withdrawal of the day it was written down.',
    ],
    run: async (call) => {
      const register = readRegister(call.operands[1] ?? '');
      const { from, to } = parseRange(required(call.options.period, 'period'), '--period');
      const { pageOfChanges } = await engine();
      const found = await readingVault(call, (vault) =>
        allPages((page) => pageOfChanges(vault.db, register, from, to, page)),
      );
      call.output.answer(found, () => [
        counted(found.total, 'change'),
        ...found.rows.flatMap((one) => [
          text`${one.on} ${one.id} ${one.what} by ${one.by}: ${one.title}${one.note === '' ? '' : ` (${one.note})`}`,
          ...one.fields.map(({ field, before, after }) => text`  ${field}: ${before} → ${after}`),
        ]),
      ]);
      return EXIT.done;
    },
  },
);

const referring = command(
  'register',
  'referring',
  'List the records that name a control, criterion, evidence or record.',
  {
    operands: vaultAnd('TARGET', 1),
    options: { ...readingOptions, ...todayOption },
    run: async (call) => {
      const target = readRecordTarget(call.operands[1] ?? '');
      const today = todayOf(call.options.today, await call.makeEnvironment());
      const { referringRecords } = await engine();
      const rows = await readingVault(call, (vault) => referringRecords(vault, target, today));
      call.output.answer({ rows, total: rows.length }, () =>
        table(
          [
            { title: 'Id' },
            { title: 'Register' },
            { title: 'State' },
            { title: 'To look at' },
            { title: 'Title', flexible: true },
          ],
          rows.map((one) => [one.id, one.register, stateText(one), eyeText(one), one.title]),
          call.terminal.columns,
        ),
      );
      return EXIT.done;
    },
  },
);

export const registerCommands = [overview, list, show, changes, referring];
