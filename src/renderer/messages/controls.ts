// Texts of the Controls screen and of the dialogs that load starter controls and map points of focus.
import type { Cadence, ControlKind, ControlNature } from '../../shared/domain/catalog';
import type { ControlState } from '../../shared/domain/control';
import { count, numberWord, plural } from './count';
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

const STATES = {
  'in-force': 'In force',
  retired: 'Retired',
} as const satisfies Record<ControlState, string>;

export const controls = {
  title: 'Controls',
  cadence: (cadence: Cadence) => CADENCES[cadence],
  natureAndKind: (nature: ControlNature, kind: ControlKind) => `${NATURES[nature]}, ${KINDS[kind]}`,
  natureOf: (nature: ControlNature) => NATURES[nature],
  kindOf: (kind: ControlKind) => KINDS[kind].charAt(0).toUpperCase() + KINDS[kind].slice(1),
  /** Bold stands between double asterisks. `withHoles` is null while there is no engagement. */
  answer: (inForce: number, withHoles: number | null) => {
    const many = `**${plural(inForce, 'control')}** in force.`;
    if (withHoles === null) return many;
    if (withHoles === 0) return `${many} None has a late or missed occurrence.`;
    return `${many} ${numberWord(withHoles)} ${withHoles === 1 ? 'has' : 'have'} a late or missed occurrence.`;
  },
  filterOwner: 'Owner',
  filterState: 'State',
  filterDomain: 'Domain',
  state: (state: ControlState) => STATES[state],
  filterSeries: 'Series',
  filterCadence: 'Cadence',
  search: 'Search controls',
  shown: (shown: number) => `${count(shown)} shown`,
  table: 'Controls',
  columnNumber: 'No.',
  columnTitle: 'Control',
  columnCadence: 'Cadence',
  columnOwner: 'Owner',
  columnNextDue: 'Next due',
  columnCoverage: 'Coverage in the period',
  columnChecklist: 'Checklist',
  columnEvidence: 'Ev.',
  ownerCell: (owner: string, role: string) =>
    owner === '' ? role : role === '' ? owner : `${owner}, ${role}`,
  checklistOf: (ticked: number, total: number) => `${count(ticked)}/${count(total)}`,
  checklistCell: (ticked: number, total: number) =>
    total === 0 ? 'no checklist' : `${count(ticked)} of ${plural(total, 'item')} ticked`,
  nextDueCell: (when: string) => `next due ${when}`,
  retired: (lastDay: string) => `Retired ${lastDay}`,
  retires: (lastDay: string) => `Until ${lastDay}`,
  perEvent: 'Per event',
  /** For screen readers, where the cell itself shows only "2 of 5". */
  evidenceCell: (inPeriod: number, total: number, words: TimeWords) =>
    words.inside === ''
      ? plural(total, 'item')
      : `${count(inPeriod)} of ${plural(total, 'item')}${words.inside}`,
  loadStarters: 'Load starter controls…',
  emptyTitle: 'No controls yet',
  emptyText:
    'A control is what the organization does, in its own words, to meet a criterion. Begin with the 90 controls we suggest to AI companies and change them as you need.',
  nothingFound: 'No control fits these filters.',
  clearFilters: 'Clear filters',
  evidence: 'Evidence',
  addEvidence: 'Add evidence…',
  dropTitle: (id: string) => `Drop files on ${id}`,
  dropText: 'They go to the intake table with this control filled in. Nothing is stored before you confirm.',
  more: 'More',
  addControl: 'Add control…',
  importTable: 'Import a table…',
  exportTable: 'Export a table…',
  exported: (controls: number, name: string) => `${plural(controls, 'control')} written to ${name}.`,
  openMatrix: 'Matrix of controls and criteria',
  chosen: (chosen: number) => `${plural(chosen, 'control')} chosen`,
  mapChosen: 'Map…',
  domainChosen: 'Set domain…',
  clearChosen: 'Choose none',
  cancel: 'Cancel',
} as const;

export const controlsImport = {
  title: 'Take controls in from a table',
  text: 'A CSV or XLSX file with one control a row, with the columns of an exported table. A row with a number changes that control; one without adds a new one.',
  validFrom: 'Changed wording holds from',
  validFromHelp:
    'A changed control gets a new version from this day on. Empty: its newest version is corrected.',
} as const;

export const starterControls = {
  title: 'Load starter controls',
  search: 'Search starter controls',
  domain: 'Domain',
  text: '90 controls written for companies that build and run AI systems. Each comes mapped to points of focus; wording, owner and mapping are yours to change.',
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

export const controlPicker = {
  search: 'Search controls',
  list: 'Controls',
  chosen: 'Chosen',
  others: 'Others',
  nothingFound: 'No control fits.',
  moreThanShown: (shown: number, total: number) =>
    `The first ${count(shown)} of ${count(total)}; search to find the others.`,
} as const;
