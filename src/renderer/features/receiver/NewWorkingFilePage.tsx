// Making the working file an auditor keeps notes in; the package that is open stays open meanwhile.
import type { ReactNode } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useLeftBefore } from '../vaults/use-left-before';
import { newVault } from '../../messages/vaults';
import { newWorkingFile } from '../../messages/receiver-open';
import { MakeVault } from '../vaults/MakeVault';

export const NewWorkingFilePage = (): ReactNode => {
  const navigate = useNavigate();
  useLeftBefore('new-working-file');
  return (
    <MakeVault
      kind="working-file"
      text={{ ...newVault, ...newWorkingFile }}
      onDone={() => void navigate({ to: '/receiver' })}
      onCancel={() => void navigate({ to: '/receiver' })}
    />
  );
};
