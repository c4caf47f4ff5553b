// Making the vault of an organization.
import type { ReactNode } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useLeftBefore } from './use-left-before';
import { newVault } from '../../messages/vaults';
import { MakeVault } from './MakeVault';

export const NewVaultPage = (): ReactNode => {
  const navigate = useNavigate();
  useLeftBefore('new-vault');
  return (
    <MakeVault
      kind="vault"
      text={newVault}
      onDone={() => void navigate({ to: '/overview' })}
      onCancel={() => void navigate({ to: '/vaults' })}
    />
  );
};
