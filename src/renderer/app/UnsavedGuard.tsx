// Asks before changes that are not saved are left behind, and saves them before the vault locks. Stands
// in a form while it is there; does nothing while nothing is changed.
import { useEffect, useRef, useState } from 'react';
import { useBlocker } from '@tanstack/react-router';
import { unsaved as text } from '../messages/unsaved';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { onBridgeEvent } from './events';
import { holdUnsaved, saveUnsaved } from './unsaved-work';

interface Place {
  readonly pathname: string;
  readonly search: unknown;
}

interface UnsavedGuardProps {
  readonly isDirty: boolean;
  /** What is changed: "the scope", "REM-012". */
  readonly what: string;
  /** True when all is saved. */
  readonly save: () => Promise<boolean>;
  /** A saving under way: it is waited for instead of asking. */
  readonly ongoing?: () => Promise<boolean> | null;
  /** Whether the form is still there at the next address; the same screen when left out. */
  readonly isStillHere?: (next: Place) => boolean;
}

export const UnsavedGuard = ({ isDirty, what, save, ongoing, isStillHere }: UnsavedGuardProps) => {
  const isLocked = useRef(false);
  const saveNow = useRef(save);
  useEffect(() => {
    saveNow.current = save;
  });
  const [isClosing, setClosing] = useState(false);
  useEffect(() => {
    if (!isDirty) return undefined;
    return holdUnsaved(() => saveNow.current());
  }, [isDirty]);
  useEffect(
    () =>
      onBridgeEvent((event) => {
        if (event.type === 'locking-in') void saveUnsaved();
        // Nothing can be saved any more, and nobody is to be held on a screen of a locked vault.
        if (event.type === 'locked' || event.type === 'engine-stopped') isLocked.current = true;
      }),
    [],
  );
  useEffect(() => {
    if (!isDirty) return undefined;
    const ask = (event: BeforeUnloadEvent) => {
      if (isLocked.current) return;
      event.preventDefault();
      setClosing(true);
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
    };
  }, [isDirty]);
  const blocker = useBlocker({
    disabled: !isDirty,
    enableBeforeUnload: false,
    withResolver: true,
    shouldBlockFn: async ({ current, next }) => {
      // The word that the vault is locked reaches everybody within this turn.
      await Promise.resolve();
      if (isLocked.current || (await ongoing?.()) === true) return false;
      return isStillHere === undefined ? next.pathname !== current.pathname : !isStillHere(next);
    },
  });
  const isAsked = blocker.status === 'blocked' || isClosing;
  const stay = () => {
    setClosing(false);
    blocker.reset?.();
  };
  const leave = () => {
    if (isClosing) {
      isLocked.current = true;
      window.close();
    } else blocker.proceed?.();
  };
  return (
    <Dialog
      role="alertdialog"
      title={text.title(what)}
      isOpen={isAsked}
      onClose={stay}
      foot={
        <>
          <Button kind="danger" onPress={leave}>
            {text.leave}
          </Button>
          <Button onPress={stay}>{text.stay}</Button>
          <Button
            kind="primary"
            onPress={() => {
              void save().then((isSaved) => {
                if (isSaved) leave();
                else stay();
              });
            }}
          >
            {text.save}
          </Button>
        </>
      }
    >
      <p>{text.text}</p>
    </Dialog>
  );
};
