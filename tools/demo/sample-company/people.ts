// Who worked at Larkmoor AI in 2026: joined, left, role, team. User lists, reviews and approvals all
// draw on this, so that a name in one file is found in the others.
import { addDays, type CalendarDate } from '../../../src/shared/period';
import { DOMAIN } from './company';
import { seededRandom } from './seeded-random';

export interface Person {
  readonly number: string;
  readonly name: string;
  readonly mail: string;
  readonly role: string;
  readonly team: string;
  readonly joined: CalendarDate;
  readonly left: CalendarDate | null;
  readonly manager: string;
}

const LEADERS = {
  chief: ['Ingrid Solheim', 'Chief Executive', 'Management', '2021-03-01'],
  operations: ['Tomas Varga', 'Chief Operating Officer', 'Management', '2021-06-14'],
  security: ['Priya Raman', 'Security Lead', 'Security', '2022-02-07'],
  engineering: ['Callum Reyes', 'Head of Engineering', 'Engineering', '2021-09-06'],
  ai: ['Mei-Lin Zhou', 'Head of AI', 'AI Research', '2021-11-15'],
  compliance: ['Farah Aziz', 'Compliance Lead', 'Compliance', '2023-04-17'],
  it: ['Joakim Lund', 'IT Lead', 'IT', '2022-08-01'],
  people: ['Beatriz Nogueira', 'People Lead', 'People', '2022-01-10'],
  counsel: ['Daniel Okafor', 'General Counsel', 'Legal', '2023-01-09'],
  product: ['Hannah Weiss', 'Product Lead', 'Product', '2022-05-02'],
  platform: ['Oskar Brandt', 'Machine Learning Platform Lead', 'ML Platform', '2022-10-03'],
  data: ['Leila Haddad', 'Data Governance Lead', 'Data Governance', '2023-09-04'],
  incidents: ['Samuel Kiptoo', 'Incident Manager', 'Reliability', '2022-11-21'],
  vendors: ['Nora Castellan', 'Vendor Manager', 'Operations', '2023-06-05'],
  finance: ['Ruth Adeyemi', 'Finance Lead', 'Finance', '2022-03-28'],
  continuity: ['Piotr Wolan', 'Continuity Lead', 'Reliability', '2023-02-13'],
  support: ['Amara Diallo', 'Support Lead', 'Support', '2023-05-22'],
} as const;
export type LeaderKey = keyof typeof LEADERS;

const FIRST = [
  'Anouk',
  'Bram',
  'Chidi',
  'Dalia',
  'Emre',
  'Freya',
  'Goran',
  'Hiroko',
  'Ivo',
  'Jana',
  'Kofi',
  'Lucia',
  'Mateus',
  'Nadia',
  'Olamide',
  'Petra',
  'Quentin',
  'Rafael',
  'Saskia',
  'Tariq',
  'Ulrike',
  'Viktor',
  'Wanjiru',
  'Ximena',
  'Yusuf',
  'Zofia',
  'Arjun',
  'Birgit',
  'Cosmin',
  'Dinah',
] as const;
const LAST = [
  'Abara',
  'Bergström',
  'Costa',
  'Duvall',
  'Eriksen',
  'Fontaine',
  'Garza',
  'Holm',
  'Ito',
  'Jansen',
  'Kowal',
  'Lindqvist',
  'Mbeki',
  'Novak',
  'Ortega',
  'Pinto',
  'Quist',
  'Rossi',
  'Singh',
  'Tanaka',
  'Ueda',
  'Vasquez',
  'Wójcik',
  'Xu',
  'Yılmaz',
  'Zeman',
  'Bello',
  'Carling',
  'Dreyer',
  'Engel',
] as const;
const ROLES = [
  ['Software Engineer', 'Engineering', 'engineering'],
  ['Senior Software Engineer', 'Engineering', 'engineering'],
  ['Site Reliability Engineer', 'Reliability', 'incidents'],
  ['Research Scientist', 'AI Research', 'ai'],
  ['ML Engineer', 'ML Platform', 'platform'],
  ['Data Annotator', 'Data Governance', 'data'],
  ['Support Specialist', 'Support', 'support'],
  ['Product Designer', 'Product', 'product'],
  ['Security Engineer', 'Security', 'security'],
  ['Account Manager', 'Sales', 'operations'],
] as const satisfies readonly (readonly [string, string, LeaderKey])[];

const YEAR_START = '2026-01-01' as CalendarDate;
/** Days into the year on which somebody joined or left; the tenth person onwards are newcomers. */
const JOINED_ON = [12, 33, 61, 74, 103, 131, 152, 187, 214, 245, 272, 306] as const;
const LEFT_ON: Readonly<Record<number, number>> = { 1: 43, 4: 89, 8: 148, 13: 197, 17: 259, 24: 320 };
const NEWCOMERS_FROM = 18;

const plain = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').replace(/ı/g, 'i').replace(/ł/g, 'l').toLowerCase();
const mailOf = (name: string): string => `${plain(name).replace(/ /g, '.')}@${DOMAIN}`;
const numberOf = (index: number): string => `E${String(1001 + index)}`;

const leaders = (Object.keys(LEADERS) as LeaderKey[]).map((key, index): Person => {
  const [name, role, team, joined] = LEADERS[key];
  const manager = key === 'chief' ? 'Board' : LEADERS.chief[0];
  return {
    number: numberOf(index),
    name,
    mail: mailOf(name),
    role,
    team,
    joined: joined as CalendarDate,
    left: null,
    manager,
  };
});

const staff = (): Person[] => {
  const chance = seededRandom('people');
  return FIRST.map((first, index): Person => {
    const name = `${first} ${LAST[(index * 7 + 3) % LAST.length] ?? ''}`;
    const [role, team, lead] = ROLES[index % ROLES.length] ?? ROLES[0];
    const newcomer = JOINED_ON[index - NEWCOMERS_FROM];
    const joined =
      newcomer === undefined ? addDays(YEAR_START, -chance.between(40, 1200)) : addDays(YEAR_START, newcomer);
    const leftOn = LEFT_ON[index];
    return {
      number: numberOf(leaders.length + index),
      name,
      mail: mailOf(name),
      role,
      team,
      joined,
      left: leftOn === undefined ? null : addDays(YEAR_START, leftOn),
      manager: LEADERS[lead][0],
    };
  });
};

/** Everybody employed at some time in the year, by staff number. */
export const PEOPLE: readonly Person[] = [...leaders, ...staff()];

/** Employed at the end of that day. */
export const peopleOn = (date: string): Person[] =>
  PEOPLE.filter((person) => person.joined <= date && (person.left === null || person.left > date));

export const LEAVERS: readonly Person[] = PEOPLE.filter((person) => person.left !== null);

export const leader = (key: LeaderKey): Person => {
  const found = leaders.find((person) => person.name === LEADERS[key][0]);
  if (found === undefined) throw new Error(`no such leader: ${key}`);
  return found;
};
