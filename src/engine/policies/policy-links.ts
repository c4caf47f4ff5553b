// To which controls a policy belongs: those it is linked to, and those a starter names, where they came from the starter
// set.
import { ControlId, controlId, type StarterControlId } from '../../shared/ids';
import type { ReadableDb } from '../db/handles';

/** Controls that were loaded from the starter set, by the starter they were made from. */
export const controlsByStarter = (db: ReadableDb): Map<StarterControlId, ControlId> =>
  new Map(
    (
      db
        .prepare('SELECT number, starter_id FROM control WHERE starter_id IS NOT NULL ORDER BY number')
        .all() as { number: number; starter_id: StarterControlId }[]
    ).map((row) => [row.starter_id, controlId(row.number)]),
  );

export const controlsOf = (
  starterControls: readonly StarterControlId[],
  loaded: ReadonlyMap<StarterControlId, ControlId>,
): ControlId[] => starterControls.flatMap((id) => loaded.get(id) ?? []);

/** Controls the policy is linked to, by hand or by a field. */
export const linkedControls = (db: ReadableDb, policy: number): ControlId[] =>
  (
    db
      .prepare(
        "SELECT DISTINCT target FROM register_link WHERE register = 'policy' AND number = ? ORDER BY target",
      )
      .pluck()
      .all(policy) as string[]
  ).flatMap((target) => ControlId.safeParse(target).data ?? []);
