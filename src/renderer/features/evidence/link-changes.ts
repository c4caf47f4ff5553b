// What must be tied and untied so that evidence has just the links somebody ticked.
import type { EvidenceDetail } from '../../../shared/domain/evidence';
import type { ControlId, PointOfFocusId } from '../../../shared/ids';

export interface Links {
  readonly controlIds: ControlId[];
  readonly pointOfFocusIds: PointOfFocusId[];
}

export const hasLinks = (links: Links): boolean => links.controlIds.length + links.pointOfFocusIds.length > 0;

/** Only what differs: nothing is asked of the engine twice, so the journal tells what really changed. */
export const linkChanges = (
  item: Pick<EvidenceDetail, 'controls' | 'pointsOfFocus'>,
  wanted: {
    readonly controlIds: ReadonlySet<ControlId>;
    readonly pointOfFocusIds: ReadonlySet<PointOfFocusId>;
  },
): { readonly added: Links; readonly removed: Links } => {
  const controls = item.controls.map((control) => control.id);
  const points = item.pointsOfFocus.map((point) => point.id);
  return {
    added: {
      controlIds: [...wanted.controlIds].filter((id) => !controls.includes(id)),
      pointOfFocusIds: [...wanted.pointOfFocusIds].filter((id) => !points.includes(id)),
    },
    removed: {
      controlIds: controls.filter((id) => !wanted.controlIds.has(id)),
      pointOfFocusIds: points.filter((id) => !wanted.pointOfFocusIds.has(id)),
    },
  };
};
