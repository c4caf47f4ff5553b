// muniment coverage: which occurrences of controls an engagement expects, and what the evidence says.
import { type Occurrence, type OccurrenceState, type StateCounts } from '../../shared/domain/coverage';
import { EXIT } from '../../shared/errors';
import type { ControlId, EngagementId } from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import type { OpenVault } from '../../engine';
import { allPages } from '../all-pages';
import { command, readingOptions, text as option, unlockOptions, vaultAnd, vaultOnly } from '../command';
import { counted } from '../counted';
import { parseDate, rangeText } from '../dates';
import { readControlId, readEngagementId } from '../ids';
import { engine, readingVault, withVault } from '../open-vault';
import { text } from '../safe-text';
import { table } from '../table';
import { todayOf, todayOption } from '../today-option';
import { WrongUse } from '../wrong-use';

const STATE_WORDS: Readonly<Record<OccurrenceState, string>> = {
  met: 'met',
  late: 'late',
  missed: 'missed',
  due: 'due',
  'not-due': 'not due',
  excused: 'excused',
  'not-expected': 'not expected',
};
const STATES = Object.keys(STATE_WORDS) as OccurrenceState[];

const countsText = (counts: StateCounts): string =>
  STATES.filter((state) => counts[state] > 0)
    .map((state) => `${String(counts[state])} ${STATE_WORDS[state]}`)
    .join(', ') || 'nothing is expected';

/** All pages of the grid as one. */
const wholeGrid = async (vault: OpenVault, today: CalendarDate, engagement: EngagementId | null) => {
  const { coverageGrid } = await engine();
  const ask = (page: { offset: number; limit: number }) =>
    coverageGrid(
      vault,
      {
        ...{ today, search: '', cadences: [], states: [], owner: null },
        ...{ sort: 'id', direction: 'ascending', ...page },
      },
      engagement,
    );
  return { ...ask({ offset: 0, limit: 1 }), ...allPages(ask) };
};
type Grid = Awaited<ReturnType<typeof wholeGrid>>;

const gridLines = (grid: Grid, today: CalendarDate, columns: number | null): readonly string[] => [
  text`${rangeText(grid.time)} on ${today}, ${counted(grid.total, 'control')}: ${countsText(grid.counts)}.`,
  '',
  ...table(
    [
      { title: 'Id' },
      { title: 'Cadence' },
      ...STATES.map((state) => ({ title: STATE_WORDS[state], right: true })),
      { title: 'Next due' },
      { title: 'Title', flexible: true },
    ],
    grid.rows.map((row) => [
      row.controlId,
      row.cadence,
      // A nought in every column would hide the numbers that matter.
      ...STATES.map((state) => (row.counts[state] === 0 ? '-' : String(row.counts[state]))),
      row.nextDue ?? (row.cadence === 'per-event' ? counted(row.eventDays.length, 'day') : ''),
      row.title,
    ]),
    columns,
  ),
];

const occurrenceLines = (occurrences: readonly Occurrence[], columns: number | null): string[] =>
  table(
    [
      { title: 'From' },
      { title: 'To' },
      { title: 'State' },
      { title: 'Late until' },
      { title: 'Served on' },
      { title: 'Evidence', flexible: true },
    ],
    occurrences.map((one) => [
      one.from,
      one.to,
      STATE_WORDS[one.state],
      one.graceUntil,
      one.servedOn ?? '',
      one.evidenceIds.join(' '),
    ]),
    columns,
  );

const show = command('coverage', 'show', 'Show which occurrences are met, late, missed or due.', {
  operands: vaultOnly,
  options: {
    ...readingOptions,
    engagement: option('ENG-nn', 'of this engagement (left out: the current one)'),
    control: option('CTL-nnn', 'the occurrences of this control'),
    ...todayOption,
  },
  notes: [
    'By effective dates of evidence: arithmetic, and no judgement about a control.',
    'A control that runs per event has no occurrences to count; the days its evidence speaks about stand under “Next due”.',
  ],
  run: async (call) => {
    const { options, output, terminal } = call;
    const control: ControlId | null = options.control === undefined ? null : readControlId(options.control);
    const engagement = options.engagement === undefined ? null : readEngagementId(options.engagement);
    const asked = options.today === undefined ? null : parseDate(options.today, '--today');
    const { occurrencesOfControl } = await engine();
    await readingVault(call, async (vault) => {
      const today = asked ?? todayOf(undefined, vault.environment);
      if (control !== null) {
        const found = occurrencesOfControl(vault, { today, controlId: control }, engagement);
        output.answer(found, () =>
          found.occurrences.length === 0
            ? [text`No occurrences of ${control} can be counted.`]
            : occurrenceLines(found.occurrences, terminal.columns),
        );
        return;
      }
      const grid = await wholeGrid(vault, today, engagement);
      output.answer(grid, () => gridLines(grid, today, terminal.columns));
    });
    return EXIT.done;
  },
});

const excuse = command('coverage', 'excuse', 'Say why an occurrence did not have to happen.', {
  operands: vaultAnd('CONTROL', 1),
  options: {
    ...unlockOptions,
    from: option('DATE', 'the first day of the occurrence'),
    reason: option('TEXT', 'why; an auditor will read it'),
  },
  notes: [
    'It is an occurrence of the current engagement. Said again, the new reason takes the place of the old one.',
  ],
  run: async (call) => {
    const controlId = readControlId(call.operands[1] ?? '');
    const { from: typed, reason: given } = call.options;
    if (typed === undefined) throw new WrongUse('--from is needed: the first day of the occurrence.');
    const from = parseDate(typed, '--from');
    const reason = given?.trim() ?? '';
    if (reason === '') throw new WrongUse('--reason is needed: an auditor will ask why.');
    if (reason.length > 2000) throw new WrongUse('--reason takes at most 2000 characters.');
    const { excuseOccurrence, getOccurrence } = await engine();
    const occurrence = await withVault(call, (vault) => {
      excuseOccurrence(vault, { controlId, from, reason });
      return getOccurrence(vault, { today: todayOf(undefined, vault.environment), controlId, from });
    });
    call.output.answer(occurrence, () => [
      text`Excused ${controlId} from ${occurrence.from} to ${occurrence.to}.`,
    ]);
    return EXIT.done;
  },
});

export const coverageCommands = [show, excuse];
