// The 24 words, shown this once, to be printed or written down, and three of them asked back.
import { useEffect, useRef, useState } from 'react';
import { Printer } from 'lucide-react';
import { newVault as text } from '../../messages/vaults';
import { boldParts } from '../../ui/Answer';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { AskedWords } from './AskedWords';
import { RecoverySheet } from './RecoverySheet';
import { RecoveryWords } from './RecoveryWords';
import styles from './vaults.module.css';

interface RecoveryKeyStepProps {
  readonly organization: string;
  readonly member: string;
  readonly folderName: string;
  readonly words: readonly string[];
  readonly onDone: () => void;
}

export const RecoveryKeyStep = ({
  organization,
  member,
  folderName,
  words,
  onDone,
}: RecoveryKeyStepProps) => {
  const [isAsking, setAsking] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isAsking) heading.current?.focus();
  }, [isAsking]);
  const later = () => {
    setLeaving(true);
  };
  return (
    <>
      <RecoverySheet organization={organization} member={member} folderName={folderName} words={words} />
      {isAsking ? (
        <AskedWords
          onConfirmed={onDone}
          onShowAgain={() => {
            setAsking(false);
          }}
          onLater={later}
        />
      ) : (
        <div className={styles.form}>
          <h2 className={`answer ${styles.heading ?? ''}`} ref={heading} tabIndex={-1}>
            {boldParts(text.key)}
          </h2>
          <p className={styles.prose}>{text.keyText}</p>
          <RecoveryWords words={words} />
          <div className={styles.buttons}>
            <Button
              size={32}
              icon={<Printer className="i" aria-hidden="true" />}
              onPress={() => {
                window.print();
              }}
            >
              {text.print}
            </Button>
            <Button kind="quiet" size={32} onPress={later}>
              {text.later}
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
