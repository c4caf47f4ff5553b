// What the person at the desk may do here: their role, and whether this session may change the vault.
// The engine refuses by the same table; this is so that the window offers nothing in vain.
import { mayDo } from '../../shared/domain/roles';
import type { JournalAction } from '../../shared/domain/journal-action';
import type { VaultInfo } from '../../shared/domain/vault';
import { useCall } from './use-call';

export const mayIn = (vault: VaultInfo, action: JournalAction): boolean =>
  vault.access.mode === 'read-write' && mayDo(vault.member.role, action);

/** False too while it is not known yet. */
export const useMay = (action: JournalAction): boolean => {
  const { data: vault } = useCall('vault', 'current', {});
  return vault !== undefined && vault !== null && mayIn(vault, action);
};
