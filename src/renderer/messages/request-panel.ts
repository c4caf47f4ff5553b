// Texts of the panel of one request: its wording, both tracks, what answers it, the talk, what happened.
import type { RequestComment, Side } from '../../shared/domain/request';
import { count, plural } from './count';

const SIDES = { organization: 'Us', firm: 'The firm' } as const satisfies Record<Side, string>;

export const requestPanel = {
  loading: 'Reading the request',
  wording: 'Asked for',
  returned: 'Returned by the auditor',
  returnedNoReason: 'No reason was given.',
  facts: 'Facts',
  reference: 'Firm’s number',
  area: 'Area',
  kind: 'Kind',
  priority: 'Priority',
  named: 'Names',
  period: 'Period',
  requestedOn: 'Asked on',
  dueOn: 'Due',
  ownDueOn: 'Our own day',
  owner: 'Owner',
  nobody: 'Nobody',
  submittedWith: 'Submitted with',
  late: (day: string, days: number) => `${day}, ${plural(days, 'day')} late`,
  inDays: (day: string, days: number) =>
    days === 0 ? `${day}, today` : days > 0 ? `${day}, in ${plural(days, 'day')}` : day,

  tracks: 'Where it stands',
  waiting: (on: string, days: number) =>
    days <= 0 ? `Waits on ${on} since today` : `Waits on ${on} for ${plural(days, 'day')}`,
  settled: 'Settled',
  ours: 'Ours',
  theirs: 'The auditor’s',
  oursStays: 'Never leaves the vault.',
  otherSteps: 'Other steps',
  word: (word: string) => `In the firm’s word: ${word}`,
  record: 'Record what they said…',
  recordTitle: (id: string) => `What did the auditor say about ${id}?`,
  recordText:
    'Only what the auditor told by another way than a list or a response file: on the telephone, in a mail, in a meeting.',
  recordStatus: 'They say it is',
  recordBy: 'Told by',
  recordByHelp: 'The person at the firm.',
  recordByMissing: 'Say who told it.',
  recordOn: 'On',
  recordOnMissing: 'A day is needed.',
  recordNote: 'Note',
  recordReason: 'Why it was returned',
  recordReasonMissing: 'A returned request needs the auditor’s reason.',
  recordDo: 'Record',

  links: 'What answers it',
  linksNone: 'Nothing is linked yet.',
  linkAdd: 'Link…',
  linkControl: 'Controls…',
  linkEvidence: 'Evidence…',
  linkPopulation: 'Populations…',
  linkSample: 'Samples…',
  linkFiles: 'Add files…',
  dropHere: (id: string) => `Drop files for ${id}`,
  dropHelp: 'Files dropped here become evidence that answers this request.',
  unlink: (id: string) => `Take away ${id}`,
  controls: 'Controls',
  evidence: 'Evidence',
  populations: 'Populations',
  samples: 'Samples',
  linkTitle: (kind: 'control' | 'evidence' | 'population' | 'sample') =>
    ({
      control: 'Link controls',
      evidence: 'Link evidence',
      population: 'Link populations',
      sample: 'Link samples',
    })[kind],
  linkSearch: 'Search evidence',
  linkNote: 'Why',
  linkNoteHelp: 'Stays in the vault. May be left empty.',
  linkDo: (chosen: number) => (chosen === 0 ? 'Link' : `Link ${count(chosen)}`),
  linkNoneFound: 'Nothing of that name.',
  choosePopulation: 'Population',
  noPopulations: 'There is no population yet.',
  sampleRow: (row: number, of: string) => `Row ${count(row)} of ${of}`,
  noSamples: 'Nothing was picked from it yet.',

  thread: 'Comments',
  threadNone: 'Nothing was said yet.',
  side: (side: Side): string => SIDES[side],
  internalNote: 'Internal note',
  internalStays: 'stays in the vault',
  via: { typed: '', list: 'in a list', response: 'in a response' } as const satisfies Record<
    RequestComment['via'],
    string
  >,
  write: 'Write',
  writeFor: 'Who reads it',
  writeAuditor: 'The auditor',
  writeAuditorHelp: 'Goes out with the next list and package.',
  writeInternal: 'Only us',
  writeInternalHelp: 'An internal note; it never leaves the vault.',
  writeText: 'Comment',
  writeDo: 'Add comment',
  writeDoInternal: 'Add internal note',

  conflicts: 'Two answers',
  conflictText: (field: string) =>
    `${field}: since the list went out, both sides changed it. Both are kept until somebody chooses.`,
  base: 'When the list went out',
  ours2: 'The vault says',
  theirs2: (by: string) => (by === '' ? 'What came back' : `${by} says`),
  take: (side: 'ours' | 'theirs') => (side === 'ours' ? 'Keep ours' : 'Take theirs'),
  takeNote: 'Why',
  takeNoteHelp: 'For whoever asks later. May be left empty.',
  resolved: (take: 'ours' | 'theirs', by: string, day: string) =>
    `${take === 'ours' ? 'Ours was kept' : 'Theirs was taken'} by ${by}, ${day}.`,
  empty: '(empty)',
  settledConflicts: (settled: number) => plural(settled, 'settled difference'),

  history: 'What happened',
  historyLine: (track: 'internal' | 'auditor', from: string, to: string) =>
    `${track === 'internal' ? 'Ours' : 'Auditor’s'}: ${from === '' ? to : `${from} → ${to}`}`,
  historyMore: (hidden: number) => `${count(hidden)} earlier…`,
  historyBy: (by: string, via: string, saidBy: string) =>
    [`recorded by ${by}`, via, saidBy === '' ? '' : `said by ${saidBy}`]
      .filter((part) => part !== '')
      .join(', '),
  extra: 'In the firm’s list',
  edit: 'Change…',
  previous: 'Previous',
} as const;
