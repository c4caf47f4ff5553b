// Every change that reached production in 2026: pull requests, and the emergency ones among them.
import { addDays, type CalendarDate } from '../../../src/shared/period';
import { SERVICES } from './company';
import { peopleOn } from './people';
import { seededRandom } from './seeded-random';

export interface Change {
  readonly number: number;
  readonly ticket: string;
  readonly service: string;
  readonly summary: string;
  readonly author: string;
  readonly reviewer: string;
  readonly tests: 'passed';
  readonly merged: CalendarDate;
  readonly deployedAt: string;
  readonly commit: string;
  readonly kind: 'normal' | 'emergency';
}

const SUMMARIES = [
  'Retry model calls that time out',
  'Page the document list',
  'Check the tenant on every retrieval',
  'End idle sessions after 30 minutes',
  'Write audit fields into exports',
  'Limit uploads to 200 a minute',
  'Choose prompt templates by language',
  'Sign webhooks with the new key',
  'Extract text from PDF margins and table headers',
  'Round usage to whole tokens',
  'Add a health probe to the gateway',
  'Rebuild the index in steps',
  'Check roles in settings',
  'Say in error pages what to do',
  'Key the cache by tenant',
  'Estimate tokens before a call',
  'Stop answers after 60 seconds',
  'Link citations to the page',
  'Detect the language of short texts',
  'Update dependencies of the month',
  'Update the base image',
  'Show the model version in the footer',
  'Fix a race in job locking',
  'Fix dates of imported letters',
  'Fix sorting by customer name',
  'Fix a memory leak in the parser',
  'Drop the old export format',
  'Remove an unused feature flag',
  'Read settings once at start',
  'Log refusals with their rule',
  'Pass all text through the guardrail, whatever its field',
  'Replay the attack set every night',
  'Block links to unknown hosts',
  'Rotate the session key',
  'Pin the model by digest',
  'Warm the second region',
  'Move alerts to the new channel',
  'Count withheld answers',
  'Test that new fields reach the guardrail',
  'Delete tenant keys at exit',
  'Show drafts as drafts',
  'Ask twice before a bulk delete',
  'Cut start-up time by half',
  'Split the worker queue',
  'Cap the size of table cells',
  'Add French stop words',
  'Hide deleted documents from search',
] as const;
const ENGINEERS = new Set(['Engineering', 'Reliability', 'ML Platform', 'AI Research', 'Security']);
const COUNT = 184;
/** Merged before review, under the emergency procedure; reviewed the next working day. */
const EMERGENCIES = new Set([41, 112, 149]);

/** The Monday after, for a Saturday or Sunday. */
const workday = (date: CalendarDate): CalendarDate => {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return addDays(date, weekday === 6 ? 2 : weekday === 0 ? 1 : 0);
};

const makeChanges = (): Change[] => {
  const chance = seededRandom('changes');
  return Array.from({ length: COUNT }, (_, index): Change => {
    const merged = workday(addDays('2026-01-05' as CalendarDate, Math.floor((index * 353) / COUNT)));
    const engineers = peopleOn(merged).filter((person) => ENGINEERS.has(person.team));
    const author = chance.pick(engineers);
    const reviewer = chance.pick(engineers.filter((person) => person !== author));
    return {
      number: 3120 + index * 3 + chance.between(0, 2),
      ticket: `ASST-${String(4410 + index * 5 + chance.between(0, 4))}`,
      service: chance.pick(SERVICES),
      summary: SUMMARIES[(index * 17) % SUMMARIES.length] ?? '',
      author: author.name,
      reviewer: reviewer.name,
      tests: 'passed',
      merged,
      deployedAt: `${merged}T${String(chance.between(8, 17)).padStart(2, '0')}:${String(chance.between(0, 59)).padStart(2, '0')}:${String(chance.between(0, 59)).padStart(2, '0')}Z`,
      commit: chance.hex(12),
      kind: EMERGENCIES.has(index) ? 'emergency' : 'normal',
    };
  });
};

export const CHANGES: readonly Change[] = makeChanges();
