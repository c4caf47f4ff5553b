// Texts of the overview.
import { count, plural } from './count';
import type { TimeWords } from './time-words';

export const overview = {
  title: 'Overview',
  answerEmpty: 'The vault is ready. **Define the engagement,** then load the controls it is about.',
  answerNoControls: 'The engagement is defined. **Load the controls** it is about.',
  /** Without an engagement nothing is in scope and no date is judged, so only what is there is said. */
  answerNoEngagement: (controls: number) =>
    `The vault holds ${plural(controls, 'control')}. **Define the engagement,** so that evidence can be judged against its dates.`,
  answer: (controls: number, covered: number, pointsOpen: number, words: TimeWords) => {
    const open = controls - covered;
    const first =
      open === 0
        ? `**All ${plural(controls, 'control')}** have evidence${words.inside}.`
        : `Of ${plural(controls, 'control')}, **${count(covered)} ${covered === 1 ? 'has' : 'have'} evidence${words.inside}** and ${count(open)} ${open === 1 ? 'has' : 'have'} none yet.`;
    const second =
      pointsOpen === 0
        ? ' Every point of focus in scope is mapped to a control.'
        : ` ${plural(pointsOpen, 'point')} of focus in scope ${pointsOpen === 1 ? 'is' : 'are'} mapped to no control.`;
    return first + second;
  },
  months: 'Evidence by the months it speaks about',
  monthsNote: 'one mark is one item',
  month: (name: string, evidence: number, controls: number) =>
    `${name}: ${plural(evidence, 'item')} of evidence for ${plural(controls, 'control')}`,
  withoutEvidence: (words: TimeWords) => `Controls${words.without}`,
  allWithout: (number: number) => `All ${count(number)}`,
  addEvidence: 'Add evidence',
  addEvidenceFor: (control: string) => `Add evidence for ${control}`,
  everyControl: (words: TimeWords) => `Each control has evidence${words.inside}.`,
  pointsOpen: 'Points of focus without a control',
  pointsNote: (open: number, all: number) => `${count(open)} of ${count(all)}`,
  pointsNone: 'Each point of focus in scope is mapped.',
  considerations: 'Points of focus are considerations, not requirements.',
  recent: 'Recent changes',
  allRecent: 'Journal',
} as const;
