// What to know about one waiting file before it is added: what stops it, and what to look at.
import { intake as text } from '../../messages/intake';
import { Notice } from '../../ui/Notice';
import { useTimeWords } from '../evidence/use-examined-time';
import type { Assessment } from './intake-draft';

export const IntakeNotes = ({ assessed }: { readonly assessed: Assessment }) => {
  const { blockers, cautions } = assessed;
  const words = useTimeWords();
  if (blockers.length === 0 && cautions.length === 0) return null;
  return (
    <>
      {blockers.map((blocker) => (
        <Notice key={blocker} kind="missed">
          {text.blockerSentences[blocker]}
        </Notice>
      ))}
      {cautions.map((caution) => (
        <Notice key={caution} kind={caution === 'hidden-characters' ? 'late' : 'plain'}>
          {text.cautionSentence(caution, words)}
        </Notice>
      ))}
    </>
  );
};
