// Ticks points of focus that the chosen controls are mapped to; those in scope stand first. Points that
// are ticked but no longer offered stay in sight, so that nothing stays linked unseen.
import { useMemo } from 'react';
import { useQueries } from '@tanstack/react-query';
import type { ControlId, PointOfFocusId } from '../../../shared/ids';
import { call, useCall } from '../../app/use-call';
import { pointPicker as text } from '../../messages/control-mapping';
import { CheckList } from '../../ui/CheckList';
import { offeredPoints } from './offered-points';

interface PointChoiceProps {
  readonly controlIds: readonly ControlId[];
  readonly selected: ReadonlySet<PointOfFocusId>;
  readonly onChange: (selected: ReadonlySet<PointOfFocusId>) => void;
}

export const PointChoice = ({ controlIds, selected, onChange }: PointChoiceProps) => {
  const { data: catalog } = useCall('catalog', 'get', {});
  const mappings = useQueries({
    queries: controlIds.map((id) => ({
      // The same key as useCall, so that the panel and this list share one answer.
      queryKey: ['controls', 'get', { id }],
      queryFn: () => call('controls', 'get', { id }),
    })),
    combine: (results) => results.flatMap((result) => result.data?.mappings ?? []),
  });
  const groups = useMemo(() => {
    const offered = new Set(mappings.map((mapping) => mapping.pointOfFocusId));
    const others = (catalog?.points_of_focus ?? [])
      .filter((point) => selected.has(point.id) && !offered.has(point.id))
      .map(({ id, title }) => ({ id, number: id, title }));
    return [
      ...offeredPoints(mappings),
      ...(others.length === 0 ? [] : [{ id: 'others', title: text.notOffered, items: others }]),
    ];
  }, [catalog, mappings, selected]);
  if (groups.length === 0)
    return <p className="help">{controlIds.length === 0 ? text.chooseControlFirst : text.noneMapped}</p>;
  return (
    <CheckList
      label={text.offered}
      groups={groups}
      selected={selected}
      onChange={onChange}
      empty={text.noneMapped}
    />
  );
};
