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

const VERBS = ['Add', 'Fix', 'Tighten', 'Remove', 'Rework', 'Speed up', 'Limit', 'Rename'] as const;
const THINGS = [
  'retry of model calls',
  'paging of the document list',
  'tenant check on retrieval',
  'session expiry',
  'audit fields on exports',
  'rate limit for uploads',
  'prompt template selection',
  'webhook signatures',
  'PDF text extraction',
  'usage meter rounding',
  'health probe of the gateway',
  'index rebuild job',
  'role check in settings',
  'error page wording',
  'cache keys per customer',
  'token count estimate',
  'timeout of long answers',
  'citation links',
  'language detection',
  'dependency versions',
] as const;
const ENGINEERS = new Set(['Engineering', 'Reliability', 'ML Platform', 'AI Research', 'Security']);
const COUNT = 184;
/** Merged before review, under the emergency procedure; reviewed the next working day. */
const EMERGENCIES = new Set([41, 112, 149]);

const makeChanges = (): Change[] => {
  const chance = seededRandom('changes');
  return Array.from({ length: COUNT }, (_, index): Change => {
    const merged = addDays(
      '2026-01-05' as CalendarDate,
      Math.floor((index * 353) / COUNT) + chance.between(0, 1),
    );
    const engineers = peopleOn(merged).filter((person) => ENGINEERS.has(person.team));
    const author = chance.pick(engineers);
    const reviewer = chance.pick(engineers.filter((person) => person !== author));
    return {
      number: 3120 + index * 3 + chance.between(0, 2),
      ticket: `ASST-${String(4410 + index * 5 + chance.between(0, 4))}`,
      service: chance.pick(SERVICES),
      summary: `${chance.pick(VERBS)} ${chance.pick(THINGS)}`,
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
