// For screens that make a new vault: what is open is left first, and the page is loaded anew where it has shown a
// vault. The words of a new one are shown once, by a page that stays.
import { useEffect } from 'react';
import type { Arrival } from '../../../shared/contract';
import { call } from '../../app/use-call';

export const useLeftBefore = (to: Arrival): void => {
  useEffect(() => {
    void call('app', 'leaveVault', { to });
  }, [to]);
};
