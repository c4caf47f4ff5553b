// A list from a register, with the record of how it was made: what an auditor picks samples from.
import { useState } from 'react';
import { type Register, SPECS } from '../../../shared/domain/programme';
import type { ControlId, PopulationId } from '../../../shared/ids';
import type { CalendarDate } from '../../../shared/period';
import { useCommand } from '../../app/use-call';
import { rangeText, today } from '../../messages/dates';
import { recordVerbs as text } from '../../messages/programme';
import { registerWords } from '../../messages/programme-registers';
import { DateField } from '../../ui/DateField';
import { focusFirstInvalid } from '../../ui/focus-first-invalid';
import { FormDialog } from '../../ui/FormDialog';
import { RadioGroup } from '../../ui/RadioGroup';
import { TextField } from '../../ui/TextField';
import { useExaminedTime } from '../evidence/use-examined-time';
import styles from './form.module.css';
import { PickedIds } from './PickedIds';

interface MakePopulationDialogProps {
  readonly register: Register;
  readonly onClose: () => void;
  /** What to say of it, and its number. */
  readonly onMade: (words: string, id: PopulationId) => void;
}

type Which = 'joined' | 'left' | 'present';

export const MakePopulationDialog = ({ register, onClose, onMade }: MakePopulationDialogProps) => {
  const make = useCommand('programme', 'makePopulation');
  const examined = useExaminedTime();
  const period = examined?.type === 2 ? examined.period : null;
  const [which, setWhich] = useState<Which>(register === 'person' ? 'joined' : 'present');
  const [from, setFrom] = useState<CalendarDate | null>(
    period?.from ?? (`${today().slice(0, 4)}-01-01` as CalendarDate),
  );
  const [to, setTo] = useState<CalendarDate | null>(period?.to ?? today());
  const [typed, setTyped] = useState<string | null>(null);
  const [controls, setControls] = useState<readonly string[]>([]);
  const [isTried, setTried] = useState(false);
  const days = from !== null && to !== null && from <= to ? rangeText({ from, to }) : '';
  const people = register === 'person';
  const words = {
    joined: people ? text.joined : text.joinedOther,
    left: people ? text.left : text.leftOther,
    present: people ? text.present : text.presentOther,
  } as const satisfies Record<Which, string>;
  const title =
    typed ?? text.populationSuggested(text.populationOf(registerWords[register].title, which, people), days);
  const faultOf = (day: CalendarDate | null) => (isTried && day === null ? text.dayMissing : null);
  return (
    <FormDialog
      title={text.populationTitle}
      text={text.populationText(SPECS[register].many)}
      save={text.population}
      cancel={text.cancel}
      width="wide"
      isRunning={make.isRunning}
      failure={make.failure}
      formClass={styles.form}
      onSubmit={async (form) => {
        setTried(true);
        if (from === null || to === null || from > to || title.trim() === '') {
          focusFirstInvalid(form);
          return;
        }
        const made = await make.run({
          ...{ register, which, from, to },
          title: title.trim().slice(0, 300),
          controlIds: controls as ControlId[],
        });
        if (made !== null) onMade(text.populationMade(made.rows), made.id);
      }}
      onClose={onClose}
    >
      <RadioGroup<Which>
        label={text.populationWhich}
        options={(['joined', 'left', 'present'] as const).map((id) => ({ id, label: words[id] }))}
        value={which}
        onChange={setWhich}
      />
      <div className={styles.pair}>
        <DateField label={text.from} value={from} onChange={setFrom} error={faultOf(from)} />
        <DateField
          label={text.to}
          value={to}
          onChange={setTo}
          error={
            faultOf(to) ?? (isTried && from !== null && to !== null && from > to ? text.fromAfterTo : null)
          }
        />
      </div>
      <TextField
        label={text.populationName}
        value={title}
        onChange={setTyped}
        maxLength={300}
        error={isTried && title.trim() === '' ? text.titleMissing : null}
      />
      <PickedIds kind="controls" label={text.keepControls} ids={controls} onChange={setControls} />
    </FormDialog>
  );
};
