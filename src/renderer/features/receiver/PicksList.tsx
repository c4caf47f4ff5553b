// What was picked from a population so far; taken back as long as it has not gone out.
import type { ReviewedPicks } from '../../../shared/domain/review';
import { useCommand } from '../../app/use-call';
import { dateText } from '../../messages/dates';
import { receiverAnswer as text } from '../../messages/receiver-answer';
import { Button } from '../../ui/Button';
import { FailureNotice } from '../../ui/Notice';
import { StateMark } from '../../ui/StateMark';
import styles from './receiver.module.css';

export const PicksList = ({ picks }: { readonly picks: readonly ReviewedPicks[] }) => {
  const unpick = useCommand('review', 'unpick');
  if (picks.length === 0) return null;
  return (
    <>
      <ul className={styles.picks} aria-label={text.picks}>
        {picks.map((one) => (
          <li key={one.number}>
            <b>{text.picksOf(one.rows.length, dateText(one.pickedOn))}</b>
            <span className="muted">
              <bdi>{[...one.attributes, one.note].filter((part) => part !== '').join(', ')}</bdi>
            </span>
            {one.isSent ? (
              <StateMark state="met" quiet>
                {text.sent}
              </StateMark>
            ) : (
              <Button
                kind="quiet"
                isDisabled={unpick.isRunning}
                aria-label={`${text.unpick}: ${text.picksOf(one.rows.length, dateText(one.pickedOn))}`}
                onPress={() => void unpick.run({ number: one.number })}
              >
                {text.unpick}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <FailureNotice failure={unpick.failure} />
    </>
  );
};
