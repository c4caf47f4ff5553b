// Texts of the kit: what one takes from one client's vault to another's, looked at before it leaves and before it arrives.
import type { KitChange, KitLook, KitPart, KitRow } from '../../shared/domain/kit';
import { count, plural } from './count';

const PARTS: Readonly<Record<KitPart, string>> = {
  control: 'Controls',
  'policy-word': 'Words of the policies',
  policy: 'Policy texts',
  questionnaire: 'Questionnaires',
  'list-mapping': 'How firms’ lists are read',
  view: 'Saved views',
};
const PART_NOTES: Readonly<Record<KitPart, string>> = {
  control: 'wording, cadence, checklist and mappings; not who owns them, no evidence',
  'policy-word': 'what stands for the words of the starters',
  policy: 'as drafts, with {{company}} for the name; no approval, no acknowledgement',
  questionnaire: 'questions and rules; no vendor, no answer',
  'list-mapping': 'which column of a firm’s list means what',
  view: 'questions to the evidence list',
};
const CHANGES: Readonly<Record<KitChange, string>> = {
  new: 'New',
  same: 'Is here',
  differs: 'Differs',
  refused: 'Cannot be taken in',
};

export const kit = {
  title: 'Kit',
  views: 'Making and taking in',
  viewMake: 'Make a kit',
  viewApply: 'Take one in',
  part: (part: KitPart) => PARTS[part],
  partNote: (part: KitPart) => PART_NOTES[part],
  chosenOf: (chosen: number, of: number) => `${count(chosen)} of ${count(of)}`,
  /** Begins with what is seen. */
  all: (chosen: number, of: number, part: KitPart) => `${count(chosen)} of ${count(of)}: ${PARTS[part]}`,
  search: 'Search in the texts',
  nothingFound: 'No entry has these words.',
  moreEntries: (shown: number, of: number) =>
    `The first ${count(shown)} of ${count(of)} are shown. Search for the others; those that are chosen stay so.`,
  told: 'What stays here:',

  /** Bold stands between double asterisks. */
  makeAnswer: (chosen: number, named: number) =>
    chosen === 0
      ? '**Nothing is chosen.** Choose what another client’s vault may have.'
      : named === 0
        ? `**${plural(chosen, 'entry', 'entries')} would leave this vault**, and none of their texts names the client.`
        : `**${plural(named, 'entry', 'entries')} of ${count(chosen)} ${named === 1 ? 'names' : 'name'} the client.** Read them before they leave.`,
  makeText:
    'A kit is one open file with what you have made yourself: it holds no evidence, no people, no days and no keys. Everybody who gets it can read it. Entries that name the client, and policies, are only in it when you choose them.',
  makeEmptyTitle: 'There is nothing of your own to take along yet.',
  makeEmptyText:
    'Controls, policies, questionnaires, the way a firm’s lists are read and saved views can go into a kit, and from there into another client’s vault. Add or load controls first.',
  toControls: 'Go to the controls',
  looking: 'Looking through the texts…',
  names: 'Names the client:',
  texts: (texts: number) => plural(texts, 'text'),
  textsOf: (texts: number, title: string) => `${plural(texts, 'text')} of ${title}`,
  onlyNamed: 'Only what names the client',
  make: (chosen: number) =>
    chosen === 0 ? 'Make a kit…' : `Make a kit of ${plural(chosen, 'entry', 'entries')}…`,
  suggestedName: 'controls.muniment-kit',
  made: (entries: number, name: string) =>
    `${plural(entries, 'entry', 'entries')} written to “${name}”. The journal tells what is in it.`,
  show: 'Show in folder',
  mayNot: 'Owners and editors make kits and take them in. You can read here what a kit would hold.',

  applyText:
    'What is new comes in unless you leave it out. What differs from what is here stays as it is unless you choose it. All of it comes in, or nothing.',
  choose: 'Choose a kit…',
  chooseOther: 'Choose another…',
  chooseTitle: 'A kit from another vault',
  chooseText:
    'A kit was made with “Make a kit” in another client’s vault. Choose the file: you see what each entry of it would change before anything is changed.',
  reading: 'Reading the kit…',
  file: 'File',
  applyAnswer: ({ counts }: Pick<KitLook, 'counts'>) => {
    const others = [
      ...(counts.differs > 0 ? [`${count(counts.differs)} different from what is here`] : []),
      ...(counts.same > 0 ? [`${count(counts.same)} here already`] : []),
      ...(counts.refused > 0 ? [`${count(counts.refused)} that cannot be taken in`] : []),
    ];
    if (counts.new + others.length === 0) return '**The kit is empty.**';
    const fresh =
      counts.new === 0
        ? '**The kit has nothing new**'
        : `**The kit has ${plural(counts.new, 'new entry', 'new entries')}**`;
    return `${[fresh, ...others].join(', ')}.`;
  },
  change: (change: KitChange) => CHANGES[change],
  effect: ({ change, effect, here, becomes }: KitRow): string => {
    if (change === 'new') return becomes === null ? '' : `gets the number ${becomes} here`;
    if (change === 'same' || effect === null) return here === null ? '' : `as ${here}`;
    if (effect === 'new-version') return `would be a new version of ${here ?? ''}`;
    if (effect === 'beside') return `would come beside ${here ?? ''}, as a draft`;
    return 'would take the place of what is here';
  },
  details: (row: Pick<KitRow, 'change' | 'fields'>) =>
    row.change === 'new'
      ? 'What it says'
      : `What differs: ${row.fields.map(({ field }) => field).join(', ')}`,
  before: 'Here',
  after: 'Then',
  empty: '(nothing)',
  on: 'The other wording holds from',
  onHelp: 'The control keeps its present wording until the day before.',
  apply: (chosen: number) => (chosen === 0 ? 'Take in' : `Take in ${plural(chosen, 'entry', 'entries')}`),
  applied: (entries: number) =>
    entries === 0
      ? 'Nothing was chosen; nothing changed.'
      : `${plural(entries, 'entry', 'entries')} taken in.`,

  openFromControls: 'Make or take in a kit…',
  vaultSection: 'Kit',
  vaultText:
    'Your own controls, texts and mappings for another client’s vault, in one file that you choose entry by entry.',
  vaultOpen: 'Make or take in a kit…',
} as const;
