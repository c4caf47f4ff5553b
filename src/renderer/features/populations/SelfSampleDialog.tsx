// Picking rows ourselves: method, size and seed are recorded, so that anybody picks the same. For readiness only.
import { useState } from 'react';
import { type Population, SELF_METHODS, type SelfMethod } from '../../../shared/domain/population';
import { useJob } from '../../app/use-job';
import { populations as text } from '../../messages/populations';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice, Notice } from '../../ui/Notice';
import { RadioGroup } from '../../ui/RadioGroup';
import { TextField } from '../../ui/TextField';
import styles from './populations.module.css';
import { attributesOf, countOf } from './record-draft';

const MOST = 1000;

interface SelfSampleDialogProps {
  readonly population: Population;
  readonly onClose: () => void;
  readonly onPicked: (selection: number) => void;
}

export const SelfSampleDialog = ({ population, onClose, onPicked }: SelfSampleDialogProps) => {
  const pick = useJob('populations', 'selfSample');
  const [method, setMethod] = useState<SelfMethod>('simple-random');
  const [typed, setTyped] = useState('');
  const [seed, setSeed] = useState('');
  const [attributes, setAttributes] = useState('');
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const most = Math.min(MOST, population.rowCount);
  const size = countOf(typed) ?? 0;
  const isWrong = size < 1 || size > most;
  const save = async () => {
    setTried(true);
    if (isWrong) return;
    const made = await pick.start({
      ...{ id: population.id, method, size, seed, note },
      attributes: attributesOf(attributes).slice(0, 40),
    });
    if (made !== null) onPicked(made.number);
  };
  return (
    <Dialog
      title={text.selfTitle}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button size={32} onPress={onClose}>
            {text.cancel}
          </Button>
          <Button size={32} kind="primary" isDisabled={pick.isRunning} onPress={() => void save()}>
            {text.selfDo}
          </Button>
        </>
      }
    >
      <Notice>
        <p>
          <b>{text.selfLabel}.</b> {text.selfText}
        </p>
      </Notice>
      <div className={styles.group}>
        <RadioGroup
          label={text.selfMethod}
          options={SELF_METHODS.map((one) => ({ id: one, label: text.method(one) }))}
          value={method}
          onChange={setMethod}
        />
        <div className={styles.pair}>
          <TextField
            label={text.selfSize}
            value={typed}
            isRequired
            maxLength={6}
            error={isTried && isWrong ? text.selfSizeWrong(most) : null}
            onChange={setTyped}
          />
          <TextField label={text.selfSeed} value={seed} maxLength={100} mono onChange={setSeed} />
        </div>
        <p className="help">{text.selfSeedHelp}</p>
        <TextField label={text.selfAttributes} rows={3} value={attributes} onChange={setAttributes} />
        <TextField label={text.note} value={note} maxLength={2000} onChange={setNote} />
      </div>
      <FailureNotice failure={pick.failure} />
    </Dialog>
  );
};
