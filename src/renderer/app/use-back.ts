// One step back in what was looked at; to the list of vaults where there is none.
import { useNavigate, useRouter } from '@tanstack/react-router';

export const useBack = (): (() => void) => {
  const { history } = useRouter();
  const navigate = useNavigate();
  return () => {
    if (history.canGoBack()) history.back();
    else void navigate({ to: '/vaults' });
  };
};
