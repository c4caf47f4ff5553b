// The areas that are drawn, and which of them is in hand.
import { useRef, useState } from 'react';
import type { Area, Box } from './areas';

export interface Areas {
  readonly areas: readonly Area[];
  readonly selected: number | null;
  readonly select: (key: number | null) => void;
  /** Answers the key of the new one, which is selected. */
  readonly add: (page: number, box: Box) => number;
  readonly change: (area: Area) => void;
  readonly remove: (key: number) => void;
}

export const useAreas = (): Areas => {
  const [areas, setAreas] = useState<readonly Area[]>([]);
  const [selected, select] = useState<number | null>(null);
  const last = useRef(0);
  return {
    areas,
    selected,
    select,
    add: (page, box) => {
      last.current += 1;
      const key = last.current;
      setAreas((before) => [...before, { ...box, key, page }]);
      select(key);
      return key;
    },
    change: (area) => {
      setAreas((before) => before.map((one) => (one.key === area.key ? area : one)));
    },
    remove: (key) => {
      setAreas((before) => before.filter((one) => one.key !== key));
      select(null);
    },
  };
};
