// The rows that tie an item to controls and points of focus, each with the reason somebody gave for it.
import { numberOf } from '../../shared/ids';
import type { WritableDb } from '../db/handles';
import type { Links } from './known-links';

/** Adds links inside a change and answers those that were not there before; the reason goes to these alone. */
export const insertLinks = (db: WritableDb, evidence: number, links: Links, reason = ''): Links => {
  const control = db.prepare(
    'INSERT OR IGNORE INTO evidence_control (evidence, control, reason) VALUES (?, ?, ?)',
  );
  const point = db.prepare(
    'INSERT OR IGNORE INTO evidence_point_of_focus (evidence, point_of_focus, reason) VALUES (?, ?, ?)',
  );
  return {
    controlIds: links.controlIds.filter((id) => control.run(evidence, numberOf(id), reason).changes > 0),
    pointOfFocusIds: links.pointOfFocusIds.filter((id) => point.run(evidence, id, reason).changes > 0),
  };
};
