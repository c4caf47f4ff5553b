// The time that is examined: of the engagement one is working on, or null while there is none.
import { examinedTime } from '../../../shared/domain/engagement';
import type { ExaminedTime } from '../../../shared/period';
import { type TimeWords, timeWords } from '../../messages/time-words';
import { useEngagement } from '../engagement/use-engagement';

export const useExaminedTime = (): ExaminedTime | null => {
  const engagement = useEngagement();
  return engagement === null || engagement === undefined ? null : examinedTime(engagement);
};

/** How the screens speak of it. */
export const useTimeWords = (): TimeWords => timeWords(useExaminedTime());
