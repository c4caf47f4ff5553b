// The frame of every screen of an open vault: rail, period strip, palette, and the drop that lands anywhere.
import { useCallback, useEffect, useState } from 'react';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { usePaste } from '../features/intake/use-paste';
import { useTakeIn } from '../features/intake/use-take-in';
import { WORKING_FILE_PLACES } from '../features/receiver/receiver-places';
import { WorkingFileFrame } from '../features/receiver/WorkingFileFrame';
import { DropTarget } from '../ui/DropTarget';
import { AccessBanner } from './AccessBanner';
import { GoTo } from './GoTo';
import { isTyping } from './is-typing';
import { LockCountdown } from './LockCountdown';
import { Palette } from './Palette';
import { Rail } from './Rail';
import { ShortcutsSheet } from './ShortcutsSheet';
import { Strip } from './Strip';
import { useCall } from './use-call';
import { useShownPath } from './use-shown-path';

export const Shell = () => {
  const { data: vault } = useCall('vault', 'current', {});
  const navigate = useNavigate();
  const path = useShownPath();
  const takeIn = useTakeIn();
  usePaste(takeIn.paste);
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [isSheetOpen, setSheetOpen] = useState(false);
  const showShortcuts = useCallback(() => {
    setSheetOpen(true);
  }, []);
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setPaletteOpen((isOpen) => !isOpen);
      }
      if (event.key === '?' && !isTyping(event.target)) {
        event.preventDefault();
        setSheetOpen(true);
      }
    };
    window.addEventListener('keydown', open);
    return () => {
      window.removeEventListener('keydown', open);
    };
  }, []);
  if (vault === undefined) return null;
  if (vault === null) return <GoTo to="/vaults" />;
  // A working file has no evidence of its own: its screens are the receiver's.
  if (vault.kind === 'working-file')
    return WORKING_FILE_PLACES.some((place) => place === path) ? (
      <WorkingFileFrame vault={vault} />
    ) : (
      <GoTo to="/receiver" />
    );
  return (
    <DropTarget
      look="area"
      label="Muniment"
      onFiles={(files) => {
        // Refused on the Intake screen, in words: a drop that does nothing would be taken for a fault.
        takeIn.offer(files);
        void navigate({ to: '/intake' });
      }}
    >
      <div className="app">
        <Rail
          vault={vault}
          onFind={() => {
            setPaletteOpen(true);
          }}
        />
        <Strip />
        <AccessBanner vault={vault} />
        <main className="main" id="main">
          <Outlet />
        </main>
      </div>
      <LockCountdown />
      {isPaletteOpen && (
        <Palette
          onClose={() => {
            setPaletteOpen(false);
          }}
          onShortcuts={showShortcuts}
        />
      )}
      {isSheetOpen && (
        <ShortcutsSheet
          onClose={() => {
            setSheetOpen(false);
          }}
        />
      )}
    </DropTarget>
  );
};
