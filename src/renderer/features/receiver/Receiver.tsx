// The frame of every screen of a received package: rail, strip, and what this session can keep. Needs no vault.
import { useState } from 'react';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { useCommandRuns } from '../../app/commands';
import { GoTo } from '../../app/GoTo';
import { LockCountdown } from '../../app/LockCountdown';
import { useCall } from '../../app/use-call';
import { useShownPath } from '../../app/use-shown-path';
import { adoptFiles } from '../../ui/dropped-files';
import { DropTarget } from '../../ui/DropTarget';
import { CheckContext, useCheckJob } from './check-progress';
import { ReceiverBanner } from './ReceiverBanner';
import { ReceiverPalette } from './ReceiverPalette';
import { ReceiverRail } from './ReceiverRail';
import { ReceiverStrip } from './ReceiverStrip';
import styles from './receiver.module.css';
import { useOpened } from './use-opened';

export const Receiver = () => {
  const opened = useOpened();
  const { data: vault } = useCall('vault', 'current', {});
  const path = useShownPath();
  const navigate = useNavigate();
  const [isFinding, setFinding] = useState(false);
  const check = useCheckJob(opened ?? null);
  const hasPackage = opened !== null && opened !== undefined;
  useCommandRuns({
    palette: hasPackage
      ? () => {
          setFinding((isOpen) => !isOpen);
        }
      : null,
  });
  if (opened === undefined || vault === undefined) return null;
  if (opened === null && vault?.kind !== 'working-file')
    return <GoTo to={vault === null ? '/vaults' : '/overview'} />;
  if (opened === null && path.startsWith('/receiver/')) return <GoTo to="/receiver" />;
  const drop = async (files: readonly File[]) => {
    const adopted = await adoptFiles(files);
    if (adopted.length > 0)
      await navigate({
        to: '/receiver/open',
        search: { files: adopted.map(({ token, name }) => ({ token, name })) },
      });
  };
  return (
    <CheckContext value={check}>
      <DropTarget look="area" label="Muniment" onFiles={(files) => void drop(files)}>
        <div className={`app ${styles.receiver ?? ''}`}>
          <ReceiverRail
            opened={opened}
            vault={vault}
            onFind={() => {
              setFinding(true);
            }}
          />
          <ReceiverStrip opened={opened} />
          <ReceiverBanner opened={opened} vault={vault} />
          <main className="main" id="main">
            <Outlet />
          </main>
        </div>
        <LockCountdown />
        {isFinding && hasPackage && (
          <ReceiverPalette
            onClose={() => {
              setFinding(false);
            }}
          />
        )}
      </DropTarget>
    </CheckContext>
  );
};
