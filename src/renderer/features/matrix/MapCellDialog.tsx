// Maps the control of an empty cell to its criterion, or to points of focus of it.
import type { ControlId, CriterionId } from '../../../shared/ids';
import { useCall } from '../../app/use-call';
import { MappingDialog } from '../controls/MappingDialog';

interface MapCellDialogProps {
  readonly control: ControlId;
  readonly criterion: CriterionId;
  readonly onClose: () => void;
}

export const MapCellDialog = ({ control: id, criterion, onClose }: MapCellDialogProps) => {
  const { data: control } = useCall('controls', 'get', { id });
  return (
    control !== undefined && (
      <MappingDialog ids={[id]} control={control} query={criterion} onClose={onClose} />
    )
  );
};
