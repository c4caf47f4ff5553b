// What machines report by themselves, every week or month, with the few holes and delays a real year has.
import { addDays, type CalendarDate } from '../../../../src/shared/period';
import { SYSTEMS } from '../company';
import { leader } from '../people';
import { day, type SampleItem, span } from '../sample-item';
import {
  month,
  months,
  owner,
  type Routine,
  routineItem,
  service,
  type Span,
  two,
  within,
} from './routine-item';

/** Monday to Sunday; the first begins with the year. Nobody looked in the second week of August. */
const scanWeeks = (): Span[] => {
  const weeks = [span('2026-01-01', '2026-01-04')];
  for (let monday = '2026-01-05' as CalendarDate; monday <= '2026-12-28'; monday = addDays(monday, 7)) {
    const sunday = addDays(monday, 6);
    if (monday === '2026-08-10') continue;
    // In the week after Whitsun the report came two days late.
    if (monday === '2026-05-25') weeks.push(day('2026-06-02'));
    else weeks.push(span(monday, sunday > '2026-12-31' ? '2026-12-31' : sunday));
  }
  return weeks;
};

/** A whole month, but for one day without a job, one whose job ran a day late, and the announced move. */
const backupTimes: readonly Span[] = [
  month(1),
  within(2, 1, 16),
  within(2, 18, 28),
  ...months(3, 4, 5),
  within(6, 1, 13),
  within(6, 15, 30),
  within(7, 1, 21),
  within(7, 23, 31),
  day('2026-07-23'),
  ...months(8),
  within(9, 1, 30),
  ...months(11, 12),
];

const ROUTINES: readonly Routine[] = [
  {
    starter: 'AC-43',
    title: 'Vulnerability scan and patch status of the week',
    file: 'weekly-scans/scan',
    source: `${SYSTEMS.scanner.name}, scheduled report, unchanged`,
    point: 'CC7.1-5',
    columns: ['service', 'finding', 'severity', 'found_on', 'fixed_on', 'owner'],
    row: (chance, index, { from: first }) => [
      service(chance),
      `SV-2026-${String(chance.between(100, 999))}${String(index)}`,
      chance.pick(['low', 'low', 'medium', 'medium', 'high']),
      addDays(first as CalendarDate, -chance.between(1, 9)),
      addDays(first as CalendarDate, chance.between(0, 6)),
      owner(chance),
    ],
    times: scanWeeks(),
  },
  {
    starter: 'AC-69',
    title: 'Backup job log',
    file: 'backups/jobs',
    source: `${SYSTEMS.backup.name}, job log, rotated monthly`,
    point: 'A1.2-7',
    columns: ['day', 'store', 'result', 'objects', 'gibibytes', 'minutes'],
    row: (chance, index, { from: first, to }) => {
      const at = addDays(first as CalendarDate, Math.floor(index / 3));
      return [
        at > to ? to : at,
        ['documents', 'database', 'weights'][index % 3] ?? '',
        'complete',
        chance.between(41_000, 58_000),
        chance.between(310, 420),
        chance.between(18, 47),
      ];
    },
    times: backupTimes,
  },
  {
    starter: 'AC-33',
    title: 'Limits and keys of the inference endpoint, state of the month',
    file: 'endpoint/limits',
    source: 'Configuration of the gateway, exported by the check',
    point: 'CC6.6-1',
    columns: ['plan', 'requests_per_minute', 'keys_in_use', 'keys_older_than_a_year', 'blocked_requests'],
    row: (chance, index) => [
      ['trial', 'team', 'business', 'enterprise', 'partner', 'internal'][index % 6] ?? '',
      60 * (index + 1),
      chance.between(12, 240),
      0,
      chance.between(0, 900),
    ],
    times: months(1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12),
  },
  {
    starter: 'AC-30',
    title: 'Access to stores of model weights, state of the month',
    file: 'weights/access',
    source: `${SYSTEMS.models.name}, export of permissions`,
    point: 'CC6.1-3',
    columns: ['store', 'account', 'right', 'given_on', 'last_used', 'approved_by'],
    row: (chance, index, { to }) => [
      ['assist-large', 'assist-small', 'guardrail'][index % 3] ?? '',
      `svc-${service(chance)}`,
      index % 4 === 0 ? 'write' : 'read',
      addDays(to as CalendarDate, -chance.between(40, 300)),
      addDays(to as CalendarDate, -chance.between(0, 20)),
      leader('ai').name,
    ],
    // April's was exported on the fifth of May.
    times: [...months(1, 2, 3), day('2026-05-05'), ...months(5, 12)],
  },
  {
    starter: 'AC-35',
    title: 'Encryption of stores and endpoints, state of the month',
    file: 'encryption/state',
    source: 'Configuration check, output unchanged',
    point: 'CC6.1-10',
    columns: ['place', 'kind', 'encrypted', 'algorithm', 'key_rotated_on'],
    row: (chance, index, { from: first }) => [
      `${service(chance)}-${String(index + 1)}`,
      index % 2 === 0 ? 'store' : 'endpoint',
      'yes',
      index % 2 === 0 ? 'AES-256-GCM' : 'TLS 1.3',
      addDays(first as CalendarDate, -chance.between(5, 80)),
    ],
    times: months(1, 2, 3, 4, 5, 12),
  },
  {
    starter: 'AC-29',
    title: 'Roles on the model platform, review of the month',
    file: 'model-platform/roles',
    source: `${SYSTEMS.models.name}, export of roles with decisions`,
    point: 'CC6.3-1',
    columns: ['account', 'role', 'decision', 'reviewer', 'decided_on'],
    row: (chance, index, { to }) => [
      `kiln-${two(index + 1)}`,
      chance.pick(['trainer', 'evaluator', 'releaser', 'reader']),
      index === 4 ? 'removed' : 'kept',
      leader('ai').name,
      addDays(to as CalendarDate, -chance.between(0, 5)),
    ],
    // Nobody reviewed November.
    times: months(10, 12),
  },
  {
    starter: 'AC-27',
    title: 'Second factor of all accounts, state of the month',
    file: 'sign-on/second-factor',
    source: `${SYSTEMS.identity.name}, report of enrolment`,
    point: 'CC6.1-4',
    columns: ['group', 'accounts', 'with_second_factor', 'with_hardware_key', 'exempt'],
    row: (chance, index) => {
      const accounts = chance.between(4, 14);
      return [`group-${two(index + 1)}`, accounts, accounts, chance.between(1, accounts), 0];
    },
    times: months(1, 2),
  },
  {
    starter: 'AC-70',
    title: 'Capacity of the inference clusters in December',
    file: 'capacity/clusters',
    source: `${SYSTEMS.monitor.name}, monthly report`,
    point: 'A1.1-1',
    columns: ['cluster', 'peak_percent', 'reserve_percent', 'queue_p95_ms', 'action'],
    row: (chance, index) => {
      const peak = chance.between(48, 81);
      return [
        `gpu-${two(index + 1)}`,
        peak,
        100 - peak,
        chance.between(20, 90),
        index === 2 ? 'add nodes' : 'none',
      ];
    },
    times: months(12),
  },
];

export const machineRoutines: readonly SampleItem[] = ROUTINES.flatMap((routine) =>
  routine.times.map((time) => routineItem(routine, time)),
);
