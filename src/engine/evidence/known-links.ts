// Whether the controls and points of focus somebody names exist. Asked before any work begins, because a
// slip in the hundredth row must not cost the reading of ninety-nine files.
import { UserError } from '../../shared/errors';
import { type ControlId, numberOf, type PointOfFocusId } from '../../shared/ids';
import { pointOfFocus } from '../catalog';
import type { ReadableDb } from '../db/handles';

export interface Links {
  readonly controlIds: readonly ControlId[];
  readonly pointOfFocusIds: readonly PointOfFocusId[];
}

/** @throws UserError use.unknown-control, use.unknown-criterion */
export const requireKnownLinks = (db: ReadableDb, links: Iterable<Links>): void => {
  const hasControl = db.prepare('SELECT 1 FROM control WHERE number = ?');
  for (const { controlIds, pointOfFocusIds } of links) {
    for (const id of controlIds) {
      if (hasControl.get(numberOf(id)) === undefined) {
        throw new UserError('use.unknown-control', { id });
      }
    }
    for (const id of pointOfFocusIds) {
      if (pointOfFocus(id) === undefined) throw new UserError('use.unknown-criterion', { id });
    }
  }
};
