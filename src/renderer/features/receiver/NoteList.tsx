// Notes and questions, newest first, each with what can still be done with it.
import { useState } from 'react';
import type { AuditorNote } from '../../../shared/domain/review';
import { useCommand } from '../../app/use-call';
import { agoText } from '../../messages/dates';
import { receiver as text } from '../../messages/receiver';
import { IdLink } from '../../ui/IdLink';
import { MoreMenu } from '../../ui/MoreMenu';
import { FailureNotice } from '../../ui/Notice';
import { StateMark } from '../../ui/StateMark';
import { NoteDialog } from './NoteDialog';
import styles from './receiver.module.css';

interface NoteListProps {
  readonly label: string;
  readonly notes: readonly AuditorNote[];
  /** With it each note names what it is about, and leads there. */
  readonly onSubject?: (subject: string) => void;
}

export const NoteList = ({ label, notes, onSubject }: NoteListProps) => {
  const remove = useCommand('review', 'removeNote');
  const [changing, setChanging] = useState<AuditorNote | null>(null);
  return (
    <>
      <ul className={styles.notes} aria-label={label}>
        {notes.map((note) => (
          <li key={note.number}>
            <div className={styles.noteHead}>
              {onSubject !== undefined && (
                <IdLink
                  id={note.subject}
                  onPress={() => {
                    onSubject(note.subject);
                  }}
                />
              )}
              <b>{note.isQuestion ? text.question(note.reference) : text.note}</b>
              <span className="faint">
                <bdi>{note.byName}</bdi>, {agoText(note.writtenAt)}
              </span>
              <span className={styles.push} />
              {note.isSent ? (
                <StateMark state="met" quiet>
                  {text.sent}
                </StateMark>
              ) : (
                <MoreMenu
                  label={text.moreForFile(note.isQuestion ? text.question(note.reference) : text.note)}
                  items={[
                    {
                      id: 'edit',
                      label: text.edit,
                      run: () => {
                        setChanging(note);
                      },
                    },
                    {
                      id: 'remove',
                      label: text.remove,
                      run: () => void remove.run({ number: note.number }),
                    },
                  ]}
                />
              )}
            </div>
            <p className={styles.noteText} dir="auto">
              {note.text}
            </p>
          </li>
        ))}
      </ul>
      <FailureNotice failure={remove.failure} />
      {changing !== null && (
        <NoteDialog
          subject={changing.subject}
          note={changing}
          onClose={() => {
            setChanging(null);
          }}
        />
      )}
    </>
  );
};
