// What lists show held against the rows it was derived from (migrations 4 and 5): whoever changes it beside the
// program would hide evidence from a search, or count it inside a period.
import { controlId, evidenceId } from '../../../shared/ids';
import type { ReadableDb } from '../../db/handles';
import { PAGE, type ToldKind, WHAT_LISTS_SHOW } from './told-kind';

const COUNTS = "e.withdrawn_at IS NULL AND v.state IN ('draft', 'in-review', 'approved')";

const EVIDENCE = `
  SELECT e.number, (
      l.title IS ifnull(v.title, e.requested_title)
      AND l.effective_from IS v.effective_from AND l.effective_to IS v.effective_to
      AND l.taken_in_at IS ifnull(v.taken_in_at, e.created_at)
      AND l.state IS CASE WHEN e.withdrawn_at IS NOT NULL THEN 'withdrawn' ELSE ifnull(v.state, 'requested') END
      AND l.state_place IS CASE l.state WHEN 'requested' THEN 0 WHEN 'draft' THEN 1 WHEN 'in-review' THEN 2
        WHEN 'approved' THEN 3 WHEN 'withdrawn' THEN 5 ELSE 4 END
      AND l.counts IS ifnull(${COUNTS}, 0) AND l.kind IS e.kind AND l.owner IS e.owner
      AND l.valid_until IS v.valid_until
      AND l.size_bytes IS (SELECT ifnull(sum(b.size_bytes), 0) FROM evidence_file AS f
        JOIN blob AS b ON b.id = f.blob WHERE f.evidence = v.evidence AND f.version = v.version)
      AND NOT EXISTS (SELECT 1 FROM evidence_control AS c
        LEFT JOIN listed_link AS k ON k.control = c.control AND k.evidence = c.evidence
        WHERE c.evidence = e.number AND ((k.evidence IS NOT NULL) IS NOT ifnull(${COUNTS}, 0)
          OR (k.evidence IS NOT NULL
            AND (k.effective_from IS NOT v.effective_from OR k.effective_to IS NOT v.effective_to))))
    ) AS isListed
  FROM evidence AS e
  LEFT JOIN evidence_version AS v ON v.evidence = e.number AND v.version = e.current_version
  LEFT JOIN listed_evidence AS l ON l.evidence = e.number
  WHERE e.number > ?
    -- Bytes that are missing are told of elsewhere.
    AND NOT EXISTS (SELECT 1 FROM evidence_file AS f LEFT JOIN blob AS b ON b.id = f.blob
      WHERE f.evidence = v.evidence AND f.version = v.version AND b.id IS NULL)
  ORDER BY e.number LIMIT ${String(PAGE)}`;

/** Rows of lists without what they list: a link that was taken away, an item that is not there. */
const EVIDENCE_LEFT_OVER = `
  SELECT evidence FROM listed_link EXCEPT SELECT evidence FROM evidence_control
  UNION SELECT k.evidence FROM listed_link AS k WHERE NOT EXISTS (
    SELECT 1 FROM evidence_control AS c WHERE c.evidence = k.evidence AND c.control = k.control)
  UNION SELECT l.evidence FROM listed_evidence AS l WHERE l.evidence NOT IN (SELECT number FROM evidence)`;

const CONTROLS = `
  SELECT c.number FROM control AS c
  JOIN control_version AS v ON v.control = c.number AND v.version = c.current_version
  LEFT JOIN listed_control AS l ON l.control = c.number
  WHERE NOT (l.title IS v.title AND l.domain IS c.domain AND l.owner IS v.owner AND l.owner_role IS v.owner_role
    AND l.owner_shown IS ifnull(nullif(v.owner, ''), v.owner_role)
    AND l.cadence IS v.cadence AND l.valid_to IS v.valid_to
    AND l.cadence_place IS CASE v.cadence WHEN 'annual' THEN 0 WHEN 'semi-annual' THEN 1 WHEN 'quarterly' THEN 2
      WHEN 'monthly' THEN 3 WHEN 'weekly' THEN 4 WHEN 'daily' THEN 5 WHEN 'per-event' THEN 6 ELSE 7 END
    AND l.searched IS printf('CTL-%03d', c.number) || char(10) || v.title || char(10) || c.domain || char(10) ||
      v.owner_role || char(10) || v.owner)
  UNION SELECT l.control FROM listed_control AS l WHERE l.control NOT IN (SELECT number FROM control)`;

const untold = (subject: string): { readonly subject: string; readonly what: string } => ({
  subject,
  what: WHAT_LISTS_SHOW,
});

export const listedRows = (): ToldKind => {
  const numbers = (db: ReadableDb, sql: string): number[] => db.prepare(sql).pluck().all() as number[];
  return {
    // The journal tells nothing of these rows: the rows they come from are held against it.
    take: () => undefined,
    *compare(db) {
      yield numbers(db, CONTROLS).map((number) => untold(controlId(number)));
      yield numbers(db, EVIDENCE_LEFT_OVER).map((number) => untold(evidenceId(number)));
      const page = db.prepare(EVIDENCE);
      for (let after = 0; ;) {
        const rows = page.all(after) as { number: number; isListed: 0 | 1 }[];
        yield rows.filter((row) => row.isListed === 0).map((row) => untold(evidenceId(row.number)));
        const last = rows.at(-1);
        if (last === undefined || rows.length < PAGE) return;
        after = last.number;
      }
    },
  };
};
