// The text of an edition, or the current one.
import type { RecordDetail } from '../../../shared/domain/programme/record';
import { useCall } from '../../app/use-call';

/** Null until it is known. */
export const useShownText = (record: RecordDetail | undefined, edition: number | null): string | null => {
  const isEdition = record !== undefined && edition !== null;
  const { data } = useCall(
    'policies',
    'editionText',
    // Not asked without an edition.
    { id: record?.id ?? 'POL-000', edition: edition ?? 1 },
    { enabled: isEdition },
  );
  if (isEdition) return data?.text ?? null;
  return typeof record?.facts['text'] === 'string' ? record.facts['text'] : null;
};
