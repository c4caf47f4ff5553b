// What numbers of controls and of evidence mean: their titles and the hashes of their files, so that another vault can
// tell whether it has the same.
import { ControlId, controlId, EvidenceId, evidenceId, numberOf } from '../../../shared/ids';
import type { ReadableDb } from '../../db/handles';

export interface TargetName {
  readonly title: string;
  readonly sha256: readonly string[];
}

const CONTROL = `SELECT v.title FROM control AS c JOIN control_version AS v
  ON v.control = c.number AND v.version = c.current_version WHERE c.number = ?`;
const EVIDENCE = `SELECT coalesce(v.title, e.requested_title) FROM evidence AS e LEFT JOIN evidence_version AS v
  ON v.evidence = e.number AND v.version = e.current_version WHERE e.number = ?`;
const FILES = `SELECT b.sha256 FROM evidence AS e JOIN evidence_file AS f
    ON f.evidence = e.number AND f.version = e.current_version
  JOIN blob AS b ON b.id = f.blob WHERE e.number = ? ORDER BY f.position`;

/** Of those that are there; other ids (criteria, records) mean the same everywhere or stand in the file. */
export const namesOf = (db: ReadableDb, ids: Iterable<string>): Record<string, TargetName> => {
  const title = (sql: string, number: number): string | undefined =>
    db.prepare(sql).pluck().get(number) as string | undefined;
  const names: Record<string, TargetName> = {};
  for (const id of [...new Set(ids)].sort()) {
    if (ControlId.safeParse(id).success) {
      const found = title(CONTROL, numberOf(id as ControlId));
      if (found !== undefined) names[id] = { title: found, sha256: [] };
    } else if (EvidenceId.safeParse(id).success) {
      const number = numberOf(id as EvidenceId);
      const found = title(EVIDENCE, number);
      if (found !== undefined)
        names[id] = { title: found, sha256: db.prepare(FILES).pluck().all(number) as string[] };
    }
  }
  return names;
};

/** The control or evidence of this vault that is the same; null where it has none. */
export type SameTarget = (id: string) => string | null;

/**
 * A control is the same with its number and its title, evidence with a file of the same bytes; evidence that is only asked
 * for is the same with its number and its title.
 */
export const sameTargets = (db: ReadableDb, names: Readonly<Record<string, TargetName>>): SameTarget => {
  const here = namesOf(db, Object.keys(names));
  const byHash = db
    .prepare(
      `SELECT f.evidence FROM blob AS b JOIN evidence_file AS f ON f.blob = b.id
       JOIN evidence AS e ON e.number = f.evidence AND e.current_version = f.version AND e.withdrawn_at IS NULL
       WHERE b.sha256 = ? ORDER BY f.evidence LIMIT 1`,
    )
    .pluck();
  return (id) => {
    const name = Object.hasOwn(names, id) ? names[id] : undefined;
    if (name === undefined) return null;
    for (const sha256 of name.sha256) {
      const found = byHash.get(sha256) as number | undefined;
      if (found !== undefined) return evidenceId(found);
    }
    const same = here[id];
    if (same === undefined || same.title !== name.title) return null;
    if (ControlId.safeParse(id).success) return controlId(numberOf(id as ControlId));
    return name.sha256.length === 0 && same.sha256.length === 0 ? id : null;
  };
};
