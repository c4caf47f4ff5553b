// The coverage of a whole vault for one engagement and one day, kept until the journal goes on: every
// change has an entry there, so its last entry says whether what was worked out still holds.
import type { Engagement } from '../../shared/domain/engagement';
import { UserError } from '../../shared/errors';
import type { EngagementId } from '../../shared/ids';
import type { CalendarDate } from '../../shared/period';
import { currentEngagement, getEngagement, proveLength } from '../engagement';
import { headOfJournal } from '../journal/journal-head';
import type { OpenVault } from '../vault/open-vault';
import { type Day, dayOf } from './calendar';
import { type Asked, type Counted, countEvidence, type LinkedEvidence } from './count-evidence';
import { type ExaminedDays, expectOccurrences, type Occurrences } from './occurrences';
import {
  readAssignments,
  type ReadControl,
  readControls,
  readEvidenceDays,
  readExcuses,
  readLinks,
  readPolicies,
} from './read-coverage';
import { statesOf, tally } from './states';

export interface ControlCoverage extends ReadControl {
  readonly occurrences: Occurrences;
  readonly evidence: LinkedEvidence;
  readonly asked: Asked;
  readonly counted: Counted;
  /** One code of STATE for each occurrence. */
  readonly states: Uint8Array;
  /** How many occurrences are in each state, in the order of OCCURRENCE_STATES. */
  readonly tallied: Int32Array;
}

export interface Coverage {
  readonly engagement: Engagement;
  readonly time: ExaminedDays;
  /** By number, also those that are not in force on any day of the time. */
  readonly controls: ReadonlyMap<number, ControlCoverage>;
  readonly inForce: readonly ControlCoverage[];
}

const NOTHING_LINKED = new Int32Array(0);
const NO_EXCUSES: ReadonlySet<Day> = new Set();
const NO_ASSIGNMENTS: ReadonlyMap<number, Day> = new Map();
const NO_POLICIES: ReadonlySet<number> = new Set();

/** All that stands in the vault about it: the same on every day somebody asks. */
interface Grounds {
  readonly engagement: Engagement;
  readonly time: ExaminedDays;
  readonly controls: readonly (ReadControl & {
    readonly occurrences: Occurrences;
    readonly evidence: LinkedEvidence;
    readonly excused: ReadonlySet<Day>;
  })[];
}

const readGrounds = ({ db }: OpenVault, engagement: Engagement): Grounds => {
  // An older vault may hold what nobody may state any more; it can still be changed.
  proveLength(engagement);
  const [from, to] =
    engagement.type === 1
      ? [engagement.asOf, engagement.asOf]
      : [engagement.period.from, engagement.period.to];
  const time: ExaminedDays = { type: engagement.type, from: dayOf(from), to: dayOf(to) };
  const days = readEvidenceDays(db, from, to);
  const links = readLinks(db);
  // A Type I looks at the design, which is what a policy shows.
  const policies = engagement.type === 1 ? NO_POLICIES : readPolicies(db);
  const excuses = readExcuses(db, engagement.id);
  const assignments = readAssignments(db, engagement.id);
  const occurrencesOf = expectOccurrences(time);
  const controls = readControls(db).map((control) => ({
    ...control,
    occurrences: occurrencesOf(control.versions),
    evidence: {
      numbers: links.get(control.number) ?? NOTHING_LINKED,
      ...days,
      assigned: assignments.get(control.number) ?? NO_ASSIGNMENTS,
      policies,
    },
    excused: excuses.get(control.number) ?? NO_EXCUSES,
  }));
  return { engagement, time, controls };
};

const workOut = ({ engagement, time, controls }: Grounds, today: Day): Coverage => {
  const all = controls.map(({ excused, ...control }): ControlCoverage => {
    const asked = { excused, today };
    const counted = countEvidence(control.occurrences, control.evidence, asked);
    const states = statesOf(control.occurrences, counted, asked);
    return { ...control, asked, counted, states, tallied: tally(states) };
  });
  return {
    engagement,
    time,
    controls: new Map(all.map((control) => [control.number, control])),
    inForce: all.filter((control) => control.occurrences.inForce),
  };
};

interface Kept {
  readonly key: string;
  readonly grounds: Grounds;
  readonly today: CalendarDate;
  readonly coverage: Coverage;
}

const kept = new WeakMap<OpenVault, Kept>();

const TRIES = 3;

/**
 * The coverage of the named engagement (null for the current one) on this day. While another process
 * changes the vault between two statements, it is read again.
 * @throws UserError use.engagement-missing, use.unknown-engagement, use.bad-input (a period of more than ten
 * years)
 */
export const coverageNow = (
  vault: OpenVault,
  today: CalendarDate,
  engagementId: EngagementId | null = null,
): Coverage => {
  for (let tries = 1; ; tries += 1) {
    const head = headOfJournal(vault.db);
    const engagement = engagementId === null ? currentEngagement(vault) : getEngagement(vault, engagementId);
    if (engagement === null) throw new UserError('use.engagement-missing');
    const key = `${head} ${engagement.id}`;
    const had = kept.get(vault);
    if (had?.key === key && had.today === today) return had.coverage;
    const grounds = had?.key === key ? had.grounds : readGrounds(vault, engagement);
    const coverage = workOut(grounds, dayOf(today));
    const isWhole = headOfJournal(vault.db) === head;
    if (isWhole) kept.set(vault, { key, grounds, today, coverage });
    if (isWhole || tries === TRIES) return coverage;
  }
};

/** The same where the day does not matter. */
export const coverageAnyDay = (vault: OpenVault): Coverage => {
  const had = kept.get(vault);
  return coverageNow(vault, had?.today ?? ('1970-01-01' as CalendarDate));
};
