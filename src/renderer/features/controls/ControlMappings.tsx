// What a control is mapped to: criteria as a whole and points of focus, each with its rationale, with a way
// to add some, to say why, and to take one away.
import { useState } from 'react';
import { Pencil, Plus, X } from 'lucide-react';
import type { ControlDetail } from '../../../shared/domain/control';
import { ObjectLink } from '../../app/ObjectLink';
import { useMay } from '../../app/use-access';
import { offerUndo } from '../../app/undo';
import { call, useCommand } from '../../app/use-call';
import { mappings as text } from '../../messages/control-mapping';
import { undo as undoText } from '../../messages/undo';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';
import { FailureNotice } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import styles from './controls.module.css';
import { MappingDialog } from './MappingDialog';
import { type Mappable, splitMappable } from './pick-lists';
import { RationaleDialog } from './RationaleDialog';

interface Line {
  readonly id: Mappable;
  readonly title: string;
  readonly rationale: string;
  readonly inScope: boolean;
  readonly isWhole: boolean;
}

/** Criteria as a whole stand before their points, all in the order of the catalog's numbers. */
const linesOf = (control: ControlDetail): readonly Line[] => [
  ...control.criterionMappings.map(({ criterionId, ...rest }) => ({
    ...rest,
    id: criterionId,
    isWhole: true,
  })),
  ...control.mappings.map(({ pointOfFocusId, title, rationale, inScope }) => ({
    id: pointOfFocusId,
    title,
    rationale,
    inScope,
    isWhole: false,
  })),
];

export const ControlMappings = ({ control }: { readonly control: ControlDetail }) => {
  const unmap = useCommand('controls', 'unmap');
  const mayMap = useMay('control.mapped');
  const mayUnmap = useMay('control.unmapped');
  const mayExplain = useMay('control.rationale-changed');
  const [isMapping, setMapping] = useState(false);
  const [explained, setExplained] = useState<Line | null>(null);
  const lines = linesOf(control);
  const remove = async ({ id: of, rationale }: Line) => {
    const mapped = { id: control.id, ...splitMappable([of]) };
    if ((await unmap.run(mapped)) === null) return;
    offerUndo({
      done: undoText.unmapped(control.id, of),
      undo: () => call('controls', 'map', { ...mapped, rationale }),
    });
  };
  return (
    <Section title={text.title}>
      {lines.length === 0 && <p className="muted">{text.none}</p>}
      {lines.length > 0 && (
        <ul className="rows rows--top">
          {lines.map((line) => (
            <li key={line.id} className={styles.mapping}>
              <ObjectLink id={line.id} label={line.title} />
              <span className={styles.words}>
                {line.title}
                {line.isWhole && <small>{text.whole}</small>}
                {!line.inScope && <small>{text.outsideScope}</small>}
                {line.rationale !== '' && <small dir="auto">{line.rationale}</small>}
              </span>
              <span className={styles.lineVerbs}>
                {mayExplain && (
                  <IconButton
                    label={text.rationaleOf(line.id)}
                    icon={<Pencil className="i i--14" aria-hidden="true" />}
                    onPress={() => {
                      setExplained(line);
                    }}
                  />
                )}
                {mayUnmap && (
                  <IconButton
                    label={text.remove(line.id)}
                    icon={<X className="i i--14" aria-hidden="true" />}
                    isDisabled={unmap.isRunning}
                    onPress={() => {
                      void remove(line);
                    }}
                  />
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      <FailureNotice failure={unmap.failure} />
      {mayMap && (
        <div className={styles.add}>
          <Button
            icon={<Plus className="i" aria-hidden="true" />}
            onPress={() => {
              setMapping(true);
            }}
          >
            {text.add}
          </Button>
        </div>
      )}
      {isMapping && (
        <MappingDialog
          ids={[control.id]}
          control={control}
          onClose={() => {
            setMapping(false);
          }}
        />
      )}
      {explained !== null && (
        <RationaleDialog
          controlId={control.id}
          of={explained.id}
          rationale={explained.rationale}
          onClose={() => {
            setExplained(null);
          }}
        />
      )}
    </Section>
  );
};
