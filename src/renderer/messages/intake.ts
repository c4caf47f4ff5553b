// Texts of the Intake screen: the table where dropped files wait until somebody says what they prove.
import type { IntakeCaution } from '../features/intake/intake-draft';
import { count, plural } from './count';
import type { TimeWords } from './time-words';

// Those about dates are spoken of in the words of the examined time.
type OtherCaution = Exclude<IntakeCaution, 'outside-before' | 'outside-after' | 'partly-inside'>;
const CAUTIONS: Record<OtherCaution, string> = {
  undated: 'No dates',
  'same-name': 'Same name twice',
  'hidden-characters': 'Hidden characters',
  'not-for-occurrence': 'Not for its time',
  'no-control': 'No control',
};
const CAUTION_SENTENCES: Record<OtherCaution, string> = {
  undated: 'Nobody has said which days it speaks about. It can be added and stays “undated” until then.',
  'same-name': 'Another file in this table has the same name. Check that it is not the same export twice.',
  'hidden-characters':
    'The name holds characters that do not show or turn the reading direction; they are spelled out here.',
  'not-for-occurrence':
    'Its last day lies neither in the time it was dropped on nor in the days of grace after it: it will not count for that.',
  'no-control': 'Linked to no control, it counts for nothing yet.',
};

const isAboutDates = (caution: IntakeCaution): caution is Exclude<IntakeCaution, OtherCaution> =>
  caution === 'outside-before' || caution === 'outside-after' || caution === 'partly-inside';

export const intake = {
  title: 'Intake',
  answer: (files: number, size: string, ready: number, blocked: number) => {
    const parts = [
      ready > 0 && `${count(ready)} ${ready === 1 ? 'is' : 'are'} ready`,
      blocked > 0 && `${count(blocked)} ${blocked === 1 ? 'needs' : 'need'} an answer`,
    ].filter((part) => part !== false);
    return `**${plural(files, 'file')},** ${size}. ${capital(parts.join(', '))}.`;
  },
  emptyTitle: 'Nothing waits here',
  emptyText:
    'Drop files anywhere in this window, or choose them. They wait in this table until you say what they prove and for which days; nothing is stored before you confirm.',
  choose: 'Choose files…',
  table: 'Files waiting to be added',
  columnFile: 'File',
  columnTitle: 'What it proves',
  columnControls: 'Controls',
  columnEffective: 'Effective',
  columnState: 'State',
  moreFiles: (more: number) => `+${count(more)}`,
  selected: (selected: number) => (selected === 0 ? 'No row chosen' : `${plural(selected, 'row')} chosen`),
  fillDown: 'Fill down',
  keepTogether: 'Keep together',
  remove: 'Remove',
  tools: 'For the chosen rows',
  toolsHelp: 'The first two need several rows.',
  chooseAll: 'Choose all rows',
  chooseNone: 'Choose no row',
  cancel: 'Cancel',
  failed: 'Not added',
  ready: 'Ready',
  blockers: {
    'is-folder': 'A folder',
    'empty-file': 'Zero bytes',
    'no-title': 'Needs a title',
    'dates-reversed': 'Dates run backwards',
  },
  blockerSentences: {
    'is-folder': 'This is a folder. Drop the files in it instead, so that each can say what it proves.',
    'empty-file': 'The file holds no bytes, so it proves nothing. Remove the row or save the file again.',
    'no-title': 'Say in a few words what it proves.',
    'dates-reversed': 'The last day lies before the first.',
  },
  /** Short, for the last column. */
  caution: (caution: IntakeCaution, words: TimeWords) =>
    isAboutDates(caution) ? words.verdict[caution] : CAUTIONS[caution],
  cautionSentence: (caution: IntakeCaution, words: TimeWords) =>
    isAboutDates(caution)
      ? `${words.verdict[caution]}. It can be added, but that is how it will be marked.`
      : CAUTION_SENTENCES[caution],
  panelOne: (place: number, total: number) => `File ${count(place)} of ${count(total)}`,
  panelSeveral: (chosen: number) => `${plural(chosen, 'row')} chosen`,
  panelSeveralTitle: (chosen: number) => `Answer for ${plural(chosen, 'row')}`,
  panelSeveralText: 'What you set here is set for all chosen rows. Fields in which they differ are empty.',
  differ: 'They differ',
  titleField: 'What it proves',
  when: 'Which days does it speak about?',
  effectiveFrom: 'Effective from',
  effectiveTo: 'Effective to',
  effectiveHelp:
    'The days it proves something about, not the day it was made. One date alone means that day.',
  usePeriod: 'Use the whole period',
  useAsOf: 'Use the as-of date',
  clearDates: 'Clear',
  captured: 'Captured on',
  source: 'Source',
  sourcePlaceholder: 'Such as: identity provider export',
  sensitivity: 'Sensitivity',
  controls: 'Controls',
  controlsNone: 'None chosen',
  chooseControls: 'Choose controls…',
  controlsDialog: 'Which controls does it count for?',
  controlsTake: (chosen: number) => (chosen === 0 ? 'Choose none' : `Choose ${plural(chosen, 'control')}`),
  points: 'Points of focus',
  copiesNote:
    'Files are copied into the vault as they are; the originals stay where they lie. Drop more anywhere in this window.',
  willAdd: (items: number) => `${plural(items, 'item')} will be added now.`,
  staysHere: (blocked: number) =>
    blocked === 1
      ? 'The one that needs an answer stays here until it has one.'
      : `The ${count(blocked)} that need an answer stay here until they have one.`,
  discard: 'Discard…',
  discardTitle: 'Empty the intake table?',
  discardText: (files: number) =>
    `${plural(files, 'file')} and what you said about ${files === 1 ? 'it' : 'them'} leave this table. The files themselves stay where they lie; nothing was stored.`,
  discardConfirm: 'Empty the table',
  add: (items: number) => (items === 0 ? 'Add' : `Add ${plural(items, 'item')}`),
  nothingReady: 'No row is ready yet.',
  working: 'Adding evidence',
  workingCancel: 'If you cancel, what is already added stays; the rest waits in this table.',
  workingPart: (part: number, parts: number) => `Adding evidence, part ${count(part)} of ${count(parts)}`,
  resultTitle: (added: number) => (added === 0 ? 'Nothing was added' : `${plural(added, 'item')} added`),
  resultCancelled: (added: number) =>
    added === 0
      ? 'You cancelled. Everything is still in the table.'
      : 'You cancelled. What was added is complete and stays; the rest is still in the table.',
  resultSame: (id: string, already: string) =>
    `${id} has the same bytes as ${already}; the bytes are kept once.`,
  occurrence: 'For',
  occurrenceText: (id: string, name: string, range: string) => `${name} of ${id}, ${range}`,
  occurrenceDrop: 'Let dates decide',
  resultCounts: (ids: string, name: string, control: string) =>
    `${ids} ${ids.includes(',') ? 'count' : 'counts'} for ${name} of ${control}.`,
  resultFailedTitle: (failed: number) =>
    `${plural(failed, 'row')} could not be added and ${failed === 1 ? 'stays' : 'stay'} in the table`,
  resultShow: 'Show evidence',
  resultClose: 'Close',
  notYours: 'You cannot add evidence here.',
} as const;

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
