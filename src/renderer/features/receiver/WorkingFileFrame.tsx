// The frame of the screens a working file shares with a vault (members and backup, journal, settings): the auditor's
// rail, and no intake.
import { useState } from 'react';
import { Outlet } from '@tanstack/react-router';
import type { VaultInfo } from '../../../shared/domain/vault';
import { AccessBanner } from '../../app/AccessBanner';
import { useCommandRuns } from '../../app/commands';
import { LockCountdown } from '../../app/LockCountdown';
import { ReceiverPalette } from './ReceiverPalette';
import { ReceiverRail } from './ReceiverRail';
import { ReceiverStrip } from './ReceiverStrip';
import styles from './receiver.module.css';
import { useOpened } from './use-opened';

export const WorkingFileFrame = ({ vault }: { readonly vault: VaultInfo }) => {
  const opened = useOpened() ?? null;
  const [isFinding, setFinding] = useState(false);
  useCommandRuns({
    palette:
      opened === null
        ? null
        : () => {
            setFinding((isOpen) => !isOpen);
          },
  });
  return (
    <>
      <div className={`app ${styles.receiver ?? ''}`}>
        <ReceiverRail
          opened={opened}
          vault={vault}
          onFind={() => {
            setFinding(true);
          }}
        />
        <ReceiverStrip opened={opened} />
        <AccessBanner vault={vault} />
        <main className="main" id="main">
          <Outlet />
        </main>
      </div>
      <LockCountdown />
      {isFinding && opened !== null && (
        <ReceiverPalette
          onClose={() => {
            setFinding(false);
          }}
        />
      )}
    </>
  );
};
