// Words of the screens for management documents: how one begins, its workspace, and how it is finished.
import type { DocumentType } from '../../shared/domain/programme/document';
import { count, numberWord, plural } from './count';

const openWords = (open: number): string => plural(open, 'point');

export const documents = {
  beginTitle: 'New management document',
  beginAnswer: 'Our draft, filled with what the vault knows. What only people know is marked in it.',
  type: 'Document',
  typeTexts: {
    'system-description':
      'Nine parts: services, commitments, components, incidents, criteria, customers, subservice organizations, what does not apply, changes.',
    assertion: 'What management claims about the description and the controls.',
    'representation-letter': 'What management confirms to the CPA firm when the report is issued.',
    'design-questionnaire': 'How the controls are meant to work, asked series by series.',
    'subsequent-events': 'What happened between the examined time and the report.',
    'bridge-letter': 'Management’s word to customers on the time after the last report.',
  } satisfies Readonly<Record<DocumentType, string>>,
  engagement: 'Engagement',
  noEngagement: 'A document belongs to an engagement. Set one up first.',
  setUpEngagement: 'Set up an engagement',
  begin: 'Begin with our draft',
  cancel: 'Cancel',

  answerDone: 'Every part is written, and nothing is open.',
  answerLetterDone: 'Nothing is left to be written.',
  answerOpen: (open: number, parts: number, asked: number) =>
    `**${numberWord(open)} ${open === 1 ? 'point is' : 'points are'} open** in ${count(parts)} of ${count(asked)} parts.`,
  answerLetterOpen: (open: number) =>
    `**${numberWord(open)} ${open === 1 ? 'place is' : 'places are'} left** to be written.`,
  stateWords: (state: string, version: number) => `${state}, version ${String(version)}`,
  parts: 'Parts of the description',
  details: 'Details and signature',
  partOpen: openWords,
  partDone: 'nothing open',
  partEmpty: 'empty',
  partNotAsked: 'Type II only',
  partNumber: (place: number) => `${String(place)}.`,
  changed: 'not saved',

  save: 'Save',
  saved: (version: number) => `Saved as version ${String(version)}.`,
  finish: 'Review or sign…',
  more: (id: string) => `More for ${id}`,
  saveDocx: 'Save as Word document…',
  savePdf: 'Save as PDF…',
  saveMarkdown: 'Save as Markdown…',
  print: 'Print…',
  close: 'Close',
  written: (name: string) => `Written to ${name}.`,
  unsaved: (id: string) => `the text of ${id}`,

  openPoints: 'Open points',
  openNone: 'Nothing is open here.',
  letterEmpty: 'It is empty.',
  goToMark: (what: string) => `Go to: ${what}`,
  views: 'Beside the text',
  viewPreview: 'As it reads',
  viewSuggestion: 'From the registers',
  viewVersions: 'Earlier versions',
  suggestionNote: 'What our text would be now, from scope and registers.',
  suggestionSame: 'Your text says the same.',
  takeOver: 'Take over',
  addBelow: 'Add below',
  differences: 'Show differences',
  version: 'Version',
  versionLabel: (version: number, on: string, by: string) => `Version ${String(version)}, ${on}, ${by}`,
  versionsNone: 'There is no earlier version of this text.',
  versionSame: 'This part said the same.',
  takeBack: 'Take this text back',

  finishTitle: (id: string) => `Review or sign ${id}`,
  finishText:
    'You put your name to the text as it is now. The journal entry is signed with your key; when the text is changed afterwards, it is a draft again.',
  finishOpen: (open: number) =>
    `${numberWord(open)} ${open === 1 ? 'point is' : 'points are'} still open. Your name would stand under them.`,
  asReview: 'Ready for review',
  asReviewText: 'Nobody’s name yet: others read it first.',
  asReviewed: 'Reviewed',
  asReviewedText: 'You have read it and held it against what you know.',
  asSigned: 'Signed',
  asSignedText:
    'You stand for it in the organization’s name. Add the signed file under details when there is one.',
  note: 'Note',
  finishButton: 'Put my name to it',
  reviewButton: 'Ask for review',

  open: 'Open the text',
  panelTitle: 'Text',
  panelOpen: (open: number) => `${numberWord(open)} open ${open === 1 ? 'point' : 'points'}`,
  panelDone: 'Nothing open',
} as const;
