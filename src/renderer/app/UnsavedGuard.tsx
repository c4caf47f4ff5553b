// Asks before changes that are not saved are left behind, and saves them before the vault locks. Stands
// in a form while it is there; does nothing while nothing is changed.
import { useEffect, useRef } from 'react';
import { useBlocker } from '@tanstack/react-router';
import { unsaved as text } from '../messages/unsaved';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { onBridgeEvent } from './events';
import { holdUnsaved } from './unsaved-work';

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
  /** Saves as much as can be before the vault locks, when nobody can be asked; `save` when left out. */
  readonly keep?: () => Promise<boolean>;
  /** A saving under way: it is waited for instead of asking. */
  readonly ongoing?: () => Promise<boolean> | null;
  /** Whether the form is still there at the next address; the same screen when left out. */
  readonly isStillHere?: (next: Place) => boolean;
}

export const UnsavedGuard = ({ isDirty, what, save, keep, ongoing, isStillHere }: UnsavedGuardProps) => {
  const isLocked = useRef(false);
  const saveNow = useRef(keep ?? save);
  useEffect(() => {
    saveNow.current = keep ?? save;
  });
  useEffect(() => {
    if (!isDirty) return undefined;
    return holdUnsaved(() => saveNow.current());
  }, [isDirty]);
  useEffect(
    () =>
      onBridgeEvent((event) => {
        // Nothing can be saved any more, and nobody is to be held on a screen of a locked vault.
        if (event.type === 'locked' || event.type === 'engine-stopped') isLocked.current = true;
      }),
    [],
  );
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
  const stay = () => {
    blocker.reset?.();
  };
  const leave = () => {
    blocker.proceed?.();
  };
  return (
    <Dialog
      role="alertdialog"
      title={text.title(what)}
      isOpen={blocker.status === 'blocked'}
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
