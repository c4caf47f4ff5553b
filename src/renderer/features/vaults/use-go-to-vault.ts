// Going to another vault, whatever its state: one that is open comes to the front, one that is locked asks for its
// passphrase. What is typed and not saved here is saved first; the page is loaded anew where another was shown.
import { useCallback } from 'react';
import { useNavigate } from '@tanstack/react-router';
import type { RecentVault } from '../../../shared/contract';
import { saveUnsaved } from '../../app/unsaved-work';
import { call } from '../../app/use-call';

export type GoToVault = (vault: RecentVault) => Promise<void>;

export const useGoToVault = (): GoToVault => {
  const navigate = useNavigate();
  return useCallback(
    async (vault) => {
      if (vault.openState === 'in-front') {
        await navigate({ to: vault.kind === 'working-file' ? '/receiver' : '/overview' });
        return;
      }
      await saveUnsaved();
      if (vault.openState === 'behind') await call('app', 'bringForward', { vault: vault.token });
      else await call('app', 'leaveVault', { to: 'vaults', vault: vault.token });
    },
    [navigate],
  );
};
