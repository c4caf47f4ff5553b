// muniment request look, import and export: lists of the firm in, our own list out.
import { lstat, readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { type ListImport, type ListLook, ListMapping } from '../../shared/domain/request-list';
import { EXIT } from '../../shared/errors';
import type { OpenVault } from '../../engine';
import { command, flag, readingOptions, text as option, unlockOptions, vaultAnd } from '../command';
import { counted } from '../counted';
import { engine, readingVault, withVault } from '../open-vault';
import { text } from '../safe-text';
import { table } from '../table';
import { readWhole } from '../whole-number';
import { WrongUse } from '../wrong-use';

const MAPPING_NOTE =
  'The mapping is a JSON object as “muniment request look --json” gives it under “mapping”, or that whole answer.';

const listOptions = {
  firm: option('NAME', 'whose list it is (left out: the firm of the current engagement)'),
  mapping: option('FILE', 'how it is read, as JSON (left out: as the last list of this firm, or by a guess)'),
} as const;

const readMapping = async (path: string | undefined): Promise<ListMapping | null> => {
  if (path === undefined) return null;
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch {
    throw new WrongUse(`“${path}” cannot be read as JSON.`, MAPPING_NOTE);
  }
  const inside = typeof value === 'object' && value !== null && 'mapping' in value ? value.mapping : value;
  const read = ListMapping.safeParse(inside);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new WrongUse(
    `“${path}” is no mapping: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}.`,
    MAPPING_NOTE,
  );
};

const firmOf = async (vault: OpenVault, typed: string | undefined): Promise<string> => {
  const { currentEngagement } = await engine();
  const firm = (typed ?? currentEngagement(vault)?.firm ?? '').trim();
  if (firm === '' || firm.length > 200)
    throw new WrongUse('Say whose list it is: --firm NAME, of at most 200 characters.');
  return firm;
};

const FROM: Readonly<Record<ListLook['from'], string>> = {
  given: 'Read by the mapping given.',
  remembered: 'Read as the last list of this firm.',
  guessed: 'Nothing is known of this firm’s lists yet: this is a guess.',
  'our-own-list': 'This is our own list, filled in: there is nothing to map.',
};

const lookLines = (look: ListLook, columns: number | null): string[] => {
  const { mapping } = look;
  const fields = new Map(mapping.columns.map((one) => [one.column, one.field]));
  const last = mapping.headRow + mapping.headRows - 1;
  const rows =
    mapping.headRows === 1 ? `row ${String(last)}` : `rows ${String(mapping.headRow)} to ${String(last)}`;
  return [
    FROM[look.from],
    text`Head: ${rows}${mapping.sheet === null ? '' : ` of sheet “${mapping.sheet}”`}. Days as 03/04/2026 have the ${mapping.dayFirst ? 'day' : 'month'} first.`,
    '',
    ...table(
      [{ title: 'Column', flexible: true }, { title: 'Read as' }, { title: 'Such as', flexible: true }],
      look.columns.map(({ column, samples }) => [
        column,
        fields.get(column) ?? 'kept beside it',
        samples.join(' | '),
      ]),
      columns,
    ),
    ...look.untranslated.map(
      ({ field, word, rows: count }) =>
        text`Not translated: ${field} “${word}”, in ${counted(count, 'row')}.`,
    ),
  ];
};

const look = command('request', 'look', 'Show how a list of requests would be read, and store nothing.', {
  operands: vaultAnd('FILE', 1),
  options: { ...readingOptions, ...listOptions },
  notes: ['FILE is the firm’s list, XLSX or CSV (docs/requests.md).', MAPPING_NOTE],
  run: async (call) => {
    const path = resolve(call.operands[1] ?? '');
    const mapping = await readMapping(call.options.mapping);
    const { lookAtRequestList } = await engine();
    const found = await readingVault(call, async (vault) =>
      lookAtRequestList(vault, path, { firm: await firmOf(vault, call.options.firm), mapping }),
    );
    call.output.answer(found, () => lookLines(found, call.terminal.columns));
    return EXIT.done;
  },
});

const changeText = (one: ListImport['rows'][number]): string =>
  [
    ...(one.what === 'new' ? [one.title] : []),
    ...(one.what === 'new'
      ? []
      : one.changes.map(({ field, before, after }) => `${field}: ${before} → ${after}`)),
    ...one.conflicts.map(
      ({ field, before, ours, after }) => `${field}: was ${before}; ours ${ours}; theirs ${after}`,
    ),
    ...(one.comments === 0 ? [] : [counted(one.comments, 'comment')]),
    ...(one.problem === '' ? [] : [one.problem]),
  ].join('; ');

const importLines = (list: ListImport, columns: number | null): string[] => {
  const { counts } = list;
  const shown = list.rows.filter(
    (one) => !['same', 'blank', 'heading'].includes(one.what) || one.problem !== '',
  );
  return [
    ...table(
      [
        { title: 'Row', right: true },
        { title: 'What' },
        { title: 'Request' },
        { title: 'Number' },
        { title: 'Change', flexible: true },
      ],
      shown.map((one) => [String(one.row), one.what, one.requestId ?? '', one.reference, changeText(one)]),
      columns,
    ),
    '',
    `${counted(counts.rows, 'row')}: ${String(counts.new)} new, ${String(counts.changed)} changed, ${String(counts.same)} as they are, ${counted(counts.conflict, 'conflict')}, ${String(counts.refused)} refused, ${counted(counts.heading, 'heading')}, ${String(counts.blank)} blank.`,
    ...(list.notInFile.length === 0
      ? []
      : [
          text`${counted(list.notInFile.length, 'request')} of the vault the file does not name; nothing happens to them: ${list.notInFile.map((one) => one.id).join(' ')}`,
        ]),
    list.applied ? 'Taken in.' : 'Nothing was stored.',
  ];
};

const take = command('request', 'import', 'Take in a list of requests, the firm’s or our own filled in.', {
  operands: vaultAnd('FILE', 1),
  options: {
    ...unlockOptions,
    ...listOptions,
    rows: option('N,N', 'only these rows of the file, as a spreadsheet counts (left out: all)'),
    'dry-run': flag('show row by row what it would change, and change nothing'),
  },
  notes: [
    'Each row is new, changed, as it is, a heading, blank, a conflict or refused with a reason (docs/requests.md).',
    'Exit code 3 when some rows were refused; of a dry run 1 when some would be, or are conflicts.',
    MAPPING_NOTE,
  ],
  run: async (call) => {
    const { options, job } = call;
    const path = resolve(call.operands[1] ?? '');
    const mapping = await readMapping(options.mapping);
    const rows =
      options.rows === undefined ? null : options.rows.split(',').map((one) => readWhole(one.trim(), 'rows'));
    const { importRequestList } = await engine();
    const found = await withVault(call, async (vault) => {
      const input = { path, firm: await firmOf(vault, options.firm), mapping, rows };
      const seen = await importRequestList(vault, { ...input, sha256: null, apply: false }, job);
      if (options['dry-run']) return seen;
      return importRequestList(vault, { ...input, sha256: seen.sha256, apply: true }, job);
    });
    call.output.answer(found, () => importLines(found, call.terminal.columns));
    const { refused, conflict } = found.counts;
    if (options['dry-run']) return refused + conflict > 0 ? EXIT.answerIsNo : EXIT.done;
    return refused > 0 ? EXIT.partial : EXIT.done;
  },
});

const write = command('request', 'export', 'Write the list of requests for the auditor to fill in.', {
  operands: vaultAnd('FILE', 1),
  options: unlockOptions,
  notes: [
    'FILE ends in .xlsx (with drop-downs) or .csv; one that is there is not replaced. It holds nothing of our own track.',
    'Filled in, it comes back by “muniment request import” or “request respond”: exactly the filled cells are changes.',
  ],
  run: async (call) => {
    const target = resolve(call.operands[1] ?? '');
    if (!['.csv', '.xlsx'].includes(extname(target).toLowerCase()))
      throw new WrongUse('The name of the list ends in .xlsx or .csv.');
    // Nothing there yet, as it is meant to be.
    if ((await lstat(target).catch(() => null)) !== null)
      throw new WrongUse(`“${target}” is there already; it was not replaced.`);
    const { exportRequestList } = await engine();
    const written = await withVault(call, (vault) => exportRequestList(vault, target));
    call.output.answer(written, () => [text`${counted(written.requests, 'request')} written to ${target}.`]);
    return EXIT.done;
  },
});

export const requestImportCommands = [look, take, write];
