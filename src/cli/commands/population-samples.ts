// muniment population, the picked rows: the auditor's picks, our own by a seed, and what answers them.
import { PICKED_BY, PICKERS, SELF_METHODS, type SampleItem } from '../../shared/domain/population';
import { EXIT } from '../../shared/errors';
import { allPages } from '../all-pages';
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
import { parseDate } from '../dates';
import { readEvidenceId, readPopulationId, readSampleItemId } from '../ids';
import { engine, readingVault, withVault } from '../open-vault';
import { required } from '../required-option';
import { text } from '../safe-text';
import { readState } from '../state';
import { table } from '../table';
import { readWhole } from '../whole-number';
import { WrongUse } from '../wrong-use';

const pick = command(
  'population',
  'pick',
  'Import the auditor’s picks, or pick rows ourselves for readiness.',
  {
    operands: vaultAnd('POPULATION', 1),
    options: {
      ...unlockOptions,
      file: option('FILE', 'the auditor’s picks, CSV or XLSX: only shown, unless --apply is given'),
      'match-by': option('COLUMN', 'the column of the list the picks name rows by (left out: row numbers)'),
      'picked-on': option('DATE', 'when the auditor picked'),
      apply: option('SHA256', 'apply the picks of the file with this SHA-256, as the preview printed it'),
      self: flag('pick our own, for readiness only'),
      size: option('N', 'how many; nobody prescribes it'),
      seed: option('TEXT', 'the same seed picks the same rows (left out: the vault makes one)'),
      method: option('METHOD', `${SELF_METHODS.join(' or ')} (left out: simple-random)`),
      attribute: texts('TEXT', 'what is wanted for each row'),
      note: option('TEXT', 'how the picks came'),
    },
    notes: [
      'The auditor picks for the examination; our own picks are kept apart and labelled “Our own, for readiness”.',
      'Rows named twice or picked before are passed over; a pick that names no single row stops all of them.',
    ],
    run: async (call) => {
      const { options, job } = call;
      const id = readPopulationId(call.operands[1] ?? '');
      const common = { id, attributes: [...options.attribute], note: options.note ?? '' };
      const { importPicks, selfSample } = await engine();
      if (options.self === (options.file !== undefined))
        throw new WrongUse('Give either --file or --self.', '“muniment help population pick” says more.');
      if (options.self) {
        const size = readWhole(options.size, 'size');
        const method = readState(SELF_METHODS, options.method ?? 'simple-random');
        const seed = (options.seed ?? '').trim();
        if (seed.length > 100) throw new WrongUse('--seed may have at most 100 characters.');
        const made = await withVault(call, (vault) =>
          selfSample(vault, { ...common, method, size, seed }, job),
        );
        call.output.answer(made, () => [
          text`Selection ${made.number}: ${counted(made.itemCount, 'row')}, ${method}, seed “${made.seed ?? ''}”.`,
          `${PICKED_BY.self}. The auditor picks for the examination.`,
        ]);
        return EXIT.done;
      }
      const picks = {
        ...common,
        path: required(options.file, 'file'),
        matchBy: options['match-by'] ?? null,
        pickedOn: options['picked-on'] === undefined ? null : parseDate(options['picked-on'], '--picked-on'),
        sha256: options.apply ?? null,
        apply: options.apply !== undefined,
      };
      const found = await withVault(call, (vault) => importPicks(vault, picks, job));
      const fresh = found.picks.filter((one) => one.problem === null).length;
      call.output.answer(found, () => [
        ...table(
          [
            { title: 'Line', right: true },
            { title: 'Row', right: true },
            { title: 'Value', flexible: true },
            { title: 'Problem' },
          ],
          found.picks.map((one) => [
            String(one.line),
            one.row === null ? '' : String(one.row),
            one.value,
            one.problem ?? '',
          ]),
          call.terminal.columns,
        ),
        '',
        found.applied
          ? `Recorded selection ${String(found.selection ?? 0)}: ${counted(fresh, 'row')}.`
          : `${counted(fresh, 'row')} would be picked; nothing was stored. Apply with --apply ${found.sha256}`,
      ]);
      const isWrong = found.picks.some((one) => one.problem === 'not-found' || one.problem === 'several');
      return isWrong ? EXIT.answerIsNo : EXIT.done;
    },
  },
);

