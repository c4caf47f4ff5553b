// What to know about one waiting row before it is added: what stops it, and what to look at.
import { intake } from '../../messages/intake';
import { intakePanel as text } from '../../messages/intake-panel';
import { Notice } from '../../ui/Notice';
import { useTimeWords } from '../evidence/use-examined-time';
import type { Assessment, IntakeBlocker } from './assess-rows';

/** These are asked for where they are answered. */
const ASKED: readonly IntakeBlocker[] = ['no-date', 'no-control', 'no-item'];

export const PanelNotes = ({ assessed }: { readonly assessed: Assessment }) => {
  const { blockers, cautions, flags } = assessed;
  const words = useTimeWords();
  const stops = blockers.filter((blocker) => !ASKED.includes(blocker));
  return (
    <>
      {stops.map((blocker) => (
        <Notice key={blocker} kind="missed">
          {text.blocker(blocker)}
        </Notice>
      ))}
      {flags.map((flag) => (
        <Notice key={flag} kind="late">
          {text.flag(flag)}
        </Notice>
      ))}
      {cautions.map((caution) => (
        <Notice key={caution} kind={caution === 'hidden-characters' ? 'late' : 'plain'}>
          {intake.cautionSentence(caution, words)}
        </Notice>
      ))}
    </>
  );
};
