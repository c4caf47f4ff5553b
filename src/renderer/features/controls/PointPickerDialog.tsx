// Chooses points of focus for a control from the whole catalog, with one rationale for those chosen.
import { useMemo, useState } from 'react';
import type { ControlDetail } from '../../../shared/domain/control';
import type { PointOfFocusId } from '../../../shared/ids';
import { useCall, useCommand } from '../../app/use-call';
import { controls, pointPicker as text } from '../../messages/controls';
import { Button } from '../../ui/Button';
import { CheckList } from '../../ui/CheckList';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/Notice';
import { SearchField } from '../../ui/SearchField';
import { TextField } from '../../ui/TextField';
import { useEngagement } from '../engagement/use-engagement';
import styles from './controls.module.css';
import { pointGroups } from './pick-lists';

interface PointPickerDialogProps {
  readonly control: ControlDetail;
  readonly onClose: () => void;
}

export const PointPickerDialog = ({ control, onClose }: PointPickerDialogProps) => {
  const { data: catalog } = useCall('catalog', 'get', {});
  const engagement = useEngagement();
  const map = useCommand('controls', 'map');
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<PointOfFocusId>>(new Set());
  const [rationale, setRationale] = useState('');

  const groups = useMemo(() => {
    const mapped = new Set(control.mappings.map((mapping) => mapping.pointOfFocusId));
    return catalog === undefined ? [] : pointGroups(catalog, engagement?.categories ?? null, mapped, query);
  }, [catalog, engagement, control.mappings, query]);

  const save = async () => {
    const answer = await map.run({ id: control.id, pointOfFocusIds: [...chosen], rationale });
    if (answer !== null) onClose();
  };

  return (
    <Dialog
      title={text.title(control.id)}
      width="wide"
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button size={32} onPress={onClose}>
            {controls.cancel}
          </Button>
          <Button
            size={32}
            kind="primary"
            isDisabled={chosen.size === 0 || map.isRunning}
            onPress={() => {
              void save();
            }}
          >
            {text.add(chosen.size)}
          </Button>
        </>
      }
    >
      <p className="muted">{text.text}</p>
      <SearchField label={text.search} value={query} onChange={setQuery} autoFocus />
      <div className={styles.pickList}>
        <CheckList
          label={text.list}
          groups={groups}
          selected={chosen}
          onChange={setChosen}
          empty={text.nothingFound}
        />
      </div>
      <TextField
        label={text.rationale}
        help={text.rationaleHelp}
        value={rationale}
        onChange={setRationale}
        maxLength={2000}
      />
      <FailureNotice failure={map.failure} />
    </Dialog>
  );
};
