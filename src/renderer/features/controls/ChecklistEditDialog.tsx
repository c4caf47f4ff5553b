// The list an auditor will ask by, as lines one can change, move, add and remove.
import { useState } from 'react';
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import type { ControlDetail } from '../../../shared/domain/control';
import { useCommand } from '../../app/use-call';
import { checklist as text } from '../../messages/control-verbs';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { IconButton } from '../../ui/IconButton';
import { FailureNotice } from '../../ui/Notice';
import { TextField } from '../../ui/TextField';
import { addLine, type ChecklistLine, moveLine, removeLine, setLine, storedLines } from './checklist-lines';
import styles from './controls.module.css';

interface ChecklistEditDialogProps {
  readonly control: ControlDetail;
  readonly onClose: () => void;
}

export const ChecklistEditDialog = ({ control, onClose }: ChecklistEditDialogProps) => {
  const set = useCommand('controls', 'setChecklist');
  const [start] = useState<readonly ChecklistLine[]>(() =>
    control.checklistItems.length === 0
      ? addLine([])
      : control.checklistItems.map((item) => ({
          key: item.number,
          number: item.number,
          text: item.text,
        })),
  );
  const [lines, setLines] = useState(start);
  const save = async () => {
    if ((await set.run({ id: control.id, items: [...storedLines(lines)] })) !== null) onClose();
  };
  return (
    <Dialog
      title={text.editTitle(control.id)}
      width="wide"
      isOpen
      // What is typed is not lost to a slip: then only Cancel closes it.
      {...(lines === start && { onClose })}
      foot={
        <>
          <Button size={32} onPress={onClose}>
            {text.cancel}
          </Button>
          <Button
            size={32}
            kind="primary"
            isDisabled={set.isRunning}
            onPress={() => {
              void save();
            }}
          >
            {text.save}
          </Button>
        </>
      }
    >
      <p className="muted">{text.editText}</p>
      <ol className={styles.lines}>
        {lines.map((line, place) => (
          <li key={line.key}>
            <TextField
              label={text.item(place + 1)}
              value={line.text}
              onChange={(words) => {
                setLines(setLine(lines, place, words));
              }}
              maxLength={500}
              autoFocus={line.number === null && place === lines.length - 1}
            />
            <IconButton
              label={text.up(place + 1)}
              icon={<ArrowUp className="i i--14" aria-hidden="true" />}
              isDisabled={place === 0}
              onPress={() => {
                setLines(moveLine(lines, place, place - 1));
              }}
            />
            <IconButton
              label={text.down(place + 1)}
              icon={<ArrowDown className="i i--14" aria-hidden="true" />}
              isDisabled={place === lines.length - 1}
              onPress={() => {
                setLines(moveLine(lines, place, place + 1));
              }}
            />
            <IconButton
              label={text.remove(place + 1)}
              icon={<X className="i i--14" aria-hidden="true" />}
              onPress={() => {
                setLines(removeLine(lines, place));
              }}
            />
          </li>
        ))}
      </ol>
      <div className="btns">
        <Button
          icon={<Plus className="i" aria-hidden="true" />}
          isDisabled={lines.length >= 100}
          onPress={() => {
            setLines(addLine(lines));
          }}
        >
          {text.addItem}
        </Button>
      </div>
      <FailureNotice failure={set.failure} />
    </Dialog>
  );
};
