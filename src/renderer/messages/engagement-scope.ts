// Texts of what an engagement is about beside its frame, of its state, and of the next one.
import type { EngagementState } from '../../shared/domain/engagement';
import type { EngagementPerson, ScopeItemKind, SubserviceOrganization } from '../../shared/domain/scope';
import { count, plural } from './count';

const KINDS: Readonly<Record<ScopeItemKind, { readonly name: string; readonly text: string }>> = {
  service: { name: 'Services', text: 'What customers use, such as an inference API or a dashboard.' },
  infrastructure: { name: 'Infrastructure', text: 'What it runs on: regions, clusters, networks, machines.' },
  software: { name: 'Software', text: 'What is built or bought to run it.' },
  data: { name: 'Data', text: 'What is held: prompts, documents, training data, weights, logs.' },
  'data-flow': { name: 'Data flows', text: 'How it moves: from where to where, and who passes it on.' },
  people: { name: 'People', text: 'Teams that run, secure and support the system.' },
};

const STATES: Readonly<Record<EngagementState, { readonly name: string; readonly text: string }>> = {
  planned: { name: 'Planned', text: 'Agreed on, not begun.' },
  readiness: { name: 'Readiness', text: 'Gaps are looked for and closed.' },
  observation: { name: 'Observation', text: 'The period runs; controls operate and leave evidence.' },
  fieldwork: { name: 'Fieldwork', text: 'The firm asks, tests and samples.' },
  'draft-report': { name: 'Draft report', text: 'The firm’s draft is read and answered.' },
  issued: { name: 'Issued', text: 'The report is there.' },
  retained: { name: 'Retained', text: 'Kept for as long as was agreed; nothing is expected any more.' },
};

const METHODS: Readonly<
  Record<SubserviceOrganization['method'], { readonly label: string; readonly description: string }>
> = {
  'carve-out': {
    label: 'Carve-out',
    description: 'Their controls stay out of the examination; we say which ones we assume they run.',
  },
  inclusive: {
    label: 'Inclusive',
    description: 'Their controls are examined together with ours, and they make an assertion of their own.',
  },
};

const ROLES: Readonly<Record<EngagementPerson['side'], readonly string[]>> = {
  organization: ['Signatory of the assertion', 'System owner', 'Contact for the firm', 'Security lead'],
  firm: ['Engagement partner', 'Manager', 'Senior', 'Quality reviewer'],
};

