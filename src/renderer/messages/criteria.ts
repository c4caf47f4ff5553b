// Texts of the Criteria screen.
import { count, plural } from './count';
import type { TimeWords } from './time-words';

export const criteria = {
  title: 'Criteria',
  answer: (total: number, withoutControl: number, withoutEvidence: number, words: TimeWords) => {
    const place = `evidence${words.inside}`;
    if (withoutControl === total)
      return `**${plural(total, 'criterion', 'criteria')}** in scope. None has a control yet.`;
    if (withoutEvidence === 0)
      return `**${plural(total, 'criterion', 'criteria')}.** Each has a control and ${place}.`;
    const evidence = `${count(withoutEvidence)} ${withoutEvidence === 1 ? 'has' : 'have'} no ${place}`;
    return withoutControl === 0
      ? `**${plural(total, 'criterion', 'criteria')}.** Each has a control; ${evidence}.`
      : `**${plural(total, 'criterion', 'criteria')}.** ${count(withoutControl)} ${withoutControl === 1 ? 'has' : 'have'} no control, ${evidence}.`;
  },
  considerations:
    'A criterion is what the examination asks. Points of focus are considerations that help to answer it, not requirements: one without a control is no gap by itself.',
  notOurText:
    'Names of points of focus are the published short names; titles of criteria and all summaries are our own words. The criteria themselves are published by the AICPA.',
  search: 'Search ids, names, texts',
  onlyMissing: 'Only with something missing',
  filterSeries: 'Series',
  controlsCell: (controls: number) => plural(controls, 'control'),
  table: 'Criteria by series',
  columnNumber: 'No.',
  columnTitle: 'Criterion',
  columnControls: 'Controls',
  columnPoints: 'Points of focus',
  columnMissing: 'Missing',
  series: (id: string, name: string) => `${id} ${name}`,
  pointsOf: (withControl: number, total: number) => `${count(withControl)} of ${count(total)}`,
  pointsCell: (withControl: number, total: number) =>
    `${count(withControl)} of ${plural(total, 'point of focus', 'points of focus')} with a control`,
  missing: (missing: 'control' | 'evidence' | 'evidence-in-period', words: TimeWords) =>
    ({ control: 'No control', evidence: 'No evidence', 'evidence-in-period': words.noneInside })[missing],
  nothingFound: 'No criterion fits these filters.',
  clearFilters: 'Clear filters',
  summary: 'In our words',
  coso: (principle: number) => `COSO principle ${String(principle)}`,
  controls: 'Controls that answer it',
  controlsNone: 'None yet. Map a control to it as a whole, or to one of the points of focus below.',
  points: 'Points of focus',
  pointsHelp: 'considerations, not requirements',
  pointNoControl: 'no control',
  pointEvidence: (inPeriod: number, words: TimeWords) =>
    `named by ${plural(inPeriod, 'item')}${words.inside}`,
  marks: 'Marks',
  notApplicable: 'Not applicable',
  notApplicableCount: (total: number) =>
    `${plural(total, 'criterion is', 'criteria are')} set as not applicable, with the reason.`,
  setInScope: 'Scope of the engagement',
  missingTitle: 'Missing',
  missingControl: 'No control is mapped to it, neither as a whole nor through a point of focus.',
  missingEvidence: 'Its controls have no evidence yet.',
  missingEvidenceInPeriod: (words: TimeWords) => `Its controls have evidence, but none${words.inside}.`,
  pointsWithoutControl: (without: number, total: number) =>
    without === 0
      ? `Each of the ${plural(total, 'point', 'points')} of focus has a control.`
      : `${count(without)} of ${plural(total, 'point of focus', 'points of focus')} without a control. That is no gap by itself: a point of focus is a consideration.`,
  matrix: 'Matrix',
  ownText: 'Text of your own copy',
  ownedCount: (texts: number) =>
    texts === 0
      ? 'Muniment ships no text of the AICPA. If you own a copy, you can bring its text in; it stays in this vault and never leaves it.'
      : `${plural(texts, 'text')} of your own copy. They are shown beside our words and never leave this vault: not in packages, not in exports.`,
  ownedImport: 'Bring in text…',
  ownedRemove: 'Remove it…',
  ownedRemoveTitle: 'Remove the text of your own copy?',
  ownedRemoveText:
    'All texts you have brought in are taken out of the vault. Our summaries, your mappings and your evidence stay.',
  ownedRemoveSave: 'Remove the text',
  ownedImportTitle: 'Bring in the text of your own copy',
  ownedImportText:
    'A CSV or XLSX file with the columns id and text, such as CC6.1 or CC6.1-3 and its text. Only bring in text you have the right to use. It is stored encrypted in this vault and never leaves it: not in packages, not in exports, not in the journal.',
  cancel: 'Cancel',
  showEvidence: (total: number) =>
    total === 0 ? 'No evidence yet' : `Show ${plural(total, 'evidence item')}`,
} as const;
