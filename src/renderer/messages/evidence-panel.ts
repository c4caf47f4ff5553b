// Texts of one piece of evidence beside the table.
import type { VersionState } from '../../shared/domain/evidence';
import { count, plural } from './count';
import { versionStateText } from './evidence-words';

export const evidencePanel = {
  versions: 'Versions',
  version: (number: number) => `Version ${String(number)}`,
  /** Behind the number of a version: the day, and its state where that is not the plain one. */
  versionNote: (day: string, state: string | null) => (state === null ? day : `${day}, ${state}`),
  dropHere: (id: string) => `Drop files on ${id}`,
  withdrawn: (when: string, by: string) => `Withdrawn ${when} by ${by}`,
  requested: (when: string, by: string) => `Asked for ${when} by ${by}`,
  requestedNoDay: 'No day is set.',
  requestedDue: (day: string) => `It is due on ${day}.`,
  requestedText: 'It has no files yet. Drop them here, or choose “Add files…”.',
  pending: (version: number, state: VersionState, current: number) =>
    `Version ${String(version)} is ${state === 'draft' ? 'a draft' : versionStateText(state)}. Version ${String(current)} counts until it is approved.`,
  rejected: 'Rejected',
  ownWork: 'You collected this, so somebody else looks at it.',
  // Dates and facts
  effective: 'Effective',
  captured: 'Captured',
  added: 'Added',
  approved: 'Approved',
  validUntil: 'Valid until',
  source: 'Source',
  collector: 'Collector',
  method: 'Method',
  sensitivity: 'Sensitivity',
  when: (time: string, by: string) => (by === '' ? time : `${time}, by ${by}`),
  notYet: 'Not yet',
  notSaid: 'Not said',
  notSet: 'Not set',
  noDates: 'No dates',
  alone: 'Alone, by an owner:',
  expired: 'expired',
  endsIn: (days: number) =>
    days === 0 ? 'ends today' : days === 1 ? 'ends tomorrow' : `in ${String(days)} days`,
  // The drawing
  asOccurrence: (occurrence: string, control: string) => `as ${occurrence} of ${control}`,
  capturedAfter: (days: number) => `captured ${plural(days, 'day')} after it`,
  allOf: (occurrence: string) => `Effective, all of ${occurrence}`,
  allOfPeriod: 'Effective, all of the period',
  capturedOn: (day: string) => `Captured ${day}`,
  timelineLabel: (effective: string, frame: string, captured: string | null) =>
    `Effective ${effective}, drawn against ${frame}${captured === null ? '' : `; captured ${captured}`}`,
  // Quality
  quality: 'What an auditor looks for',
  qualitySaid: (said: number, all: number) => `${String(said)} of ${String(all)} said`,
  qualityOpen: 'not said',
  // Files
  files: 'Files',
  hiddenCharacters: 'This name holds characters that do not show or that turn the reading direction.',
  copySha256: 'Copy the SHA-256',
  moreForFile: (name: string) => `More for ${name}`,
  saveCopy: 'Save a copy…',
  openOutside: 'Open outside…',
  redact: 'Redact…',
  savingCopy: 'Saving a copy',
  savingCancel: 'If you cancel, the half-written copy is removed.',
  madeFrom: 'Made from',
  // What changed
  changes: (before: number) => `Changed since version ${String(before)}`,
  derived: (version: number) => `A redaction of version ${String(version)}, which stays as it is, sealed.`,
  changedNothing: 'It says the same, and its files are the same.',
  fileGone: 'File gone',
  fileNew: 'File new',
  filesSame: (files: number) => `${plural(files, 'file')} with the same bytes.`,
  fact: {
    title: 'Title',
    effective: 'Effective',
    capturedOn: 'Captured',
    validUntil: 'Valid until',
    source: 'Source',
    collector: 'Collector',
    method: 'Method',
    sensitivity: 'Sensitivity',
  },
  // The item
  item: 'The item',
  kind: 'Kind',
  owner: 'Owner',
  tags: 'Tags',
  notes: 'Notes',
  nobody: 'Nobody',
  none: 'None',
  // Links
  countsFor: 'Counts for',
  countsForNone: 'Linked to nothing yet, so it counts for nothing.',
  countedFor: 'Counted for',
  countedForNone: 'It was linked to nothing.',
  assigned: (from: string, reason: string) =>
    `Counts for the occurrence from ${from}${reason === '' ? '' : `: ${reason}`}`,
  exception: (title: string) => (title === '' ? 'Exception' : `Exception: ${title}`),
  sample: (population: string, attribute: string) =>
    attribute === '' ? `Picked from ${population}` : `Picked from ${population}: ${attribute}`,
  reasonOf: (id: string) => `Why it answers ${id}…`,
  reasonTitle: (id: string, of: string) => `Why ${id} answers ${of}`,
  reasonField: 'Reason',
  save: 'Save',
  cancel: 'Cancel',
  linksTitle: (id: string) => `Links of ${id}`,
  linksText: 'What this evidence counts for. The change is recorded in the journal.',
  linksControls: 'Controls',
  linksPoints: 'Points of focus',
  linksReason: 'Why it answers what is new',
  linksReasonHelp: 'Kept with each link that is added; it can be changed one by one later.',
  linksSave: 'Save links',
  // Custody
  custody: 'Custody',
  custodyNote: (entries: number) => plural(entries, 'entry of the journal', 'entries of the journal'),
  custodyMore: (more: number) => `Show ${count(more)} more`,
} as const;
