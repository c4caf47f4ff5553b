// What the rest of the app tells the window: data changed, the vault was locked, a file is to be opened.
import { useEffect, useState } from 'react';
import { useNavigate, useRouter } from '@tanstack/react-router';
import type { Arrival } from '../../shared/contract';
import type { VaultInfo } from '../../shared/domain/vault';
import type { Failure } from '../../shared/errors';
import { emptyIntake } from '../features/intake/intake-store';
import { emptyAssistant } from '../features/packages/assistant-store';
import { forgetBuiltFiles } from '../features/packages/built-files';
import { closeReaders } from '../features/preview/reader-port';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { FailureNotice } from '../ui/Notice';
import { keepDragsInside } from './drag-out';
import { onBridgeEvent, startEvents } from './events';
import { forgetVault, forgetVaultBesidePackage, invalidate, queryClient } from './query-client';
import { forgetUndo } from './undo';
import { saveUnsaved } from './unsaved-work';
import { showFailure } from './unshown-failures';
import { call } from './use-call';
import { useFocusOnArrival } from './use-focus-on-arrival';

/** An auditor's screen outlives a vault that is locked; a working file that locked itself is asked for again. */
const isBesidePackage = (path: string, byItself: boolean): boolean => {
  const received = queryClient.getQueryData(['review', 'current', {}]);
  const open = queryClient.getQueryData<VaultInfo | null>(['vault', 'current', {}]);
  const isOwn = open?.kind === 'working-file';
  return path.startsWith('/receiver') && received !== null && received !== undefined && !(byItself && isOwn);
};

/** Where a page goes that was loaded anew because a vault was left. */
const ARRIVAL_PLACES = {
  vaults: '/vaults',
  'new-vault': '/vaults/new',
  'new-working-file': '/receiver/working-file',
} as const satisfies Record<Arrival, string>;

export const AppEvents = () => {
  const navigate = useNavigate();
  const router = useRouter();
  const [stopped, setStopped] = useState<Failure | null>(null);
  useFocusOnArrival();
  useEffect(() => {
    const leaveVault = (arrive: () => Promise<void> = () => navigate({ to: '/vaults' })) => {
      emptyIntake();
      emptyAssistant();
      forgetBuiltFiles();
      forgetUndo();
      closeReaders();
      void arrive().then(forgetVault);
    };
    const stop = onBridgeEvent((event) => {
      switch (event.type) {
        case 'changed':
          invalidate(event.topics);
          break;
        case 'locked': {
          const { vault, why } = event;
          if (isBesidePackage(router.state.location.pathname, vault !== null)) {
            // The package stays open: it is no part of the vault.
            emptyIntake();
            emptyAssistant();
            forgetBuiltFiles();
            forgetUndo();
            forgetVaultBesidePackage();
          } else if (vault === null) leaveVault();
          else
            leaveVault(() =>
              navigate({ to: '/unlock', search: { vault: vault.token, name: vault.name, locked: why } }),
            );
          break;
        }
        case 'arrive':
          void navigate({ to: ARRIVAL_PLACES[event.to] });
          break;
        case 'engine-stopped':
          setStopped({ code: 'engine.stopped', details: {}, incidentId: event.incidentId });
          leaveVault();
          break;
        case 'open-package':
          void navigate({
            to: '/receiver/open',
            search: { files: [{ token: event.file.token, name: event.file.name }] },
          });
          break;
        case 'open-vault':
          void navigate({ to: '/unlock', search: { vault: event.folder.token, name: event.folder.name } });
          break;
        case 'locking-in':
          if (event.seconds !== null) void saveUnsaved();
          break;
        case 'about-to-lock':
          void saveUnsaved();
          break;
        case 'failed':
          showFailure(event.failure);
          break;
        // Heard where commands are run (AppCommands.tsx).
        case 'command':
        case 'progress':
          break;
      }
    });
    startEvents();
    return stop;
  }, [navigate, router]);
  useEffect(() => {
    // A file dropped beside every target must not replace the page.
    const noteCopied = () => {
      // After the browser has put it there.
      setTimeout(() => void call('app', 'copied', {}).catch(() => undefined));
    };
    const refuse = (event: DragEvent) => {
      event.preventDefault();
    };
    const letDragsOut = keepDragsInside(window);
    window.addEventListener('dragover', refuse);
    window.addEventListener('drop', refuse);
    window.addEventListener('copy', noteCopied);
    window.addEventListener('cut', noteCopied);
    return () => {
      letDragsOut();
      window.removeEventListener('dragover', refuse);
      window.removeEventListener('drop', refuse);
      window.removeEventListener('copy', noteCopied);
      window.removeEventListener('cut', noteCopied);
    };
  }, []);
  return (
    <Dialog
      title="The vault was locked"
      isOpen={stopped !== null}
      onClose={() => {
        setStopped(null);
      }}
      foot={
        <Button
          kind="primary"
          onPress={() => {
            setStopped(null);
          }}
        >
          Close
        </Button>
      }
    >
      <FailureNotice failure={stopped} />
    </Dialog>
  );
};
