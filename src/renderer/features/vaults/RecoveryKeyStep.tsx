// The 24 words, shown once, and three of them asked back: a key nobody wrote down is no key.
import { useMemo, useState } from 'react';
import { useCommand } from '../../app/use-call';
import { newVault as text } from '../../messages/vaults';
import { Answer } from '../../ui/Answer';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice, Notice } from '../../ui/Notice';
import { TextField } from '../../ui/TextField';
import styles from './vaults.module.css';

const ASKED = 3;

/** Different places of the 24, by the system's random numbers, in ascending order. */
const randomPlaces = (): readonly number[] => {
  const places = new Set<number>();
  while (places.size < ASKED) places.add((crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) % 24);
  return [...places].map((place) => place + 1).sort((a, b) => a - b);
};

interface RecoveryKeyStepProps {
  readonly organization: string;
  readonly words: readonly string[];
  readonly onDone: () => void;
}

const Words = ({ words }: { readonly words: readonly string[] }) => (
  <ol className={styles.words}>
    {words.map((word, index) => (
      <li key={index}>
        <span>{index + 1}</span>
        {word}
      </li>
    ))}
  </ol>
);

export const RecoveryKeyStep = ({ organization, words, onDone }: RecoveryKeyStepProps) => {
  const confirm = useCommand('vault', 'confirmRecoveryKey');
  const places = useMemo(randomPlaces, []);
  const [isAsking, setAsking] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const [isWrong, setWrong] = useState(false);
  const [typed, setTyped] = useState<readonly string[]>(['', '', '']);
  const isComplete = typed.every((word) => word.trim() !== '');

  const check = async () => {
    const answer = await confirm.run({
      words: places.map((place, index) => ({ place, word: (typed[index] ?? '').trim().toLowerCase() })),
    });
    if (answer === null) return;
    if (answer.matches) onDone();
    else setWrong(true);
  };

  return (
    <>
      <div className={styles.sheet}>
        <h2>
          {text.sheetTitle}, {organization}
        </h2>
        <p>{text.sheetText}</p>
        <Words words={words} />
      </div>
      {!isAsking ? (
        <div className={styles.form}>
          <Answer text={text.key} size={24} />
          <p className="muted">{text.keyText}</p>
          <Words words={words} />
          <div className={styles.buttons}>
            <Button
              size={32}
              onPress={() => {
                window.print();
              }}
            >
              {text.print}
            </Button>
            <Button
              kind="primary"
              size={32}
              onPress={() => {
                setAsking(true);
              }}
            >
              {text.written}
            </Button>
          </div>
        </div>
      ) : (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (isComplete) void check();
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
                maxLength={20}
                autoFocus={index === 0}
                mono
              />
            ))}
          </div>
          {isWrong && (
            <Notice kind="late" live>
              {text.wrong}
            </Notice>
          )}
          <FailureNotice failure={confirm.failure} />
          <div className={styles.buttons}>
            <Button
              kind="quiet"
              size={32}
              onPress={() => {
                setAsking(false);
                setWrong(false);
              }}
            >
              {text.show}
            </Button>
            <Button
              size={32}
              onPress={() => {
                setLeaving(true);
              }}
            >
              {text.later}
            </Button>
            <Button kind="primary" size={32} type="submit" isDisabled={!isComplete || confirm.isRunning}>
              {text.confirm}
            </Button>
          </div>
        </form>
      )}
      <Dialog
        title={text.laterTitle}
        role="alertdialog"
        isOpen={isLeaving}
        onClose={() => {
          setLeaving(false);
        }}
        foot={
          <>
            <Button kind="danger" onPress={onDone}>
              {text.laterGo}
            </Button>
            <Button
              kind="primary"
              autoFocus
              onPress={() => {
                setLeaving(false);
              }}
            >
              {text.laterStay}
            </Button>
          </>
        }
      >
        <p>{text.laterText}</p>
      </Dialog>
    </>
  );
};
