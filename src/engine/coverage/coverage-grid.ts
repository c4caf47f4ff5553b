// The grid, controls × time: filtered, sorted and cut to a page in memory, where the coverage of all
// controls has been worked out already.
import type { Input, Output } from '../../shared/contract';
import { CADENCES } from '../../shared/domain/catalog';
import {
  type CoverageRow,
  OCCURRENCE_STATES,
  STATE_LETTERS,
  type StateCounts,
} from '../../shared/domain/coverage';
import { controlId, type EngagementId, numberOf } from '../../shared/ids';
import type { OpenVault } from '../vault/open-vault';
import { dateOf, type Day } from './calendar';
import { NO_DAY } from './count-evidence';
import { type ControlCoverage, coverageNow } from './coverage-now';
import type { ExaminedDays } from './occurrences';
import { STATE, stateCounts } from './states';

export type CoverageGridQuery = Input<'coverage', 'grid'>;

const LETTERS = OCCURRENCE_STATES.map((state) => STATE_LETTERS[state]);

/** The last day of the earliest occurrence that is open; null when none is. */
const nextDueOf = ({ states, occurrences }: ControlCoverage): Day | null => {
  const at = states.findIndex((state) => state === STATE.due || state === STATE.notDue);
  return at === -1 ? null : (occurrences.ends[at] as number);
};

/** Days on which evidence speaks while the control asks for no cadence. */
export const eventDaysOf = ({ occurrences, evidence, asked }: ControlCoverage): Day[] => {
  const days = new Set<Day>();
  const { eventSpans } = occurrences;
  for (let span = 0; span < eventSpans.length; span += 2) {
    const [first, last] = [eventSpans[span] as number, eventSpans[span + 1] as number];
    for (const item of Array.from(evidence.numbers)) {
      const to = evidence.tos[item] ?? NO_DAY;
      // A policy is in force for a year: that is no year of events.
      if (to === NO_DAY || evidence.policies.has(item)) continue;
      const end = Math.min(last, to, asked.today);
      for (let day = Math.max(first, evidence.froms[item] ?? NO_DAY); day <= end; day += 1) days.add(day);
    }
  }
  return [...days].sort((one, other) => one - other);
};

const rowOf = (control: ControlCoverage, time: ExaminedDays): CoverageRow => {
  const { occurrences, counted } = control;
  const fromFirst = (day: Day): number => day - time.from;
  const nextDue = nextDueOf(control);
  return {
    controlId: controlId(control.number),
    title: control.title,
    ownerRole: control.ownerRole,
    owner: control.owner,
    cadence: control.cadence,
    counts: stateCounts(control.tallied),
    nextDue: nextDue === null ? null : dateOf(nextDue),
    starts: Array.from(occurrences.starts, fromFirst),
    ends: Array.from(occurrences.ends, fromFirst),
    states: Array.from(control.states, (state) => LETTERS[state]).join(''),
    servedOn: Array.from(counted.servedOn, (day) => (day === NO_DAY ? -1 : fromFirst(day))),
    servedBy: Array.from(counted.servedBy),
    evidenceCounts: Array.from(counted.items),
    eventDays: eventDaysOf(control).map(fromFirst),
  };
};

const folded = (text: string): string => text.normalize('NFC').toLowerCase();
const searched = new WeakMap<ControlCoverage, string>();
const searchedText = (control: ControlCoverage): string => {
  const known = searched.get(control);
  if (known !== undefined) return known;
  const text = folded(
    [controlId(control.number), control.title, control.ownerRole, control.owner].join('\n'),
  );
  searched.set(control, text);
  return text;
};

/** Every word must occur in some place, as in the lists that the database searches. */
const matches = (query: CoverageGridQuery): ((control: ControlCoverage) => boolean) => {
  const words = query.search
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(folded);
  const states = query.states.map((state) => OCCURRENCE_STATES.indexOf(state));
  return (control) =>
    (query.cadences.length === 0 || query.cadences.includes(control.cadence)) &&
    (states.length === 0 || states.some((state) => (control.tallied[state] ?? 0) > 0)) &&
    (query.owner === null || control.owner === query.owner || control.ownerRole === query.owner) &&
    words.every((word) => searchedText(control).includes(word));
};

/** What a control is sorted by; null has no place in the order and comes last, whatever the direction. */
const SORT_KEY: Readonly<
  Record<CoverageGridQuery['sort'], (control: ControlCoverage) => number | string | null>
> = {
  id: (control) => control.number,
  cadence: (control) => CADENCES.indexOf(control.cadence),
  title: (control) => folded(control.title),
  holes: (control) => (control.tallied[STATE.missed] ?? 0) + (control.tallied[STATE.late] ?? 0),
  'next-due': nextDueOf,
};

const sorted = (controls: readonly ControlCoverage[], query: CoverageGridQuery): ControlCoverage[] => {
  const keyOf = SORT_KEY[query.sort];
  const way = query.direction === 'ascending' ? 1 : -1;
  return controls
    .map((control) => ({ control, key: keyOf(control) }))
    .sort((one, other) => {
      if (one.key === other.key) return one.control.number - other.control.number;
      if (one.key === null) return 1;
      if (other.key === null) return -1;
      return one.key < other.key ? -way : way;
    })
    .map(({ control }) => control);
};

const countsOf = (controls: readonly ControlCoverage[]): StateCounts =>
  stateCounts(
    OCCURRENCE_STATES.map((_, state) =>
      controls.reduce((sum, control) => sum + (control.tallied[state] ?? 0), 0),
    ),
  );

/**
 * One page of the grid, of the named engagement or the current one. Counts are over all that matches.
 * @throws UserError use.engagement-missing, use.unknown-engagement
 */
export const coverageGrid = (
  vault: OpenVault,
  query: CoverageGridQuery,
  engagementId: EngagementId | null = null,
): Output<'coverage', 'grid'> => {
  const { time, inForce } = coverageNow(vault, query.today, engagementId);
  const found = inForce.filter(matches(query));
  const byCadence = Map.groupBy(found, (control) => control.cadence);
  return {
    rows: sorted(found, query)
      .slice(query.offset, query.offset + query.limit)
      .map((control) => rowOf(control, time)),
    total: found.length,
    time: { from: dateOf(time.from), to: dateOf(time.to) },
    counts: countsOf(found),
    byCadence: CADENCES.flatMap((cadence) => {
      const controls = byCadence.get(cadence);
      return controls === undefined
        ? []
        : [{ cadence, controls: controls.length, counts: countsOf(controls) }];
    }),
  };
};

/**
 * The rows of some controls, in the order asked for; unknown ones are left out.
 * @throws UserError use.engagement-missing
 */
export const coverageRows = (
  vault: OpenVault,
  { today, controlIds }: Input<'coverage', 'rows'>,
): Output<'coverage', 'rows'> => {
  const { time, controls } = coverageNow(vault, today);
  return {
    from: dateOf(time.from),
    rows: controlIds.flatMap((id) => {
      const control = controls.get(numberOf(id));
      return control === undefined ? [] : [rowOf(control, time)];
    }),
  };
};
