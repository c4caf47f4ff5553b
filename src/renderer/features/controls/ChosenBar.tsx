// What can be done with the rows that are ticked, all of them at once.
import { useState } from 'react';
import { Link2, Tag } from 'lucide-react';
import type { ControlId } from '../../../shared/ids';
import { useMay } from '../../app/use-access';
import { controls as text } from '../../messages/controls';
import { Button } from '../../ui/Button';
import styles from './controls.module.css';
import { DomainDialog } from './DomainDialog';
import { MappingDialog } from './MappingDialog';

interface ChosenBarProps {
  readonly chosen: ReadonlySet<ControlId>;
  readonly onClear: () => void;
}

export const ChosenBar = ({ chosen, onClear }: ChosenBarProps) => {
  const [opened, setOpened] = useState<'map' | 'domain' | null>(null);
  const mayMap = useMay('control.mapped');
  const mayFile = useMay('control.domain-changed');
  const [first, ...others] = chosen;
  const close = () => {
    setOpened(null);
  };
  if (first === undefined) return null;
  return (
    <div className={styles.chosenBar} role="group" aria-label={text.chosen(chosen.size)}>
      <span role="status">{text.chosen(chosen.size)}</span>
      {mayMap && (
        <Button
          icon={<Link2 className="i" aria-hidden="true" />}
          onPress={() => {
            setOpened('map');
          }}
        >
          {text.mapChosen}
        </Button>
      )}
      {mayFile && (
        <Button
          icon={<Tag className="i" aria-hidden="true" />}
          onPress={() => {
            setOpened('domain');
          }}
        >
          {text.domainChosen}
        </Button>
      )}
      <Button kind="quiet" onPress={onClear}>
        {text.clearChosen}
      </Button>
      {opened === 'map' && <MappingDialog ids={[first, ...others]} onClose={close} onMapped={onClear} />}
      {opened === 'domain' && <DomainDialog ids={[first, ...others]} domain="" onClose={close} />}
    </div>
  );
};
