// Texts of the Intake screen: the table where dropped files wait until somebody says what they prove. Those
// of its panel are in intake-panel.ts.
import type { FileFlag } from '../../shared/domain/evidence';
import type { IntakeBlocker, IntakeCaution } from '../features/intake/assess-rows';
import type { Filled } from '../features/intake/change-rows';
import { count, numberWord, plural } from './count';
import type { TimeWords } from './time-words';

// Those about dates are spoken of in the words of the examined time.
type OtherCaution = Exclude<IntakeCaution, 'outside-before' | 'outside-after' | 'partly-inside'>;
const CAUTIONS: Record<OtherCaution, string> = {
  undated: 'Ready, undated',
  'same-name': 'Same name twice',
  'hidden-characters': 'Hidden characters',
  'not-for-occurrence': 'Not for its time',
  'partly-known': 'Partly in the vault',
  'no-control': 'Ready, no control',
};
const CAUTION_SENTENCES: Record<OtherCaution, string> = {
  undated: 'Added without dates it stays “undated” until somebody says which days it speaks about.',
  'same-name': 'Another file in this table has the same name. Check that it is not the same export twice.',
  'hidden-characters':
    'The name holds characters that do not show or turn the reading direction; they are spelled out here.',
  'not-for-occurrence':
    'Its last day lies neither in the time it is meant for nor in the days of grace after it: it will not count for that.',
  'partly-known': 'The bytes of some of its files are in the vault already; they are kept once.',
  'no-control': 'Linked to no control, it counts for nothing yet.',
};

const BLOCKERS: Record<IntakeBlocker, string> = {
  'is-folder': 'A folder',
  'empty-file': 'Zero bytes',
  unreadable: 'Cannot be read',
  'no-title': 'Needs a title',
  'dates-reversed': 'Dates run backwards',
  'no-item': 'Needs an item',
  'no-date': 'Needs a date',
  'no-control': 'Needs a control',
};

const FLAGS: Record<FileFlag, string> = {
  'extension-disagrees': 'Ready, wrong ending',
  macros: 'Ready, has macros',
  executable: 'Ready, a program',
  'password-protected': 'Ready, password',
  empty: 'Zero bytes',
  heic: 'Ready, HEIC',
  'over-25-mb': 'Ready, over 25 MB',
  'bare-link': 'Ready, only a link',
};

const isAboutDates = (caution: IntakeCaution): caution is Exclude<IntakeCaution, OtherCaution> =>
  caution === 'outside-before' || caution === 'outside-after' || caution === 'partly-inside';

const FILL: Record<Filled, string> = {
  all: 'Fill down everything',
  title: 'Fill down what it proves',
  controls: 'Fill down controls',
  dates: 'Fill down dates',
  kind: 'Fill down kinds',
  source: 'Fill down where it came from',
};

/** `six`, `37`: inside a sentence. */
const word = (number: number): string => numberWord(number).toLowerCase();

/** How many rows there are of each sort. */
export interface IntakeCounts {
  readonly files: number;
  readonly ready: number;
  readonly blocked: number;
  /** Left out because their bytes are in the vault, in a row further up, or because somebody said so. */
  readonly inVault: number;
  readonly twice: number;
  readonly leftOut: number;
}

