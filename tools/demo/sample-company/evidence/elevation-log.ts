// The audit log of raised rights over the year.
import { addDays, type CalendarDate } from '../../../../src/shared/period';
import { leader, peopleOn } from '../people';
import { seededRandom } from '../seeded-random';

const REASONS = [
  'deploy fix',
  'restore test',
  'node replacement',
  'key rotation',
  'database index',
  'incident',
  'certificate renewal',
  'capacity change',
] as const;
const TEAMS = new Set(['Reliability', 'Engineering', 'ML Platform', 'Security']);

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** About two elevations a week, none longer than eight hours, and a review mark at each month’s end. */
export const elevationLog = (): string => {
  const chance = seededRandom('elevation');
  const lines = ['# harborkey audit export  filter=elevation  from=2026-01-01  to=2026-12-31  tz=UTC'];
  let month = '01';
  let since = 0;
  for (let dayOfYear = 2; dayOfYear < 365; dayOfYear += chance.between(2, 5)) {
    const date = addDays('2026-01-01' as CalendarDate, dayOfYear);
    if (date.slice(5, 7) !== month) {
      lines.push(
        `${date.slice(0, 8)}03T08:30:00Z review month=2026-${month} entries=${String(since)} by=${leader('security').mail} result=all-explained`,
      );
      month = date.slice(5, 7);
      since = 0;
    }
    const who = chance.pick(peopleOn(date).filter((person) => TEAMS.has(person.team)));
    // Nobody approves their own request.
    const approver = [leader('engineering'), leader('incidents')].find((person) => person !== who) ?? who;
    const begin = chance.between(7 * 60, 15 * 60);
    const minutes = chance.between(20, 480);
    const role = chance.pick(['prod-operator', 'db-operator', 'kms-operator'] as const);
    const id = chance.hex(8);
    lines.push(
      `${date}T${clock(begin)}:00Z elevation.start id=${id} actor=${who.mail} role=${role} reason="${chance.pick(REASONS)}" ticket=OPS-${String(chance.between(1200, 1990))} approver=${approver.mail}`,
    );
    lines.push(
      `${date}T${clock(begin + minutes)}:00Z elevation.end   id=${id} actor=${who.mail} role=${role} minutes=${String(minutes)} cause=${chance.chance(0.8) ? 'released' : 'expired'}`,
    );
    since += 1;
  }
  lines.push(
    `2027-01-03T08:30:00Z review month=2026-${month} entries=${String(since)} by=${leader('security').mail} result=all-explained`,
  );
  return `${lines.join('\n')}\n`;
};
