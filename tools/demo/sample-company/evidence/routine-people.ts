// What people write down each quarter or half-year when their controls run.
import { addDays, type CalendarDate } from '../../../../src/shared/period';
import { SYSTEMS } from '../company';
import { leader } from '../people';
import { day, type SampleItem, span } from '../sample-item';
import { owner, type Routine, routineItem, service, two } from './routine-item';

/** Evidence of the company's own controls, which have no starter to be named by. */
export const MODEL_CARDS = 'Check of published model cards';
export const BADGES = 'Badges of the office, reviewed for the last time';

const ROUTINES: readonly Routine[] = [
  {
    starter: 'AC-11',
    title: 'Attestations of control owners for the quarter',
    file: 'attestations/owners',
    source: `${SYSTEMS.tickets.name}, form "I ran my controls"`,
    point: 'CC5.3-3',
    columns: ['owner', 'controls', 'ran_as_written', 'deviations', 'signed_on'],
    row: (chance, index, { to }) => [
      leader(
        (['security', 'engineering', 'ai', 'it', 'people', 'vendors', 'incidents', 'data'] as const)[
          index % 8
        ] ?? 'it',
      ).name,
      chance.between(2, 9),
      'yes',
      index === 3 ? 1 : 0,
      addDays(to as CalendarDate, -chance.between(0, 2)),
    ],
    // The first was nine days late: it was new to everybody.
    times: [day('2026-04-09'), day('2026-06-26'), day('2026-12-18')],
  },
  {
    starter: 'AC-18',
    title: 'Tests of controls in the quarter',
    file: 'control-tests/tests',
    source: 'Worksheet of the Compliance Lead',
    point: 'CC4.1-1',
    columns: ['control', 'sample', 'of', 'deviations', 'tested_on', 'tester'],
    row: (chance, index, { to }) => [
      `AC-${String(20 + index * 4)}`,
      chance.between(5, 25),
      chance.between(25, 190),
      index === 5 ? 1 : 0,
      addDays(to as CalendarDate, -chance.between(1, 20)),
      leader('compliance').name,
    ],
    times: [day('2026-03-27'), day('2026-06-25'), day('2026-12-17')],
  },
  {
    starter: 'AC-22',
    title: 'Inventory of systems and data stores',
    file: 'inventory/systems',
    source: `${SYSTEMS.cloud.name}, export compared with the register`,
    point: 'CC2.1-6',
    columns: ['asset', 'kind', 'service', 'data', 'owner', 'in_register'],
    row: (chance, index) => [
      `asset-${String(chance.between(1000, 9999))}`,
      ['store', 'queue', 'cluster', 'bucket'][index % 4] ?? '',
      service(chance),
      chance.pick(['customer', 'internal', 'none']),
      owner(chance),
      'yes',
    ],
    times: [day('2026-03-24'), day('2026-06-23'), day('2026-09-22')],
  },
  {
    starter: 'AC-34',
    title: 'Rotation of secrets and keys',
    file: 'keys/rotation',
    source: `${SYSTEMS.cloud.name} key service, log of rotations`,
    point: 'CC6.1-11',
    columns: ['key', 'rotated_on', 'days_since_last', 'by', 'approved_by'],
    row: (chance, index, { to }) => [
      `kms/eu1/${['documents', 'database', 'weights', 'backups', 'logs', 'signing'][index % 6] ?? ''}`,
      addDays(to as CalendarDate, -chance.between(0, 6)),
      chance.between(80, 98),
      'rotation job',
      leader('security').name,
    ],
    // The second quarter's rotation waited for a release and ran on 8 July.
    times: [day('2026-03-20'), day('2026-07-08'), day('2026-09-25')],
  },
  {
    starter: 'AC-63',
    title: 'List of vendors and model providers, reviewed',
    file: 'vendors/list',
    source: `${SYSTEMS.tickets.name}, vendor register`,
    point: 'CC9.2-3',
    columns: ['vendor', 'service', 'data', 'tier', 'next_review'],
    row: (chance, index) => [
      [
        SYSTEMS.cloud.name,
        SYSTEMS.backup.name,
        SYSTEMS.identity.name,
        SYSTEMS.logs.name,
        SYSTEMS.devices.name,
        SYSTEMS.people.name,
      ][index % 6] ?? '',
      ['hosting', 'backups', 'sign-in', 'logs', 'devices', 'staff data'][index % 6] ?? '',
      chance.pick(['customer', 'staff', 'none']),
      1 + (index % 3),
      `2027-0${String(1 + (index % 6))}-15`,
    ],
    times: [day('2026-03-16'), day('2026-06-15'), day('2026-09-14')],
  },
  {
    starter: 'AC-55',
    title: 'Rehearsal of a model rollback',
    file: 'rollback/rehearsal',
    source: 'Runbook with times, exported after the rehearsal',
    point: 'CC8.1-9',
    columns: ['step', 'started_at', 'seconds', 'result', 'by'],
    row: (chance, index) => [
      ['announce', 'drain traffic', 'switch weights', 'replay checks', 'open traffic', 'write down'][
        index % 6
      ] ?? '',
      `09:${two(5 + (index % 6) * 6)}`,
      chance.between(12, 240),
      'as planned',
      leader('platform').name,
    ],
    times: [day('2026-03-11'), day('2026-08-26'), day('2026-12-02')],
  },
  {
    starter: 'AC-47',
    title: 'Review of what agents and tools may do, fourth quarter',
    file: 'agents/permissions',
    source: 'Export of tool permissions with decisions',
    point: 'CC6.3-3',
    columns: ['tool', 'may', 'limit', 'decision', 'reviewer'],
    row: (chance, index) => [
      ['search', 'calculator', 'mail draft', 'calendar', 'file export', 'code runner'][index % 6] ?? '',
      index % 2 === 0 ? 'read' : 'write after confirmation',
      `${String(chance.between(5, 60))} a minute`,
      'kept',
      leader('product').name,
    ],
    times: [day('2026-12-10')],
  },
  {
    starter: 'AC-04',
    title: 'Organization chart and responsibilities, spring',
    file: 'organization/responsibilities',
    source: `${SYSTEMS.people.name}, export`,
    point: 'CC1.3-1',
    columns: ['team', 'lead', 'people', 'answers_for', 'deputy'],
    row: (chance, index) => {
      const keys = ['engineering', 'ai', 'security', 'it', 'people', 'product', 'data', 'support'] as const;
      const own = leader(keys[index % keys.length] ?? 'it');
      return [
        own.team,
        own.name,
        chance.between(2, 9),
        own.role,
        leader(keys[(index + 3) % keys.length] ?? 'it').name,
      ];
    },
    times: [day('2026-04-14')],
  },

  {
    starter: 'AC-46',
    title: 'Red-team exercise against the assistant, spring',
    file: 'red-team/exercise',
    source: 'Log of attempts, exported by the team',
    point: 'CC4.1-7',
    columns: ['attempt', 'kind', 'turns', 'got_through', 'severity', 'ticket'],
    row: (chance, index) => [
      index + 1,
      chance.pick(['injection', 'jailbreak', 'data extraction', 'tool misuse']),
      chance.between(1, 14),
      index === 2 ? 'partly' : 'no',
      index === 2 ? 'medium' : 'none',
      index === 2 ? 'ASST-4731' : '',
    ],
    times: [span('2026-05-04', '2026-05-15')],
  },
  {
    starter: null,
    title: MODEL_CARDS,
    file: 'model-cards/check',
    source: 'Checklist of the Head of AI',
    point: null,
    columns: ['model', 'card_version', 'limits_named', 'evaluations_linked', 'published_on', 'checked_by'],
    row: (chance, index, { to }) => [
      ['assist-large', 'assist-small', 'guardrail', 'reranker', 'embedder', 'summarizer'][index % 6] ?? '',
      `1.${String(index)}`,
      'yes',
      'yes',
      addDays(to as CalendarDate, -chance.between(2, 40)),
      leader('ai').name,
    ],
    times: [day('2026-03-25'), day('2026-06-24'), day('2026-10-06'), day('2026-12-16')],
  },
  {
    starter: null,
    title: BADGES,
    file: 'office/badges',
    source: 'Door system of the office in Harbour Street, export before it was given back',
    point: null,
    columns: ['badge', 'holder', 'last_used', 'decision', 'decided_by'],
    row: (chance, index) => [
      `B-${String(100 + index)}`,
      owner(chance),
      addDays('2026-03-20' as CalendarDate, -chance.between(0, 30)),
      index === 1 ? 'withdrawn' : 'kept until the office closes',
      leader('operations').name,
    ],
    times: [day('2026-03-20')],
  },
];

export const peopleRoutines: readonly SampleItem[] = ROUTINES.flatMap((routine) =>
  routine.times.map((time) => routineItem(routine, time)),
);
