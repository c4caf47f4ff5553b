// The way to the screen that redacts a file, for whoever shows one; null for a role that may not.
import { useNavigate } from '@tanstack/react-router';
import type { EvidenceFile, EvidenceVersion } from '../../../shared/domain/evidence';
import type { EvidenceId } from '../../../shared/ids';
import { useMay } from '../../app/use-access';

export const useRedact = (
  id: EvidenceId,
  { version }: Pick<EvidenceVersion, 'version'>,
): ((file: Pick<EvidenceFile, 'position'>) => void) | null => {
  const navigate = useNavigate();
  if (!useMay('evidence.version-added')) return null;
  return ({ position }) => void navigate({ to: '/redact', search: { id, version, position } });
};
