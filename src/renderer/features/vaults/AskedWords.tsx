// Three of the 24 words asked back: a key nobody wrote down is no key.
import { useState } from 'react';
import { useCommand } from '../../app/use-call';
import { newVault as text } from '../../messages/vaults';
import { Answer } from '../../ui/Answer';
import { Button } from '../../ui/Button';
import { focusFirstInvalid } from '../../ui/focus-first-invalid';
import { FailureNotice } from '../../ui/Notice';
import { TextField } from '../../ui/TextField';
import styles from './vaults.module.css';

const ASKED = 3;
const WORDS = 24;

/** Different places of the 24, by the system's random numbers, in ascending order. */
const randomPlaces = (): readonly number[] => {
  const places = new Set<number>();
  while (places.size < ASKED) {
    const byte = crypto.getRandomValues(new Uint8Array(1))[0] ?? 0;
    // 240 is a multiple of 24, so each place is as likely as another.
    if (byte < 240) places.add((byte % WORDS) + 1);
  }
  return [...places].sort((a, b) => a - b);
};

interface AskedWordsProps {
  /** They match; the vault remembers it. */
  readonly onConfirmed: () => void;
  readonly onShowAgain: () => void;
  readonly onLater: () => void;
}

export const AskedWords = ({ onConfirmed, onShowAgain, onLater }: AskedWordsProps) => {
  const confirm = useCommand('vault', 'confirmRecoveryKey');
  const [places] = useState(randomPlaces);
  const [typed, setTyped] = useState<readonly string[]>(() => places.map(() => ''));
  const [isAsked, setAsked] = useState(false);
  const [isWrong, setWrong] = useState(false);

  const check = async () => {
    const answer = await confirm.run({
      words: places.map((place, index) => ({ place, word: (typed[index] ?? '').trim().toLowerCase() })),
    });
    if (answer === null) return;
    if (answer.matches) onConfirmed();
    else setWrong(true);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (typed.some((word) => word.trim() === '')) focusFirstInvalid(event.currentTarget);
        else if (!confirm.isRunning) void check();
      }}
    >
      <Answer text={text.askTitle} size={24} />
      <p className="muted">{text.askText}</p>
      <div className={styles.asked}>
        {places.map((place, index) => (
          <TextField
            key={place}
            label={text.word(place)}
            value={typed[index] ?? ''}
            onChange={(word) => {
              setWrong(false);
              setTyped(typed.map((before, at) => (at === index ? word : before)));
            }}
            error={isAsked && (typed[index] ?? '').trim() === '' ? text.wordMissing : null}
            maxLength={20}
            autoFocus={index === 0}
            mono
          />
        ))}
      </div>
      <p role="alert" className="help help--error">
        {isWrong && text.wrong}
      </p>
      <FailureNotice failure={confirm.failure} />
      <div className={styles.buttons}>
        <span className={styles.quiet}>
          <Button kind="quiet" size={32} onPress={onShowAgain}>
            {text.show}
          </Button>
        </span>
        <Button size={32} onPress={onLater}>
          {text.later}
        </Button>
        <Button kind="primary" size={32} type="submit" isDisabled={confirm.isRunning}>
          {text.confirm}
        </Button>
      </div>
    </form>
  );
};
