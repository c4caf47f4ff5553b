// In the list of what waits for review, an item leaves the list when it is decided. Which one comes next is
// therefore looked up before, and opened after.
import { useRef } from 'react';
import type { EvidenceId } from '../../../shared/ids';
import type { Stepper } from './use-stepper';

export interface ReviewQueue {
  /** Somebody is about to decide about this item. */
  readonly onDeciding: (id: EvidenceId) => void;
  /** It is approved or rejected. */
  readonly onDecided: (id: EvidenceId) => void;
}

interface ReviewQueueOptions extends Stepper {
  /** Whether the list is that of what waits for review. */
  readonly isQueue: boolean;
  /** The item in the panel. */
  readonly id: EvidenceId | undefined;
  /** Undefined closes the panel: nothing waits any more. */
  readonly open: (id: EvidenceId | undefined) => void;
}

export const useReviewQueue = ({ isQueue, id: shown, neighbour, open }: ReviewQueueOptions): ReviewQueue => {
  const next = useRef<Promise<EvidenceId | null> | null>(null);
  return {
    onDeciding: (id) => {
      next.current = isQueue ? neighbour(id, 1).then((after) => after ?? neighbour(id, -1)) : null;
    },
    onDecided: (id) => {
      const following = next.current;
      next.current = null;
      if (following !== null && shown === id)
        void following.then((after) => {
          open(after ?? undefined);
        });
    },
  };
};
