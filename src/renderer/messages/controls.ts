// Texts of the Controls screen and of the dialogs that load starter controls and map points of focus.
import type { Cadence, ControlKind, ControlNature } from '../../shared/domain/catalog';
import { count, plural } from './count';
import type { TimeWords } from './time-words';

const CADENCES = {
  annual: 'Annual',
  'semi-annual': 'Twice a year',
  quarterly: 'Quarterly',
  monthly: 'Monthly',
  weekly: 'Weekly',
  daily: 'Daily',
  'per-event': 'Per event',
  continuous: 'Continuous',
} as const satisfies Record<Cadence, string>;

const NATURES = {
  preventive: 'Preventive',
  detective: 'Detective',
  corrective: 'Corrective',
} as const satisfies Record<ControlNature, string>;

const KINDS = {
  manual: 'manual',
  'it-dependent-manual': 'manual with system data',
  automated: 'automated',
} as const satisfies Record<ControlKind, string>;

export const controls = {
  title: 'Controls',
  cadence: (cadence: Cadence) => CADENCES[cadence],
  natureAndKind: (nature: ControlNature, kind: ControlKind) => `${NATURES[nature]}, ${KINDS[kind]}`,
  /** Bold stands between double asterisks. */
  answer: (total: number, without: number, words: TimeWords) =>
    without === 0
      ? `**${plural(total, 'control')}.** Each has evidence${words.inside}.`
      : `**${plural(total, 'control')}.** ${count(without)} ${without === 1 ? 'has' : 'have'} no evidence${words.inside}.`,
  filterSeries: 'Series',
  filterCadence: 'Cadence',
  search: 'Search controls',
  shown: (shown: number) => `${count(shown)} shown`,
  table: 'Controls',
  columnNumber: 'No.',
  columnTitle: 'Control',
  columnCadence: 'Cadence',
  columnOwner: 'Owner',
  columnCriteria: 'Criteria',
  /** For screen readers, where the cell itself shows only "2 of 5". */
  evidenceCell: (inPeriod: number, total: number, words: TimeWords) =>
    words.inside === ''
      ? plural(total, 'item')
      : `${count(inPeriod)} of ${plural(total, 'item')}${words.inside}`,
  noneInPeriod: 'None',
  moreCriteria: (more: number) => `+${count(more)}`,
  ofAll: (total: number) => `of ${count(total)}`,
  loadStarters: 'Load starter controls…',
  emptyTitle: 'No controls yet',
  emptyText:
    'A control is what the organization does, in its own words, to meet a criterion. Begin with the 90 controls we suggest to AI companies and change them as you need.',
  nothingFound: 'No control fits these filters.',
  clearFilters: 'Clear filters',
  wording: 'Wording',
  owner: 'Owner',
  cadenceLabel: 'Cadence',
  nature: 'Nature',
  domain: 'Domain',
  startedFrom: 'Started from',
  startedFromText: (id: string) => `Starter control ${id}`,
  aiSpecific: 'Specific to AI',
  mappedTo: 'Mapped to',
  mappedNone: 'No point of focus yet. A control without one answers no criterion.',
  addPoints: 'Add points of focus…',
  removePoint: (id: string) => `Remove the mapping to ${id}`,
  outsideScope: 'outside the scope',
  rationale: 'Rationale',
  evidence: 'Evidence',
  addEvidence: 'Add evidence…',
  dropTitle: (id: string) => `Drop files on ${id}`,
  dropText: 'They go to the intake table with this control filled in. Nothing is stored before you confirm.',
  askedFor: 'What an auditor usually asks for',
  askedForHelp: 'Examples from the starter control, not a list to tick off.',
  cancel: 'Cancel',
} as const;

export const starterControls = {
  title: 'Load starter controls',
  text: '90 controls written for companies that build and run AI systems. Each comes mapped to points of focus; wording, owner and mapping are yours to change.',
  search: 'Search starter controls',
  loaded: 'loaded',
  ai: 'AI',
  onlyAi: 'Only those specific to AI',
  chosen: (chosen: number) => (chosen === 0 ? 'None chosen' : `${count(chosen)} chosen`),
  domainOf: (domain: string, total: number) => `${domain}, ${plural(total, 'control')}`,
  chooseShown: 'Choose all shown',
  chooseNone: 'Choose none',
  load: (chosen: number) => `Load ${plural(chosen, 'control')}`,
  loadAll: (remaining: number) => `Load all ${count(remaining)}`,
  allLoaded: 'Every starter control is already in this vault.',
  nothingFound: 'No starter control fits.',
} as const;

export const pointPicker = {
  title: (id: string) => `Map ${id} to points of focus`,
  text: 'Points of focus are considerations that help to judge a criterion, not requirements. Choose those this control really answers.',
  search: 'Search by number or word',
  list: 'Points of focus by criterion',
  alreadyMapped: 'mapped',
  outside: 'outside the scope',
  rationale: 'Rationale',
  rationaleHelp: 'Optional. Why this control answers them; it stands in the package.',
  add: (chosen: number) => (chosen === 0 ? 'Map' : `Map ${plural(chosen, 'point', 'points')}`),
  nothingFound: 'No point of focus fits.',
  offered: 'Points of focus of the chosen controls',
  inScope: 'In scope',
  notOffered: 'Linked, but no mapping of the chosen controls',
  outsideGroup: 'Outside the scope',
  chooseControlFirst: 'Choose a control first; the points of focus it is mapped to are offered here.',
  noneMapped: 'The chosen controls are mapped to no point of focus.',
} as const;

export const controlPicker = {
  search: 'Search controls',
  list: 'Controls',
  chosen: 'Chosen',
  others: 'Others',
  nothingFound: 'No control fits.',
  moreThanShown: (shown: number, total: number) =>
    `The first ${count(shown)} of ${count(total)}; search to find the others.`,
} as const;