const evidenceOf = (item: SampleItem): string =>
  item.attributes
    .filter((one) => one.evidence.length > 0)
    .map(({ attribute, evidence }) => {
      const numbers = evidence.map((one) => (one.counts ? one.id : `${one.id} (${one.state})`)).join(' ');
      return attribute === '' ? numbers : `${attribute}: ${numbers}`;
    })
    .join('; ');

const samples = command(
  'population',
  'samples',
  'List the picked rows of a population with their evidence.',
  {
    operands: vaultAnd('POPULATION', 1),
    options: {
      ...readingOptions,
      picker: option('PICKER', 'auditor (left out: the auditor) or self: the two are never listed together'),
    },
    run: async (call) => {
      const id = readPopulationId(call.operands[1] ?? '');
      const picker = readState(PICKERS, call.options.picker ?? 'auditor');
      const { pageOfSamples } = await engine();
      const found = await readingVault(call, (vault) =>
        allPages((page) => pageOfSamples(vault.db, id, { selection: null, picker }, page)),
      );
      call.output.answer(found, () => [
        `${PICKED_BY[picker]}: ${counted(found.total, 'row')}.`,
        ...table(
          [
            { title: 'Sample' },
            { title: 'Row', right: true },
            { title: 'State' },
            { title: 'What the list says', flexible: true },
            { title: 'Evidence', flexible: true },
          ],
          found.rows.map((one) => [
            one.id,
            String(one.row),
            one.state,
            one.cells.filter((cell) => cell !== '').join(' · '),
            evidenceOf(one),
          ]),
          call.terminal.columns,
        ),
      ]);
      return EXIT.done;
    },
  },
);

const link = command('population', 'link', 'Link one item of evidence to picked rows.', {
  operands: vaultAndSome('EVIDENCE SAMPLE…', 2),
  options: {
    ...unlockOptions,
    attribute: texts('TEXT', 'which attribute it answers (left out: the row as a whole)'),
    reason: option('TEXT', 'why it answers that'),
    remove: flag('take the links away instead'),
  },
  notes: ['A sample looks like POP-03.S-07. One item may answer many.'],
  run: async (call) => {
    const { options } = call;
    const evidence = readEvidenceId(call.operands[1] ?? '');
    const ids = call.operands.slice(2).map(readSampleItemId);
    const attributes = options.attribute.length === 0 ? [''] : options.attribute;
    const items = ids.flatMap((id) => attributes.map((attribute) => ({ id, attribute })));
    const { linkSamples, unlinkSamples } = await engine();
    await withVault(call, (vault) => {
      if (options.remove) unlinkSamples(vault, evidence, items);
      else linkSamples(vault, evidence, items, options.reason ?? '');
    });
    call.output.answer({ evidence, items }, () => [
      text`${evidence} ${options.remove ? 'no longer answers' : 'answers'} ${counted(ids.length, 'sample')}.`,
    ]);
    return EXIT.done;
  },
});

const write = command(
  'population',
  'export',
  'Write the picked rows with their evidence as a table for the auditor.',
  {
    operands: vaultAnd('POPULATION FILE', 2),
    options: {
      ...readingOptions,
      picker: option('PICKER', 'auditor (left out: the auditor) or self: never both in one table'),
    },
    notes: ['FILE ends in .xlsx for Excel, else CSV is written. Columns for the auditor are left empty.'],
    run: async (call) => {
      const id = readPopulationId(call.operands[1] ?? '');
      const path = call.operands[2] ?? '';
      const picker = readState(PICKERS, call.options.picker ?? 'auditor');
      const { exportSamples } = await engine();
      const written = await readingVault(call, (vault) => exportSamples(vault, id, picker, path));
      call.output.answer(written, () => [text`${counted(written.rows, 'row')} written to ${path}.`]);
      return EXIT.done;
    },
  },
);

export const populationSampleCommands = [pick, samples, link, write];