export const scope = {
  parts: 'Parts of the engagement',
  frame: 'Frame',
  system: 'System',
  people: 'People',
  subservice: 'Subservice organizations',
  notApplicable: 'Not applicable',
  all: 'All engagements',
  answer: (
    kind: string,
    system: string,
    days: string,
    firm: string,
    { criteria, points }: { readonly criteria: number; readonly points: number },
  ) =>
    `**${kind}** of ${system}, ${days}${firm === '' ? '; the firm is not named yet' : `, by ${firm}`}: ${plural(criteria, 'criterion', 'criteria')} with ${plural(points, 'point')} of focus.`,
  leftOut: (parts: number, criteria: number) => {
    const said = [
      ...(parts > 0 ? [`${plural(parts, 'part')} of the system`] : []),
      ...(criteria > 0 ? [plural(criteria, 'criterion', 'criteria')] : []),
    ];
    return said.length === 0 ? '' : ` Left out: ${said.join(' and ')}.`;
  },
  print: 'Print',
  newOne: 'New engagement…',
  rollForward: 'Roll forward…',
  change: 'Change…',
  save: 'Save scope',
  discard: 'Discard changes',
  unsaved: 'The scope has changes that are not saved.',
  what: 'the scope',
  problems: (number: number) =>
    `${plural(number, 'line')} ${number === 1 ? 'lacks' : 'lack'} a name or a reason; then it can be saved.`,
  missing: '(still to be said)',

  stateTitle: 'How far it is',
  stateNow: 'Present state',
  state: (state: EngagementState) => STATES[state],
  catalog: 'Catalog',
  number: 'No.',
  madeFrom: 'Rolled forward from',
  time: 'Time',
  stateLabel: 'State',

  boundaryTitle: 'Boundary',
  boundary: 'Where the system ends',
  boundaryHelp: 'In words: what belongs to it, and what is next to it and does not.',
  partsOfSystem: 'Parts of the system',
  kind: (kind: ScopeItemKind) => KINDS[kind],
  add: 'Add',
  starters: 'Add usual parts…',
  startersTitle: 'Usual parts of a system built on AI',
  startersText: 'Tick what you have; each can be changed or left out with a reason afterwards.',
  startersFirst: 'Nearly everybody begins with',
  startersThere: 'there already',
  startersAdd: (number: number) => (number === 0 ? 'Add' : `Add ${count(number)}`),
  search: 'Search',
  nothingFound: 'Nothing has that name.',
  name: 'Name',
  noteLabel: 'What it is',
  inScope: 'In scope',
  isIn: 'In',
  isOut: 'Left out',
  reason: 'Why it is left out',
  reasonPlaceholder: 'Why is it left out?',
  of: (label: string, name: string) => (name === '' ? label : `${label}, ${name}`),
  remove: (name: string) => (name === '' ? 'Remove this line' : `Remove ${name}`),
  marks: 'What some points of focus depend on',
  roles: 'Personal information is handled',
  roleProcessor: 'for others, as they say (processor)',
  roleController: 'for ourselves, as we decide (controller)',
  rolesHelp: 'Some points of focus in the privacy series ask only one of the two. At least one stays.',
  products: 'The system makes or distributes products',
  productsHelp: 'One point of focus asks only then. Software as a service usually does not.',

  ourSide: 'Your organization',
  firmSide: 'CPA firm',
  sideHelp: {
    organization: 'Who signs the assertion, who owns the system, whom the firm asks.',
    firm: 'Who leads the examination and whom you send packages to.',
  } as const satisfies Record<EngagementPerson['side'], string>,
  suggestedRoles: (side: EngagementPerson['side']) => ROLES[side],
  role: 'What they do here',
  email: 'Email',
  addPerson: 'Add person',

  subserviceHelp:
    'A provider whose controls are needed so that yours meet the criteria: mostly cloud hosting, sometimes a model provider. A vendor whose controls are not needed for that is none.',
  addSubservice: 'Add organization',
  service: 'What they provide',
  method: 'Method',
  methods: (['carve-out', 'inclusive'] as const).map((id) => ({ id, ...METHODS[id] })),
  methodName: (method: SubserviceOrganization['method']) => METHODS[method].label,
  assumed: 'Controls we assume they run',
  assumedHelp: 'Complementary controls, one a line: such as “guards the data center around the clock”.',
  noteText: 'Note',
  noName: 'A name is needed.',

  naHelp:
    'A criterion of your categories that cannot apply to this system, with the reason that will stand in the description. It is no longer counted as missing.',
  naAdd: 'Add criterion…',
  naTitle: 'Which criteria do not apply?',
  naText: 'Each needs a reason afterwards. Most engagements have none, or one or two.',
  naReason: 'Why it does not apply',
  naReasonPlaceholder: 'Why does it not apply to this system?',
  naPoints: (points: number) =>
    `${plural(points, 'point')} of focus ${points === 1 ? 'leaves' : 'leave'} with it`,
  naOutside: 'Its category is not in scope; it says nothing now.',
  naNone: 'Every criterion of the categories applies.',
  naThere: 'declared',
  none: 'None yet.',

  current: 'Current',
  makeCurrent: 'Make current',
  currentHelp:
    'Evidence, coverage and readiness are judged against the current engagement. The others stay as they are.',
  columnSystem: 'System',
  columnTime: 'Time',
  columnFirm: 'CPA firm',
  columnState: 'State',
  typeOf: (type: 1 | 2) => (type === 1 ? 'Type I' : 'Type II'),
  asOf: (date: string) => `as of ${date}`,

  newTitle: 'New engagement',
  rollTitle: (from: string) => `Roll ${from} forward`,
  rollText:
    'Proposed: the day after the last one ends, for as long. The scope is taken over with it; controls and mappings belong to the vault and stay. Evidence, excuses, ratings and exceptions stay with the engagement they were made for.',
  rollTextOne:
    'After a Type I, a Type II usually follows: proposed from the day after, for six months. The scope is taken over with it; controls and mappings belong to the vault and stay. Evidence, ratings and exceptions stay with the engagement they were made for.',
  rollDo: 'Roll forward',
  newDo: 'Make the engagement',
  becomesCurrent: 'It becomes the current engagement.',
  frameWhat: 'the engagement',

  sheetTitle: 'Scope of the engagement',
  sheetPrinted: (date: string) => `Printed ${date}`,
  sheetIn: 'In scope',
  sheetOut: 'Left out',
} as const;
