// The points of focus a control is mapped to, with a way to add some and take one away.
import { useState } from 'react';
import { Plus, X } from 'lucide-react';
import type { ControlDetail } from '../../../shared/domain/control';
import { useMay } from '../../app/use-access';
import { useCommand } from '../../app/use-call';
import { controls as text } from '../../messages/controls';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';
import { FailureNotice } from '../../ui/Notice';
import { ObjectLink } from '../../app/ObjectLink';
import { Section } from '../../ui/Section';
import styles from './controls.module.css';
import { PointPickerDialog } from './PointPickerDialog';

export const ControlMappings = ({ control }: { readonly control: ControlDetail }) => {
  const unmap = useCommand('controls', 'unmap');
  const mayMap = useMay('control.mapped');
  const [isPicking, setPicking] = useState(false);
  return (
    <Section title={text.mappedTo}>
      {control.mappings.length === 0 && <p className="muted">{text.mappedNone}</p>}
      <ul className="rows rows--top">
        {control.mappings.map((mapping) => (
          <li key={mapping.pointOfFocusId} className={styles.mapping}>
            <ObjectLink id={mapping.pointOfFocusId} label={mapping.title} />
            <span className={styles.words}>
              {mapping.title}
              {!mapping.inScope && <small>{text.outsideScope}</small>}
              {mapping.rationale !== '' && <small dir="auto">{mapping.rationale}</small>}
            </span>
            {mayMap && (
              <IconButton
                label={text.removePoint(mapping.pointOfFocusId)}
                icon={<X className="i i--14" aria-hidden="true" />}
                isDisabled={unmap.isRunning}
                onPress={() => {
                  void unmap.run({ id: control.id, pointOfFocusIds: [mapping.pointOfFocusId] });
                }}
              />
            )}
          </li>
        ))}
      </ul>
      <FailureNotice failure={unmap.failure} />
      {mayMap && (
        <div className={styles.add}>
          <Button
            icon={<Plus className="i" aria-hidden="true" />}
            onPress={() => {
              setPicking(true);
            }}
          >
            {text.addPoints}
          </Button>
        </div>
      )}
      {isPicking && (
        <PointPickerDialog
          control={control}
          onClose={() => {
            setPicking(false);
          }}
        />
      )}
    </Section>
  );
};
