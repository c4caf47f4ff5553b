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
  search: 'Search criteria',
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
  controlsNone: 'None yet. Map a control to one of the points of focus below.',
  points: 'Points of focus',
  pointsHelp: 'considerations, not requirements',
  pointNoControl: 'no control',
  pointEvidence: (inPeriod: number, words: TimeWords) =>
    `named by ${plural(inPeriod, 'item')}${words.inside}`,
  condition: (condition: string) => `Only where it applies: ${condition}`,
  showEvidence: (total: number) =>
    total === 0 ? 'No evidence yet' : `Show ${plural(total, 'evidence item')}`,
} as const;
