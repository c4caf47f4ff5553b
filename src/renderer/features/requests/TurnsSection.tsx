// Every step on both tracks, the newest first: when it happened, who recorded it, and by which way it came.
import { useState } from 'react';
import type { RequestDetail } from '../../../shared/domain/request';
import { dateText } from '../../messages/dates';
import { requestPanel as text } from '../../messages/request-panel';
import { requestWords } from '../../messages/request-words';
import { Button } from '../../ui/Button';
import { Section } from '../../ui/Section';
import styles from './requests.module.css';

const FEW = 6;

export const TurnsSection = ({ request }: { readonly request: RequestDetail }) => {
  const [isAll, setAll] = useState(false);
  const turns = request.turns.toReversed();
  const shown = isAll ? turns : turns.slice(0, FEW);
  if (turns.length === 0) return null;
  return (
    <Section title={text.history}>
      <ol className={styles.turns}>
        {shown.map((turn, place) => (
          <li key={turns.length - place}>
            <span>{dateText(turn.on)}</span>
            <span>
              {text.historyLine(
                turn.track,
                requestWords.turn(turn.track, turn.from),
                requestWords.turn(turn.track, turn.to),
              )}
              <br />
              <bdi className="muted">
                {text.historyBy(turn.byName, requestWords.via(turn.via), turn.saidBy)}
              </bdi>
              {turn.note !== '' && (
                <>
                  <br />
                  <bdi>{turn.note}</bdi>
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
      {turns.length > shown.length && (
        <Button
          kind="quiet"
          onPress={() => {
            setAll(true);
          }}
        >
          {text.historyMore(turns.length - shown.length)}
        </Button>
      )}
    </Section>
  );
};