export const intake = {
  title: 'Intake',
  answer: ({ files, ready, blocked, inVault, twice, leftOut }: IntakeCounts, size: string) => {
    const parts = [
      ready > 0 && `${word(ready)} ${ready === 1 ? 'is' : 'are'} ready`,
      blocked > 0 && `${word(blocked)} ${blocked === 1 ? 'needs' : 'need'} an answer`,
      inVault > 0 && `${word(inVault)} ${inVault === 1 ? 'is' : 'are'} already in the vault`,
      twice > 0 && `${word(twice)} ${twice === 1 ? 'is' : 'are'} here twice`,
      leftOut > 0 && `${word(leftOut)} ${leftOut === 1 ? 'is' : 'are'} left out`,
    ].filter((part) => part !== false);
    return `**${numberWord(files)} ${files === 1 ? 'file' : 'files'},** ${size}. ${capital(parts.join(', '))}.`;
  },
  emptyTitle: 'Nothing waits here',
  emptyText:
    'Drop files or folders anywhere in this window, paste a screenshot, or choose them. They wait in this table until you say what they prove and for which days; nothing is stored before you confirm.',
  choose: 'Choose files…',
  chooseFolder: 'Choose a folder…',
  paste: 'Paste a screenshot',
  nothingPasted: 'There is no picture on the clipboard.',
  moreWays: 'More ways in',
  watch: 'Watch a folder…',
  table: 'Files waiting to be added',
  columnFile: 'File',
  columnTitle: 'What it proves',
  columnControls: 'Control',
  columnEffective: 'Effective',
  columnKind: 'Kind',
  columnState: 'State',
  moreFiles: (more: number) => `+${count(more)}`,
  chooseCell: 'Choose',
  rowChosen: 'Chosen',
  rowNotChosen: 'Not chosen',
  datesCell: 'From, to',
  datesWrong: 'Runs backwards',
  editDates: 'Effective, such as: 18 Sep, Q3, 1 Apr to 30 Jun',
  editControls: 'Controls, by number or words',
  selected: (selected: number) => (selected === 0 ? 'No row chosen' : `${plural(selected, 'row')} chosen`),
  fillDown: 'Fill down',
  fill: (what: Filled) => FILL[what],
  fillMore: 'Fill down one column',
  setSource: 'Set source…',
  setDates: 'Set dates…',
  keepTogether: 'Keep together',
  remove: 'Remove',
  tools: 'For the chosen rows',
  dropped: (time: string) => `Dropped ${time}`,
  chooseAll: 'Choose all rows',
  chooseNone: 'Choose no row',
  cancel: 'Cancel',
  failed: 'Not added',
  ready: 'Ready',
  looking: 'Looking…',
  sameAsVault: (id: string) => `Same as ${id}`,
  sameAsRow: (name: string) => `Same as ${name}`,
  leftOut: 'Left out',
  links: (id: string) => `Links ${id}`,
  version: (id: string, version: number) => `${id} version ${count(version)}`,
  answers: (id: string) => `Answers ${id}`,
  blocker: (blocker: IntakeBlocker) => BLOCKERS[blocker],
  /** Short, for the last column. */
  caution: (caution: IntakeCaution, words: TimeWords) =>
    isAboutDates(caution) ? words.verdict[caution] : CAUTIONS[caution],
  cautionSentence: (caution: IntakeCaution, words: TimeWords) =>
    isAboutDates(caution)
      ? `${words.verdict[caution]}. It can be added, but that is how it will be marked.`
      : CAUTION_SENTENCES[caution],
  flag: (flag: FileFlag) => FLAGS[flag],
  copiesNote:
    'Files are copied into the vault as they are; the originals stay where they lie. Drop more anywhere in this window.',
  passedOver: (files: number) =>
    `${plural(files, 'file')} ${files === 1 ? 'was' : 'were'} passed over: hidden and system files, links, and what could not be read.`,
  repeated: (files: number) =>
    `${plural(files, 'file')} ${files === 1 ? 'was' : 'were'} in the table already.`,
  tooMany: (most: number) =>
    `That was more than fits here at once. The first ${count(most)} wait in the table; store them, then drop the rest again.`,
  willAdd: (items: number) => `${numberWord(items)} will be added now.`,
  staysHere: (blocked: number) =>
    blocked === 1
      ? 'The one that needs an answer stays here until it has one.'
      : `The ${word(blocked)} that need an answer stay here until they have one.`,
  discard: 'Discard…',
  discardTitle: 'Empty the intake table?',
  discardText: (files: number) =>
    `${plural(files, 'file')} and what you said about ${files === 1 ? 'it' : 'them'} leave this table. The files themselves stay where they lie; nothing was stored.`,
  discardConfirm: 'Empty the table',
  add: (items: number) => (items === 0 ? 'Add' : `Add ${word(items)}`),
  /** Read aloud: begins with the words on the button. */
  addItems: (items: number) => `Add ${word(items)} ${items === 1 ? 'item' : 'items'}`,
  nothingReady: 'No row is ready yet.',
  working: 'Adding evidence',
  workingCancel: 'If you cancel, what is already added stays; the rest waits in this table.',
  workingPart: (part: number, parts: number) => `Adding evidence, part ${count(part)} of ${count(parts)}`,
  resultTitle: (added: number) => (added === 0 ? 'Nothing was added' : `${plural(added, 'item')} added`),
  resultVersionsTitle: (versions: number) => plural(versions, 'new version'),
  resultLinkedTitle: (linked: number) => `${plural(linked, 'item')} linked`,
  resultVersions: 'New versions',
  resultLinked: 'Linked instead of added',
  resultLeftOut: (rows: number) =>
    rows === 1
      ? 'One row was left out, as the table said.'
      : `${numberWord(rows)} rows were left out, as the table said.`,
  resultCancelled: (added: number) =>
    added === 0
      ? 'You cancelled. Everything is still in the table.'
      : 'You cancelled. What was added is complete and stays; the rest is still in the table.',
  resultSame: (id: string, already: string) =>
    `${id} has the same bytes as ${already}; the bytes are kept once.`,
  resultAnswers: (ids: string) => `${ids} linked to`,
  resultCounts: (ids: string, name: string, control: string) =>
    `${ids} ${ids.includes(',') ? 'count' : 'counts'} for ${name} of ${control}.`,
  resultFailedTitle: (failed: number) =>
    `${plural(failed, 'row')} could not be added and ${failed === 1 ? 'stays' : 'stay'} in the table`,
  resultShow: 'Show evidence',
  close: 'Close',
  notYours: 'You cannot add evidence here.',
  watched: (files: number, place: string) => `${plural(files, 'new file')} in ${place}`,
  watchedNone: (place: string) => `Watching ${place}`,
  watchedGone: (place: string) => `${place} is watched and not there now`,
  review: 'Review',
  setAside: 'Set aside',
  stopWatching: 'Stop watching',
} as const;

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
