// The points of focus that evidence of some controls may be linked to: those the controls are mapped to.
import type { ControlMapping } from '../../../shared/domain/control';
import type { PointOfFocusId } from '../../../shared/ids';
import { pointPicker } from '../../messages/control-mapping';
import type { CheckListGroup } from '../../ui/CheckList';

/** Each point once, those in scope first; groups without a point are left out. */
export const offeredPoints = (
  mappings: readonly Pick<ControlMapping, 'pointOfFocusId' | 'title' | 'inScope'>[],
): CheckListGroup<PointOfFocusId>[] => {
  const once = [...new Map(mappings.map((mapping) => [mapping.pointOfFocusId, mapping])).values()];
  return [true, false]
    .map((inScope) => ({
      id: inScope ? 'in-scope' : 'outside',
      title: inScope ? pointPicker.inScope : pointPicker.outsideGroup,
      items: once
        .filter((mapping) => mapping.inScope === inScope)
        .map(({ pointOfFocusId, title }) => ({ id: pointOfFocusId, number: pointOfFocusId, title })),
    }))
    .filter((group) => group.items.length > 0);
};
