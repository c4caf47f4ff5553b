// muniment control: load the starter controls, look at controls, map them to points of focus.
import { CADENCES, Cadence, type StarterControl } from '../../shared/domain/catalog';
import { EXIT } from '../../shared/errors';
import { commaList } from '../arguments';
import {
  command,
  flag,
  text as option,
  texts,
  readingOptions,
  unlockOptions,
  vaultAnd,
  vaultAndSome,
  vaultOnly,
} from '../command';
import { allPages } from '../all-pages';
import { rangeText } from '../dates';
import { readControlId, readPointOfFocusId, readSeriesId, readStarterControlId } from '../ids';
import { engine, readingVault, withVault } from '../open-vault';
import { text } from '../safe-text';
import { facts, table } from '../table';
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

const load = command('control', 'load', 'Load starter controls with their mappings.', {
  operands: vaultAndSome('[AC-nn…]'),
  options: {
    ...unlockOptions,
    set: option('SET', `the set to load from: ${SET}`),
    domain: option('NAME', 'only this domain of it, such as "Access Control"'),
  },
  notes: ['Loading again adds what is missing and leaves the rest as it is.'],
  run: async (call) => {
    const { options, operands, output } = call;
    if (options.set !== SET) throw new WrongUse(`--set takes ${SET}.`);
    const { loadStarterControls, starterControls } = await engine();
    const chosen = chosenStarters(starterControls(), options.domain, operands.slice(1));
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
  },
});

const list = command('control', 'list', 'List the controls of a vault.', {
  operands: vaultOnly,
  options: {
    ...readingOptions,
    series: option('SERIES', 'only those mapped into this series, such as CC6'),
    cadence: option('CADENCE', CADENCES.join(', ')),
    search: option('WORDS', 'only those with these words'),
    'without-evidence': flag('only those without evidence in the engagement’s time'),
  },
  run: async (call) => {
    const { options } = call;
    const series = options.series === undefined ? null : readSeriesId(options.series);
    const cadence = options.cadence === undefined ? null : Cadence.safeParse(options.cadence);
    if (cadence?.success === false) throw new WrongUse(`--cadence is one of ${CADENCES.join(', ')}.`);
    const { listControls } = await engine();
    const found = await readingVault(call, (vault) =>
      allPages((page) =>
        listControls(vault, {
          search: options.search ?? '',
          series,
          cadence: cadence?.data ?? null,
          withoutEvidenceInPeriod: options['without-evidence'],
          state: null,
          owner: null,
          domain: null,
          criterionId: null,
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
          { title: 'Criteria', flexible: true },
          { title: 'Title', flexible: true },
        ],
        found.rows.map((one) => [
          one.id,
          one.cadence,
          String(one.evidenceCount),
          String(one.evidenceInPeriodCount),
          one.criterionIds.join(' '),
          one.title,
        ]),
        call.terminal.columns,
      ),
    );
    return EXIT.done;
  },
});

const show = command('control', 'show', 'Show a control with its mappings and evidence.', {
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
        ['Cadence', control.cadence],
        ['Nature', `${control.nature}, ${control.kind}`],
        ['Owner', control.ownerRole],
        ['Starter control', control.starterId ?? 'no'],
      ]),
      '',
      ...table(
        [
          { title: 'Point' },
          { title: 'Scope' },
          { title: 'Title', flexible: true },
          { title: 'Rationale', flexible: true },
        ],
        control.mappings.map((one) => [
          one.pointOfFocusId,
          one.inScope ? 'in' : 'out',
          one.title,
          one.rationale,
        ]),
        call.terminal.columns,
      ),
      '',
      ...table(
        [{ title: 'Evidence' }, { title: 'Effective' }, { title: 'Title', flexible: true }],
        control.evidence.map((one) => [one.id, rangeText(one.effective), one.title]),
        call.terminal.columns,
      ),
    ]);
    return EXIT.done;
  },
});

const map = command('control', 'map', 'Map a control to further points of focus.', {
  operands: vaultAnd('CONTROL', 1),
  options: {
    ...unlockOptions,
    'point-of-focus': texts('ID', 'such as CC6.1-3; may be given several times, or with commas'),
    rationale: option('TEXT', 'why this control meets it'),
  },
  run: async (call) => {
    const id = readControlId(call.operands[1] ?? '');
    const points = commaList(call.options['point-of-focus']).map(readPointOfFocusId);
    const { rationale } = call.options;
    if (points.length === 0) throw new WrongUse('--point-of-focus is needed.');
    if (rationale === undefined) throw new WrongUse('--rationale is needed: an auditor will ask why.');
    if (rationale.length > 2000) throw new WrongUse('--rationale takes at most 2000 characters.');
    const { mapControl } = await engine();
    const result = await withVault(call, (vault) =>
      mapControl(vault, id, { pointOfFocusIds: points, criterionIds: [] }, rationale.trim()),
    );
    call.output.answer(result, () => [
      text`Mapped ${id} to ${result.added.join(', ') || 'nothing new'}.`,
      ...(result.alreadyMapped.length > 0 ? [`Already mapped: ${result.alreadyMapped.join(', ')}.`] : []),
    ]);
    return EXIT.done;
  },
});

export const controlCommands = [load, list, show, map];
