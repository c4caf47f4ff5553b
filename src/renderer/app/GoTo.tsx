// Leaves for another screen, once. (The router's own Navigate goes again at every render of what holds
// it, and a frame that renders at each change of place then never comes to rest.)
import { useEffect } from 'react';
import { useNavigate } from '@tanstack/react-router';

export const GoTo = ({ to }: { readonly to: '/vaults' | '/overview' | '/receiver' }) => {
  const navigate = useNavigate();
  useEffect(() => {
    void navigate({ to, replace: true });
  }, [navigate, to]);
  return null;
};
