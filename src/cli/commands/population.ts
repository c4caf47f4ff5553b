// muniment population: lists an auditor picks from, with the record of how each was made.
import { POPULATION_STATES, type Population, type PopulationState } from '../../shared/domain/population';
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
import { rangeText } from '../dates';
import { readEvidenceId, readPopulationId } from '../ids';
import { engine, readingVault, withVault } from '../open-vault';
import { readStatement, STATEMENT_NOTE } from '../population-file';
import { required } from '../required-option';
import { text } from '../safe-text';
import { readState } from '../state';
import { facts, table } from '../table';
import { readWhole } from '../whole-number';

const picksText = ({ picked, collected }: Population['auditor']): string =>
  picked === 0 ? '' : `${String(collected)} of ${String(picked)}`;

const sheet = (one: Population): string[] => [
  ...facts([
    ['Population', `${one.id} ${one.title}`],
    ['State', one.stateNote === '' ? one.state : `${one.state}: ${one.stateNote}`],
    ['Replaces', one.replaces ?? ''],
    ['Replaced by', one.replacedBy ?? ''],
    ['Controls', one.controlIds.join(' ')],
    ['List', `${one.evidence.ref} ${one.evidence.fileName}`],
    ['Sheet', one.evidence.sheet ?? ''],
    ['SHA-256', one.evidence.sha256],
    ['Rows in the file', String(one.rowCount)],
    ['Count on screen', one.record.countOnScreen === null ? '' : String(one.record.countOnScreen)],
    ['Source system', one.record.sourceSystem],
    ['Query', one.record.query],
    ['Parameters', one.record.parameters],
    ['Range', one.record.range === null ? '' : rangeText(one.record.range)],
    ['Time zone', one.record.timeZone],
    ['Run', [one.record.runOn ?? '', one.record.runBy].filter((part) => part !== '').join(', ')],
    ['Unfiltered', one.record.isUnfiltered ? 'yes' : 'no'],
    ['Filters', one.record.filters],
    ['Held against', one.record.reconciliation],
    ['Auditor watched', one.record.wasObserved ? 'yes' : 'no'],
    ['Notes', one.record.notes],
    ['To look at', one.concerns.join(', ')],
    ['Auditor’s picks', picksText(one.auditor)],
    ['Our own', one.self.picked === 0 ? '' : `${picksText(one.self)}, for readiness`],
  ]),
  '',
  ...table(
    [{ title: 'Column' }, { title: 'Empty', right: true }, { title: 'SHA-256 of its cells' }],
    one.columns.map((column) => [column.name, String(column.blankCount), column.digest]),
    null,
  ),
];

const list = command('population', 'list', 'List the populations.', {
  operands: vaultOnly,
  options: readingOptions,
  run: async (call) => {
    const { listPopulations } = await engine();
    const rows = await readingVault(call, (vault) => listPopulations(vault));
    call.output.answer({ rows, total: rows.length }, () =>
      table(
        [
          { title: 'Id' },
          { title: 'State' },
          { title: 'Rows', right: true },
          { title: 'Range' },
          { title: 'Collected' },
          { title: 'To look at', flexible: true },
          { title: 'Title', flexible: true },
        ],
        rows.map((one) => [
          one.id,
          one.state,
          String(one.rowCount),
          one.record.range === null ? '' : rangeText(one.record.range),
          picksText(one.auditor),
          one.concerns.join(', '),
          one.title,
        ]),
        call.terminal.columns,
      ),
    );
    return EXIT.done;
  },
});

const show = command(
  'population',
  'show',
  'Show one population with its record and the digests of its columns.',
  {
    operands: vaultAnd('POPULATION', 1),
    options: readingOptions,
    run: async (call) => {
      const id = readPopulationId(call.operands[1] ?? '');
      const { getPopulation } = await engine();
      const found = await readingVault(call, (vault) => getPopulation(vault, id));
      call.output.answer(found, () => sheet(found.population));
      return EXIT.done;
    },
  },
);

const record = command(
  'population',
  'record',
  'Record a list that is in the vault as a population, as a draft.',
  {
    operands: vaultAnd('EVIDENCE', 1),
    options: {
      ...unlockOptions,
      file: option('FILE', 'the completeness and accuracy record, as JSON'),
      position: option('N', 'which file of the item (left out: the first)'),
      sheet: option('NAME', 'which sheet of a workbook (left out: the first)'),
      replaces: option('POPULATION', 'a returned population this one takes the place of'),
      'dry-run': flag('only say what the file is as a list'),
    },
    notes: [STATEMENT_NOTE, 'It stays on the version of the evidence that is current now.'],
    run: async (call) => {
      const { options, job } = call;
      const place = {
        evidenceId: readEvidenceId(call.operands[1] ?? ''),
        position: readWhole(options.position, 'position', 1),
        sheet: options.sheet ?? null,
      };
      const replaces = options.replaces === undefined ? null : readPopulationId(options.replaces);
      const { lookAtList, recordPopulation } = await engine();
      if (options['dry-run']) {
        const looked = await withVault(call, (vault) => lookAtList(vault, place, job));
        call.output.answer(looked, () => [
          `${counted(looked.rowCount, 'row')}, ${counted(looked.columns.length, 'column')}. Nothing was stored.`,
          ...looked.columns.map((name) => text`  ${name}`),
        ]);
        return EXIT.done;
      }
      const statement = await readStatement(required(options.file, 'file'));
      const made = await withVault(call, (vault) =>
        recordPopulation(vault, { ...place, statement, replaces }, job),
      );
      call.output.answer(made, () => [text`Recorded ${made.id}: ${made.title} (draft).`, ...sheet(made)]);
      return EXIT.done;
    },
  },
);

const change = command(
  'population',
  'change',
  'State more, or something else, about a population that is a draft.',
  {
    operands: vaultAnd('POPULATION', 1),
    options: { ...unlockOptions, file: option('FILE', 'what is to be stated, as JSON; the rest stays') },
    notes: [STATEMENT_NOTE],
    run: async (call) => {
      const id = readPopulationId(call.operands[1] ?? '');
      const path = required(call.options.file, 'file');
      const { changePopulation, findPopulation } = await engine();
      const changed = await withVault(call, async (vault) => {
        const { title, controlIds, record: before } = findPopulation(vault, id);
        return changePopulation(vault, id, await readStatement(path, { title, controlIds, record: before }));
      });
      call.output.answer(changed, () => sheet(changed));
      return EXIT.done;
    },
  },
);

const state = command(
  'population',
  'state',
  'Say that a population was submitted, or what the auditor told us of it.',
  {
    operands: vaultAnd('POPULATION STATE', 2),
    options: { ...unlockOptions, note: option('TEXT', 'what was said; needed for returned and draft') },
    notes: [
      `The states are ${POPULATION_STATES.join(', ')}.`,
      'Accepted and returned are what the auditor told you; nothing here concludes anything.',
    ],
    run: async (call) => {
      const id = readPopulationId(call.operands[1] ?? '');
      const wanted = readState<PopulationState>(POPULATION_STATES, call.operands[2] ?? '');
      const note = (call.options.note ?? '').trim();
      if (wanted === 'returned' || wanted === 'draft') required(note, 'note');
      const { setPopulationState } = await engine();
      const changed = await withVault(call, (vault) => setPopulationState(vault, id, wanted, note));
      call.output.answer(changed, () => [text`${changed.id} is ${changed.state}.`]);
      return EXIT.done;
    },
  },
);

export const populationCommands = [list, show, record, change, state];
