// The frame of every screen of an open vault: rail, period strip, and the drop that lands anywhere.
import { Outlet, useNavigate } from '@tanstack/react-router';
import { usePaste } from '../features/intake/use-paste';
import { useTakeIn } from '../features/intake/use-take-in';
import { WORKING_FILE_PLACES } from '../features/receiver/receiver-places';
import { WorkingFileFrame } from '../features/receiver/WorkingFileFrame';
import { DropTarget } from '../ui/DropTarget';
import { AccessBanner } from './AccessBanner';
import { runCommand } from './commands';
import { GoTo } from './GoTo';
import { LockCountdown } from './LockCountdown';
import { Rail } from './Rail';
import { Strip } from './Strip';
import { UndoBar } from './UndoBar';
import { useCall } from './use-call';
import { useShellCommands } from './use-shell-commands';
import { useShownPath } from './use-shown-path';

export const Shell = () => {
  const { data: vault } = useCall('vault', 'current', {});
  const navigate = useNavigate();
  const path = useShownPath();
  const takeIn = useTakeIn();
  usePaste(takeIn.paste);
  useShellCommands(takeIn);
  const hasWideRail = useCall('app', 'preferences', {}).data?.hasWideRail ?? true;
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
      <div className="app" data-rail={hasWideRail ? 'wide' : 'narrow'}>
        <Rail
          vault={vault}
          onFind={() => {
            runCommand('palette');
          }}
        />
        <Strip />
        <AccessBanner vault={vault} />
        <main className="main" id="main">
          <Outlet />
        </main>
      </div>
      <LockCountdown />
      <UndoBar />
    </DropTarget>
  );
};
