// The line that says what was just done and offers to take it back. It goes by itself when nobody attends to it;
// Ctrl or Cmd Z works as long as it is there.
import { useEffect, useState } from 'react';
import { X } from 'lucide-react';
import { errorText } from '../../shared/error-texts';
import { undo as text } from '../messages/undo';
import { Button } from '../ui/Button';
import { IconButton } from '../ui/IconButton';
import { forgetUndo, undoLast, useUndo } from './undo';
import styles from './UndoBar.module.css';

/** Long enough to read it twice and reach it with Tab; it waits while the pointer or the focus is in it. */
const STANDS_MS = 20_000;

export const UndoBar = () => {
  const state = useUndo();
  const [isAttended, setAttended] = useState(false);
  const mayGo = state !== null && state.what !== 'undoing' && state.what !== 'failed' && !isAttended;
  useEffect(() => {
    if (!mayGo) return;
    const timer = setTimeout(forgetUndo, STANDS_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [mayGo, state]);
  return (
    <div role="status" className={styles.place}>
      {state !== null && (
        <div
          className={styles.bar}
          onPointerEnter={() => {
            setAttended(true);
          }}
          onPointerLeave={() => {
            setAttended(false);
          }}
          onFocus={() => {
            setAttended(true);
          }}
          onBlur={() => {
            setAttended(false);
          }}
        >
          <span dir="auto" className={styles.words}>
            {state.what === 'failed'
              ? text.failed(Object.values(errorText(state.failure)).join(' '))
              : state.what === 'undone'
                ? text.undone(state.act.done)
                : text.done(state.act.done)}
          </span>
          {state.what === 'done' && (
            <Button kind="quiet" onPress={() => void undoLast()}>
              {text.undo}
            </Button>
          )}
          <IconButton
            label={text.close}
            icon={<X className="i i--14" aria-hidden="true" />}
            onPress={forgetUndo}
          />
        </div>
      )}
    </div>
  );
};
