// Writes a policy to a place somebody chooses: PDF, Word or Markdown by the ending of the name they give it.
import type { RecordId } from '../../../shared/domain/programme/record-id';
import { call } from '../../app/use-call';

/** Answers the name of the file; null when no place was chosen. Throws CallFailed. */
export const savePolicy = async (
  id: RecordId,
  suggestedName: string,
  edition: number | null,
): Promise<string | null> => {
  const [target] = await call('app', 'choose', { what: 'new-text-file', suggestedName });
  if (target === undefined) return null;
  await call('policies', 'saveDocument', { id, edition, target: target.token });
  return target.name;
};
