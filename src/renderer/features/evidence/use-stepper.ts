// Goes from the item in the panel to the one before or after it in the list, without drawing the list: the
// pages it stands in are in the cache already, or are asked for.
import { useCallback } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { Output } from '../../../shared/contract';
import type { EvidenceId } from '../../../shared/ids';
import { PAGE_ROWS } from '../../app/use-rows';
import { call } from '../../app/use-call';
import type { EvidenceQuestion } from './evidence-question';

type Page = Output<'evidence', 'list'>;

export interface Stepper {
  /** The item `by` places on, or null where the list ends or the present item is not in it. */
  readonly neighbour: (id: EvidenceId, by: 1 | -1) => Promise<EvidenceId | null>;
}

export const useStepper = (question: EvidenceQuestion): Stepper => {
  const client = useQueryClient();
  const asked = JSON.stringify(question);
  const neighbour = useCallback(
    async (id: EvidenceId, by: 1 | -1): Promise<EvidenceId | null> => {
      const page = (number: number): Promise<Page> => {
        const input = {
          ...(JSON.parse(asked) as EvidenceQuestion),
          offset: number * PAGE_ROWS,
          limit: PAGE_ROWS,
        };
        return client.query({
          queryKey: ['evidence', 'list', input],
          queryFn: () => call('evidence', 'list', input),
          staleTime: Infinity,
        });
      };
      const place = placeOf(client.getQueriesData<Page>({ queryKey: ['evidence', 'list'] }), asked, id);
      if (place === null) return null;
      const target = place + by;
      if (target < 0) return null;
      const { rows } = await page(Math.floor(target / PAGE_ROWS));
      return rows[target % PAGE_ROWS]?.id ?? null;
    },
    [asked, client],
  );
  return { neighbour };
};

type Cached = readonly (readonly [readonly unknown[], Page | undefined])[];

/** Where the item stands among the pages of this very question that are in the cache. */
const placeOf = (cached: Cached, asked: string, id: EvidenceId): number | null => {
  for (const [key, data] of cached) {
    const { offset, limit, ...rest } = key[2] as EvidenceQuestion & { offset: number; limit: number };
    if (limit !== PAGE_ROWS || JSON.stringify(rest) !== asked) continue;
    const index = data?.rows.findIndex((row) => row.id === id) ?? -1;
    if (index >= 0) return offset + index;
  }
  return null;
};
