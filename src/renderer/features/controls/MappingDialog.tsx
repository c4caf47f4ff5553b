// Maps one control, or many at once, to criteria and points of focus, with one rationale for those chosen.
import { useMemo, useState } from 'react';
import type { ControlDetail } from '../../../shared/domain/control';
import type { ControlId } from '../../../shared/ids';
import { useCall, useCommand } from '../../app/use-call';
import { pointPicker as text } from '../../messages/control-mapping';
import { controls } from '../../messages/controls';
import { Button } from '../../ui/Button';
import { CheckList } from '../../ui/CheckList';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/Notice';
import { SearchField } from '../../ui/SearchField';
import { TextField } from '../../ui/TextField';
import styles from './controls.module.css';
import { askedFor, type Mappable, mappingGroups, splitMappable } from './pick-lists';

interface MappingDialogProps {
  readonly ids: readonly [ControlId, ...ControlId[]];
  /** Of a single control: what it is mapped to already. */
  readonly control?: Pick<ControlDetail, 'mappings' | 'criterionMappings'>;
  /** Narrows the list when it opens, such as to one criterion. */
  readonly query?: string;
  readonly onClose: () => void;
  readonly onMapped?: () => void;
}

const mappedOf = (control: MappingDialogProps['control']): ReadonlySet<Mappable> =>
  new Set<Mappable>([
    ...(control?.mappings ?? []).map((mapping) => mapping.pointOfFocusId),
    ...(control?.criterionMappings ?? []).map((mapping) => mapping.criterionId),
  ]);

export const MappingDialog = ({ ids, control, query: first = '', onClose, onMapped }: MappingDialogProps) => {
  const { data: catalog } = useCall('catalog', 'get', {});
  const { data: standings } = useCall('criteria', 'standing', {});
  const map = useCommand('controls', 'map');
  const mapMany = useCommand('controls', 'mapMany');
  const [query, setQuery] = useState(first);
  const [chosen, setChosen] = useState<ReadonlySet<Mappable>>(new Set());
  const [rationale, setRationale] = useState('');
  const isMany = ids.length > 1;

  const groups = useMemo(
    () =>
      catalog === undefined
        ? []
        : mappingGroups(
            catalog,
            standings === undefined ? null : askedFor(standings),
            mappedOf(control),
            query,
          ),
    [catalog, standings, control, query],
  );

  const save = async () => {
    const to = { ...splitMappable(chosen), rationale };
    const answer = isMany
      ? await mapMany.run({ ids: [...ids], ...to })
      : await map.run({ id: ids[0], ...to });
    if (answer === null) return;
    onMapped?.();
    onClose();
  };

  return (
    <Dialog
      title={isMany ? text.titleMany(ids.length) : text.title(ids[0])}
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
            isDisabled={chosen.size === 0 || map.isRunning || mapMany.isRunning}
            onPress={() => {
              void save();
            }}
          >
            {text.add(chosen.size)}
          </Button>
        </>
      }
    >
      <p className="muted">{isMany ? `${text.text} ${text.textMany}` : text.text}</p>
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
      <FailureNotice failure={map.failure ?? mapMany.failure} />
    </Dialog>
  );
};
