// The fields of a completeness and accuracy record, with the two counts side by side.
import { useState } from 'react';
import type { ControlId } from '../../../shared/ids';
import { ObjectLink } from '../../app/ObjectLink';
import { count } from '../../messages/count';
import { populations as text } from '../../messages/populations';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { DateField } from '../../ui/DateField';
import { Dialog } from '../../ui/Dialog';
import { Section } from '../../ui/Section';
import { StateMark } from '../../ui/StateMark';
import { TextField } from '../../ui/TextField';
import { ControlPicker } from '../controls/ControlPicker';
import styles from './populations.module.css';
import { countOf, problemsOf, type RecordDraft } from './record-draft';

export const CountsCompared = ({
  onScreen,
  inFile,
}: {
  readonly onScreen: number | null;
  readonly inFile: number;
}) => (
  <dl className={styles.counts}>
    <div>
      <dt>{text.countOnScreen}</dt>
      <dd className={styles.figure}>{onScreen === null ? text.notStated : count(onScreen)}</dd>
    </div>
    <div>
      <dt>{text.countInFile}</dt>
      <dd className={styles.figure}>{count(inFile)}</dd>
    </div>
    <div>
      <dt aria-hidden="true">&nbsp;</dt>
      <dd>
        {onScreen === null ? (
          <StateMark state="notdue" quiet>
            {text.countsUnknown}
          </StateMark>
        ) : onScreen === inFile ? (
          <StateMark state="met" quiet>
            {text.countsSame}
          </StateMark>
        ) : (
          <StateMark state="late">{text.countsDiffer(Math.abs(onScreen - inFile))}</StateMark>
        )}
      </dd>
    </div>
  </dl>
);

interface RecordFieldsProps {
  readonly draft: RecordDraft;
  readonly rowCount: number;
  readonly isTried: boolean;
  readonly onChange: (patch: Partial<RecordDraft>) => void;
}

export const RecordFields = ({ draft, rowCount, isTried, onChange }: RecordFieldsProps) => {
  const [isChoosing, setChoosing] = useState(false);
  const problems = problemsOf(draft);
  return (
    <div className={styles.form}>
      <div className={styles.group}>
        <TextField
          label={text.name}
          value={draft.title}
          isRequired
          error={isTried && problems.isTitleMissing ? text.nameNeeded : null}
          onChange={(title) => {
            onChange({ title });
          }}
        />
        <div className="field">
          <span className="muted">{text.controls}</span>
          <span className={styles.bar}>
            {draft.controlIds.length === 0 ? (
              <span className="faint">{text.noControls}</span>
            ) : (
              draft.controlIds.map((id) => <ObjectLink key={id} id={id} />)
            )}
            <Button
              kind="quiet"
              onPress={() => {
                setChoosing(true);
              }}
            >
              {text.chooseControls}
            </Button>
          </span>
        </div>
      </div>
      <Section title={text.partMade}>
        <div className={styles.group}>
          <div className={styles.pair}>
            <TextField
              label={text.sourceSystem}
              help={text.sourceSystemHelp}
              value={draft.sourceSystem}
              maxLength={300}
              onChange={(sourceSystem) => {
                onChange({ sourceSystem });
              }}
            />
            <TextField
              label={text.timeZone}
              help={text.timeZoneHelp}
              value={draft.timeZone}
              maxLength={60}
              onChange={(timeZone) => {
                onChange({ timeZone });
              }}
            />
          </div>
          <TextField
            label={text.query}
            rows={4}
            value={draft.query}
            onChange={(query) => {
              onChange({ query });
            }}
          />
          <TextField
            label={text.parameters}
            rows={2}
            value={draft.parameters}
            onChange={(parameters) => {
              onChange({ parameters });
            }}
          />
          <div className={styles.pair}>
            <DateField
              label={text.rangeFrom}
              value={draft.from}
              error={problems.isRangeWrong && isTried ? text.rangeWrong : null}
              onChange={(from) => {
                onChange({ from });
              }}
            />
            <DateField
              label={text.rangeTo}
              value={draft.to}
              onChange={(to) => {
                onChange({ to });
              }}
            />
          </div>
          <div className={styles.pair}>
            <TextField
              label={text.runBy}
              value={draft.runBy}
              maxLength={300}
              onChange={(runBy) => {
                onChange({ runBy });
              }}
            />
            <DateField
              label={text.runOn}
              value={draft.runOn}
              onChange={(runOn) => {
                onChange({ runOn });
              }}
            />
          </div>
        </div>
      </Section>
      <Section title={text.partCounts}>
        <div className={styles.pair}>
          <TextField
            label={text.countOnScreen}
            help={text.countOnScreenHelp}
            value={draft.countOnScreen}
            error={problems.isCountWrong ? text.countWrong : null}
            maxLength={20}
            onChange={(countOnScreen) => {
              onChange({ countOnScreen });
            }}
          />
          <CountsCompared onScreen={countOf(draft.countOnScreen) ?? null} inFile={rowCount} />
        </div>
      </Section>
      <Section title={text.partComplete}>
        <div className={styles.group}>
          <Checkbox
            isSelected={draft.isUnfiltered}
            onChange={(isUnfiltered) => {
              onChange({ isUnfiltered });
            }}
          >
            {text.isUnfiltered}
          </Checkbox>
          {!draft.isUnfiltered && (
            <TextField
              label={text.filters}
              rows={2}
              value={draft.filters}
              onChange={(filters) => {
                onChange({ filters });
              }}
            />
          )}
          <TextField
            label={text.reconciliation}
            help={text.reconciliationHelp}
            rows={2}
            value={draft.reconciliation}
            onChange={(reconciliation) => {
              onChange({ reconciliation });
            }}
          />
          <Checkbox
            isSelected={draft.wasObserved}
            onChange={(wasObserved) => {
              onChange({ wasObserved });
            }}
          >
            {text.wasObserved}
          </Checkbox>
          <TextField
            label={text.notes}
            rows={2}
            value={draft.notes}
            onChange={(notes) => {
              onChange({ notes });
            }}
          />
        </div>
      </Section>
      {isChoosing && (
        <ControlsDialog
          chosen={draft.controlIds}
          onChoose={(controlIds) => {
            onChange({ controlIds });
            setChoosing(false);
          }}
          onClose={() => {
            setChoosing(false);
          }}
        />
      )}
    </div>
  );
};

interface ControlsDialogProps {
  readonly chosen: readonly ControlId[];
  readonly onChoose: (ids: readonly ControlId[]) => void;
  readonly onClose: () => void;
}

const ControlsDialog = ({ chosen, onChoose, onClose }: ControlsDialogProps) => {
  const [selected, setSelected] = useState<ReadonlySet<ControlId>>(() => new Set(chosen));
  return (
    <Dialog
      title={text.controlsTitle}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button size={32} onPress={onClose}>
            {text.cancel}
          </Button>
          <Button
            size={32}
            kind="primary"
            onPress={() => {
              onChoose([...selected].sort());
            }}
          >
            {text.chooseDo}
          </Button>
        </>
      }
    >
      <ControlPicker selected={selected} onChange={setSelected} autoFocus />
    </Dialog>
  );
};
