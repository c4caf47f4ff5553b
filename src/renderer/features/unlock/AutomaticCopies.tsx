// The database does not open: the automatic copies in the vault folder, newest first, each with what may
// be missing from it. Nothing is put back before somebody chose one.
import { useState } from 'react';
import type { DatabaseCopy } from '../../../shared/domain/backup';
import type { FileToken } from '../../../shared/ids';
import { useCall } from '../../app/use-call';
import { daysAgoText, instantText } from '../../messages/dates';
import { sizeText } from '../../messages/size';
import { copies as text } from '../../messages/vaults';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/Notice';
import styles from './unlock.module.css';

interface AutomaticCopiesProps {
  readonly folder: FileToken;
  readonly isDisabled: boolean;
  readonly onPutBack: (copy: string) => void;
}

export const AutomaticCopies = ({ folder, isDisabled, onPutBack }: AutomaticCopiesProps) => {
  const { data: copies, failure } = useCall('backup', 'copiesOf', { folder });
  const [chosen, setChosen] = useState<DatabaseCopy | null>(null);
  if (copies === undefined) return <FailureNotice failure={failure} />;
  return (
    <section aria-label={text.title}>
      <h2 className={styles.copiesTitle}>{text.title}</h2>
      <p className="help">{copies.length === 0 ? text.none : text.text}</p>
      <ul className={styles.copies}>
        {copies.map((copy) => (
          <li key={copy.name}>
            <span>
              {instantText(copy.madeAt)}
              <small className="faint">
                {daysAgoText(copy.madeAt)}, {text.entries(copy.journalSeq)}, {sizeText(copy.sizeBytes)}
              </small>
            </span>
            <Button
              isDisabled={isDisabled}
              aria-label={`${text.putBack} ${instantText(copy.madeAt)}`}
              onPress={() => {
                setChosen(copy);
              }}
            >
              {text.putBack}
            </Button>
          </li>
        ))}
      </ul>
      <Dialog
        title={chosen === null ? '' : text.ask(instantText(chosen.madeAt))}
        role="alertdialog"
        isOpen={chosen !== null}
        onClose={() => {
          setChosen(null);
        }}
        foot={
          <>
            <Button
              onPress={() => {
                setChosen(null);
              }}
            >
              {text.cancel}
            </Button>
            <Button
              kind="primary"
              onPress={() => {
                if (chosen !== null) onPutBack(chosen.name);
                setChosen(null);
              }}
            >
              {text.putBackNow}
            </Button>
          </>
        }
      >
        <p>{text.lost}</p>
        <p>{text.kept}</p>
        <p className="muted">{text.owners}</p>
      </Dialog>
    </section>
  );
};
