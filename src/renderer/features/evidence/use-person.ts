// Who is at the desk, as far as the rules about evidence ask.
import { useCall } from '../../app/use-call';
import type { Person } from './evidence-verbs';

/** Null while it is not known yet. */
export const usePerson = (): Person | null => {
  const { data: vault } = useCall('vault', 'current', {});
  if (vault === undefined || vault === null) return null;
  return {
    name: vault.member.name,
    role: vault.member.role,
    mayWrite: vault.access.mode === 'read-write',
  };
};
