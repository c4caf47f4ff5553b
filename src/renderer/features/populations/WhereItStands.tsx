// Where a population stands between us and the auditor, and the steps from there.
import { useState } from 'react';
import {
  NEXT_POPULATION_STATES,
  needsNote,
  type Population,
  type PopulationState,
} from '../../../shared/domain/population';
import { ObjectLink } from '../../app/ObjectLink';
import { useMay } from '../../app/use-access';
import { useCommand } from '../../app/use-call';
import { populations as text } from '../../messages/populations';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { KeyValues } from '../../ui/KeyValues';
import { FailureNotice } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { TextField } from '../../ui/TextField';
import { ChooseEvidenceDialog } from './ChooseEvidenceDialog';
import { PopulationMark } from './population-marks';
import styles from './populations.module.css';
import type { PopulationsSearch } from './populations-search';

interface WhereItStandsProps {
  readonly population: Population;
  readonly onSearch: (next: PopulationsSearch) => void;
}

export const WhereItStands = ({ population, onSearch }: WhereItStandsProps) => {
  const mayMove = useMay('population.state-changed');
  const mayRecord = useMay('population.recorded');
  const [step, setStep] = useState<PopulationState | null>(null);
  const [isReplacing, setReplacing] = useState(false);
  const { id, state, stateNote, replaces, replacedBy } = population;
  return (
    <Section title={text.stateTitle}>
      <p>
        <PopulationMark state={state} />
      </p>
      {stateNote !== '' && (
        <KeyValues
          facts={[
            [
              text.stateNote,
              <bdi key="note" className={styles.text}>
                {stateNote}
              </bdi>,
            ],
          ]}
        />
      )}
      {replaces !== null && <KeyValues facts={[[text.replaces, <ObjectLink key="of" id={replaces} />]]} />}
      {replacedBy !== null && (
        <KeyValues facts={[[text.replacedBy, <ObjectLink key="by" id={replacedBy} />]]} />
      )}
      <div className={styles.moves}>
        {mayMove &&
          NEXT_POPULATION_STATES[state].map((next) => (
            <Button
              key={next}
              onPress={() => {
                setStep(next);
              }}
            >
              {text.toState(next)}
            </Button>
          ))}
        {mayRecord && state === 'returned' && replacedBy === null && (
          <Button
            kind="primary"
            onPress={() => {
              setReplacing(true);
            }}
          >
            {text.replace}
          </Button>
        )}
      </div>
      {step !== null && (
        <StepDialog
          population={population}
          step={step}
          onClose={() => {
            setStep(null);
          }}
        />
      )}
      {isReplacing && (
        <ChooseEvidenceDialog
          title={text.chooseTitle}
          note={text.chooseText}
          isListOnly
          doText={text.chooseDo}
          onChoose={(record) => {
            setReplacing(false);
            onSearch({ record, replaces: id });
          }}
          onClose={() => {
            setReplacing(false);
          }}
        />
      )}
    </Section>
  );
};

interface StepDialogProps {
  readonly population: Population;
  readonly step: PopulationState;
  readonly onClose: () => void;
}

const StepDialog = ({ population, step, onClose }: StepDialogProps) => {
  const set = useCommand('populations', 'setState');
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const isMissing = needsNote(step) && note.trim() === '';
  const save = async () => {
    setTried(true);
    if (isMissing) return;
    if ((await set.run({ id: population.id, state: step, note })) !== null) onClose();
  };
  return (
    <Dialog
      title={text.toState(step).replace('…', '')}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button size={32} onPress={onClose}>
            {text.cancel}
          </Button>
          <Button size={32} kind="primary" isDisabled={set.isRunning} onPress={() => void save()}>
            {text.stateDo}
          </Button>
        </>
      }
    >
      <p>
        <span className="id">{population.id}</span> <bdi>{population.title}</bdi>
      </p>
      <TextField
        label={text.noteLabel[step]}
        rows={3}
        value={note}
        maxLength={2000}
        autoFocus
        error={isTried && isMissing ? text.noteNeeded : null}
        onChange={setNote}
      />
      <FailureNotice failure={set.failure} />
    </Dialog>
  );
};
