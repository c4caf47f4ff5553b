// Which rows are ticked, each with the version that was shown when it was ticked: what is reviewed is what
// somebody saw, not what has followed since.
import { useCallback, useMemo, useRef, useState } from 'react';
import type { EvidenceSummary } from '../../../shared/domain/evidence';
import type { EvidenceId } from '../../../shared/ids';
import { shownVersion } from '../../../shared/version-states';

/** Versions by item. */
export type ChosenEvidence = ReadonlyMap<EvidenceId, number>;

export const useChosenEvidence = () => {
  const seen = useRef(new Map<EvidenceId, number>());
  const [chosen, setChosen] = useState<ChosenEvidence>(new Map());
  const see = useCallback((rows: readonly EvidenceSummary[]) => {
    for (const row of rows) seen.current.set(row.id, shownVersion(row));
  }, []);
  const tick = useCallback((ids: Iterable<EvidenceId>) => {
    setChosen((before) => new Map([...ids].map((id) => [id, before.get(id) ?? seen.current.get(id) ?? 0])));
  }, []);
  const tickRows = useCallback(
    (rows: readonly EvidenceSummary[]) => {
      see(rows);
      tick(rows.map(({ id }) => id));
    },
    [see, tick],
  );
  const ids = useMemo(() => new Set(chosen.keys()), [chosen]);
  return { chosen, ids, setChosen, see, tick, tickRows };
};
