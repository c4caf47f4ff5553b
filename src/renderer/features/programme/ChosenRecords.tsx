// What can be done with the rows that are ticked, all of them at once.
import { useState } from 'react';
import { Archive, ArrowRightLeft, Link2 } from 'lucide-react';
import type { Register } from '../../../shared/domain/programme';
import type { RecordId } from '../../../shared/domain/programme/record-id';
import { useMay } from '../../app/use-access';
import { recordsText, register as text } from '../../messages/programme';
import { Button } from '../../ui/Button';
import { LinkRecordsDialog } from './LinkRecordsDialog';
import { MoveRecordsDialog } from './MoveRecordsDialog';
import styles from './programme.module.css';

interface ChosenRecordsProps {
  readonly register: Register;
  readonly chosen: ReadonlySet<RecordId>;
  readonly onKeep: (ids: readonly RecordId[]) => void;
  readonly onClear: () => void;
}

export const ChosenRecords = ({ register, chosen, onKeep, onClear }: ChosenRecordsProps) => {
  const [opened, setOpened] = useState<'move' | 'link' | null>(null);
  const mayMove = useMay('register.changed');
  const mayLink = useMay('register.linked');
  const mayKeep = useMay('evidence.added');
  const ids = [...chosen];
  const close = () => {
    setOpened(null);
  };
  if (ids.length === 0) return null;
  const words = text.chosen(recordsText(register, ids.length));
  return (
    <div className={styles.chosenBar} role="group" aria-label={words}>
      <span role="status">{words}</span>
      {mayMove && (
        <Button
          icon={<ArrowRightLeft className="i" aria-hidden="true" />}
          onPress={() => {
            setOpened('move');
          }}
        >
          {text.moveChosen}
        </Button>
      )}
      {mayLink && (
        <Button
          icon={<Link2 className="i" aria-hidden="true" />}
          onPress={() => {
            setOpened('link');
          }}
        >
          {text.linkChosen}
        </Button>
      )}
      {mayKeep && (
        <Button
          icon={<Archive className="i" aria-hidden="true" />}
          onPress={() => {
            onKeep(ids);
          }}
        >
          {text.keep}
        </Button>
      )}
      <Button kind="quiet" onPress={onClear}>
        {text.chooseNone}
      </Button>
      {opened === 'move' && (
        <MoveRecordsDialog register={register} ids={ids} onClose={close} onMoved={onClear} />
      )}
      {opened === 'link' && (
        <LinkRecordsDialog register={register} ids={ids} onClose={close} onLinked={onClear} />
      )}
    </div>
  );
};
