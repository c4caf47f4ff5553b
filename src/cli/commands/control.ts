// muniment control: look at the register.
import { CADENCES, Cadence } from '../../shared/domain/catalog';
import { CONTROL_STATES, type ControlDetail } from '../../shared/domain/control';
import { EXIT } from '../../shared/errors';
import { allPages } from '../all-pages';
import { command, flag, text as option, readingOptions, vaultAnd, vaultOnly } from '../command';
import { rangeText } from '../dates';
import { readControlId, readCriterionId, readSeriesId } from '../ids';
import { engine, readingVault } from '../open-vault';
import { facts, table } from '../table';
import { WrongUse } from '../wrong-use';
import { checklist } from './control-checklist';
import { add, days, retire, revise } from './control-edit';
import { load } from './control-load';
import { map, unmap } from './control-map';
import { exportTable, matrix } from './control-table';

const readState = (typed: string | undefined): (typeof CONTROL_STATES)[number] | null => {
  if (typed === undefined) return null;
  const state = CONTROL_STATES.find((one) => one === typed.toLowerCase());
  if (state === undefined) throw new WrongUse(`--state is one of ${CONTROL_STATES.join(', ')}.`);
  return state;
};

const list = command('control', 'list', 'List the controls of a vault.', {
  operands: vaultOnly,
  options: {
    ...readingOptions,
    series: option('SERIES', 'only those mapped into this series, such as CC6'),
    cadence: option('CADENCE', CADENCES.join(', ')),
    search: option('WORDS', 'only those with these words'),
    'without-evidence': flag('only those without evidence in the engagement’s time'),
    state: option('STATE', CONTROL_STATES.join(', ')),
    owner: option('NAME', 'only those this person or role answers for'),
    domain: option('NAME', 'only those of this domain'),
    criterion: option('ID', 'only those mapped to this criterion, such as CC6.1'),
  },
  run: async (call) => {
    const { options } = call;
    const series = options.series === undefined ? null : readSeriesId(options.series);
    const cadence = options.cadence === undefined ? null : Cadence.safeParse(options.cadence);
    if (cadence?.success === false) throw new WrongUse(`--cadence is one of ${CADENCES.join(', ')}.`);
    const state = readState(options.state);
    const criterionId = options.criterion === undefined ? null : readCriterionId(options.criterion);
    const { listControls } = await engine();
    const found = await readingVault(call, (vault) =>
      allPages((page) =>
        listControls(vault, {
          search: options.search ?? '',
          series,
          cadence: cadence?.data ?? null,
          withoutEvidenceInPeriod: options['without-evidence'],
          state,
          owner: options.owner ?? null,
          domain: options.domain ?? null,
          criterionId,
          sort: 'id',
          direction: 'ascending',
          ...page,
        }),
      ),
    );
    call.output.answer(found, () =>
      table(
        [
          { title: 'Id' },
          { title: 'Cadence' },
          { title: 'Evidence', right: true },
          { title: 'In period', right: true },
          { title: 'Checklist', right: true },
          { title: 'Owner', flexible: true },
          { title: 'Criteria', flexible: true },
          { title: 'Title', flexible: true },
        ],
        found.rows.map((one) => [
          one.id,
          one.cadence,
          String(one.evidenceCount),
          String(one.evidenceInPeriodCount),
          `${String(one.checklist.ticked)}/${String(one.checklist.total)}`,
          one.owner || one.ownerRole,
          one.criterionIds.join(' '),
          one.retiredOn === null ? one.title : `${one.title} (retired on ${one.retiredOn})`,
        ]),
        call.terminal.columns,
      ),
    );
    return EXIT.done;
  },
});

const daysText = (from: string | null, to: string | null): string =>
  from === null && to === null ? 'always' : `${from ?? ''}..${to ?? ''}`;

const ownerText = (one: { readonly owner: string; readonly ownerRole: string }): string =>
  one.owner === '' ? one.ownerRole : `${one.owner}, ${one.ownerRole}`;

const versionLines = (control: ControlDetail, width: number | null): string[] =>
  table(
    [
      { title: 'Version', right: true },
      { title: 'In force' },
      { title: 'Cadence' },
      { title: 'Owner', flexible: true },
      { title: 'Wording', flexible: true },
      { title: 'Note', flexible: true },
    ],
    control.versions.map((one) => [
      String(one.version),
      daysText(one.validFrom, one.validTo),
      one.cadence,
      ownerText(one),
      one.wording,
      one.note,
    ]),
    width,
  );

const checklistLines = (control: ControlDetail, width: number | null): string[] =>
  table(
    [
      { title: 'Item', right: true },
      { title: 'Evidence', right: true },
      { title: 'In period', right: true },
      { title: 'An auditor will ask for', flexible: true },
    ],
    control.checklistItems.map((one) => [
      String(one.number),
      String(one.evidenceIds.length),
      String(one.evidenceInPeriodCount),
      one.text,
    ]),
    width,
  );

const show = command(
  'control',
  'show',
  'Show a control with its versions, mappings, checklist and evidence.',
  {
    operands: vaultAnd('CONTROL', 1),
    options: readingOptions,
    run: async (call) => {
      const id = readControlId(call.operands[1] ?? '');
      const { getControl } = await engine();
      const control = await readingVault(call, (vault) => getControl(vault, id));
      call.output.answer(control, () => [
        ...facts([
          ['Control', `${control.id} ${control.title}`],
          ['Wording', control.wording],
          ['Domain', control.domain],
          ['Cadence', control.weekdaysOnly ? `${control.cadence}, weekdays only` : control.cadence],
          ['Nature', `${control.nature}, ${control.kind}`],
          ['Owner', ownerText(control)],
          ...(control.retiredOn === null ? [] : [['Retired', control.retiredOn] as const]),
          ['Starter control', control.starterId ?? 'no'],
        ]),
        '',
        ...table(
          [
            { title: 'Mapped to' },
            { title: 'Scope' },
            { title: 'Title', flexible: true },
            { title: 'Rationale', flexible: true },
          ],
          [
            ...control.mappings.map((one) => ({ id: one.pointOfFocusId, ...one })),
            ...control.criterionMappings.map((one) => ({ id: one.criterionId, ...one })),
          ].map((one) => [one.id, one.inScope ? 'in' : 'out', one.title, one.rationale]),
          call.terminal.columns,
        ),
        '',
        ...checklistLines(control, call.terminal.columns),
        '',
        ...versionLines(control, call.terminal.columns),
        '',
        ...table(
          [{ title: 'Evidence' }, { title: 'Effective' }, { title: 'Title', flexible: true }],
          control.evidence.map((one) => [one.id, rangeText(one.effective), one.title]),
          call.terminal.columns,
        ),
      ]);
      return EXIT.done;
    },
  },
);

export const controlCommands = [
  load,
  list,
  show,
  add,
  revise,
  retire,
  days,
  map,
  unmap,
  checklist,
  matrix,
  exportTable,
];
