// Records of all registers that fit some words, for the palette: a few of each.
import { useEffect, useState } from 'react';
import { useQueries } from '@tanstack/react-query';
import { REGISTERS } from '../../../shared/domain/programme';
import { call } from '../../app/use-call';
import { today } from '../../messages/dates';

/** Of each register; who looks for more looks there. */
const FOUND = 4;

interface Found {
  readonly id: string;
  readonly title: string;
}

const found = (results: readonly { readonly data: { readonly rows: readonly Found[] } | undefined }[]) =>
  results.flatMap(({ data }) => (data?.rows ?? []).map(({ id, title }): Found => ({ id, title })));

/** Twelve lists are asked at once: not at every letter. */
const STANDS_STILL_MS = 150;

const useStill = (words: string): string => {
  const [still, setStill] = useState(words);
  useEffect(() => {
    const timer = setTimeout(() => {
      setStill(words);
    }, STANDS_STILL_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [words]);
  return still;
};

/** Nothing while nothing is asked. */
export const useFoundRecords = (typed: string): readonly Found[] => {
  const words = useStill(typed);
  return useQueries({
    queries: REGISTERS.map((register) => {
      const question = {
        ...{ register, today: today(), search: words, states: [], groups: [], parent: null, asAt: null },
        ...{ onlySignalled: false, withEnded: true, withWithdrawn: false },
        ...({ sort: 'id', direction: 'ascending', offset: 0, limit: FOUND } as const),
      };
      return {
        queryKey: ['programme', 'list', question],
        queryFn: () => call('programme', 'list', question),
        enabled: words.length > 1,
      };
    }),
    combine: found,
  });
};
