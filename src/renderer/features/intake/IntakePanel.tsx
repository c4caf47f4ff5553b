// Answers for the chosen rows: title, days, capture, source, sensitivity, controls, points of focus. With
// several rows chosen, what is set here is set for all of them.
import { useState } from 'react';
import { SENSITIVITIES, type Sensitivity } from '../../../shared/domain/evidence';
import type { ControlId, PointOfFocusId } from '../../../shared/ids';
import { ObjectLink } from '../../app/ObjectLink';
import { evidence } from '../../messages/evidence';
import { intake as text } from '../../messages/intake';
import { Button } from '../../ui/Button';
import { DateField } from '../../ui/DateField';
import { FailureNotice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { Section } from '../../ui/Section';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import { PointChoice } from '../controls/PointChoice';
import { visibleText } from '../../../shared/visible-text';
import { useExaminedTime } from '../evidence/use-examined-time';
import { ControlsDialog } from './ControlsDialog';
import styles from './intake.module.css';
import { commonOf, type IntakeRow } from './intake-draft';
import { IntakeForOccurrence } from './IntakeForOccurrence';
import { IntakeNotes } from './IntakeNotes';
import type { AssessedRow } from './IntakeTable';

type Patch = Partial<Omit<IntakeRow, 'key' | 'files'>>;

interface IntakePanelProps {
  /** At least one. */
  readonly chosen: readonly AssessedRow[];
  /** Place of the first chosen row, from 1, and how many rows there are. */
  readonly place: number;
  readonly total: number;
  readonly isDisabled: boolean;
  readonly onChange: (patch: Patch) => void;
  readonly onClose: () => void;
  readonly onPrevious?: () => void;
  readonly onNext?: () => void;
}

export const IntakePanel = ({ chosen, place, total, isDisabled, onChange, ...steps }: IntakePanelProps) => {
  const [only] = chosen;
  const isSingle = chosen.length === 1 && only !== undefined;
  return (
    <Panel
      number={isSingle ? text.panelOne(place, total) : text.panelSeveral(chosen.length)}
      title={isSingle ? visibleText(only.row.files[0].name) : text.panelSeveralTitle(chosen.length)}
      {...steps}
    >
      <fieldset className={styles.fields} disabled={isDisabled}>
        {isSingle ? (
          <>
            <FailureNotice failure={only.failure} />
            <IntakeForOccurrence
              occurrence={only.row.occurrence}
              onDrop={() => {
                onChange({ occurrence: null });
              }}
            />
            <IntakeNotes assessed={only} />
            {only.row.files.length > 1 && (
              <p className="help">{only.row.files.map((file) => visibleText(file.name)).join(', ')}</p>
            )}
            <TextField
              label={text.titleField}
              value={only.row.title}
              maxLength={300}
              onChange={(title) => {
                onChange({ title });
              }}
            />
          </>
        ) : (
          <p className="muted">{text.panelSeveralText}</p>
        )}
        <Dates rows={chosen.map((one) => one.row)} onChange={onChange} />
        <Origin rows={chosen.map((one) => one.row)} onChange={onChange} />
        <Links rows={chosen.map((one) => one.row)} onChange={onChange} />
      </fieldset>
    </Panel>
  );
};

interface PartProps {
  readonly rows: readonly IntakeRow[];
  readonly onChange: (patch: Patch) => void;
}

const Dates = ({ rows, onChange }: PartProps) => {
  const examined = useExaminedTime();
  const from = commonOf(rows, (row) => row.effectiveFrom);
  const to = commonOf(rows, (row) => row.effectiveTo);
  const period =
    examined === null
      ? null
      : examined.type === 1
        ? { from: examined.asOf, to: examined.asOf }
        : examined.period;
  return (
    <Section title={text.when}>
      <div className={styles.dates}>
        <DateField
          label={text.effectiveFrom}
          value={from ?? null}
          onChange={(effectiveFrom) => {
            onChange({ effectiveFrom });
          }}
          {...(from === undefined && { help: text.differ })}
        />
        <DateField
          label={text.effectiveTo}
          value={to ?? null}
          onChange={(effectiveTo) => {
            onChange({ effectiveTo });
          }}
          {...(to === undefined && { help: text.differ })}
        />
      </div>
      <p className="help">{text.effectiveHelp}</p>
      <div className={styles.quick}>
        {period !== null && (
          <Button
            kind="quiet"
            onPress={() => {
              onChange({ effectiveFrom: period.from, effectiveTo: period.to });
            }}
          >
            {examined?.type === 1 ? text.useAsOf : text.usePeriod}
          </Button>
        )}
        {(from !== null || to !== null) && (
          <Button
            kind="quiet"
            onPress={() => {
              onChange({ effectiveFrom: null, effectiveTo: null });
            }}
          >
            {text.clearDates}
          </Button>
        )}
      </div>
    </Section>
  );
};

const MIXED = 'mixed';

const Origin = ({ rows, onChange }: PartProps) => {
  const captured = commonOf(rows, (row) => row.capturedOn);
  const source = commonOf(rows, (row) => row.source);
  const sensitivity = commonOf(rows, (row) => row.sensitivity);
  return (
    <>
      <TextField
        label={text.source}
        value={source ?? ''}
        placeholder={source === undefined ? text.differ : text.sourcePlaceholder}
        maxLength={300}
        onChange={(next) => {
          onChange({ source: next });
        }}
      />
      <div className={styles.dates}>
        <DateField
          label={text.captured}
          value={captured ?? null}
          onChange={(capturedOn) => {
            onChange({ capturedOn });
          }}
          {...(captured === undefined && { help: text.differ })}
        />
        <Select<Sensitivity | typeof MIXED>
          label={text.sensitivity}
          options={[
            ...(sensitivity === undefined ? [{ id: MIXED, label: text.differ } as const] : []),
            ...SENSITIVITIES.map((id) => ({ id, label: evidence.sensitivity(id) })),
          ]}
          value={sensitivity ?? MIXED}
          onChange={(next) => {
            if (next !== MIXED) onChange({ sensitivity: next });
          }}
        />
      </div>
    </>
  );
};

const Links = ({ rows, onChange }: PartProps) => {
  const [isChoosing, setChoosing] = useState(false);
  const controlIds = commonOf(rows, (row) => row.controlIds);
  const pointIds = commonOf(rows, (row) => row.pointOfFocusIds);
  return (
    <>
      <Section
        title={text.controls}
        action={
          <Button
            kind="quiet"
            onPress={() => {
              setChoosing(true);
            }}
          >
            {text.chooseControls}
          </Button>
        }
      >
        {controlIds === undefined ? (
          <p className="muted">{text.differ}</p>
        ) : controlIds.length === 0 ? (
          <p className="muted">{text.controlsNone}</p>
        ) : (
          <p className="ids">
            {controlIds.map((id: ControlId) => (
              <ObjectLink key={id} id={id} />
            ))}
          </p>
        )}
      </Section>
      <Section title={text.points}>
        {controlIds === undefined || pointIds === undefined ? (
          <p className="muted">{text.differ}</p>
        ) : (
          <div className={styles.points}>
            <PointChoice
              controlIds={controlIds}
              selected={new Set(pointIds)}
              onChange={(next: ReadonlySet<PointOfFocusId>) => {
                onChange({ pointOfFocusIds: [...next] });
              }}
            />
          </div>
        )}
      </Section>
      {isChoosing && (
        <ControlsDialog
          initial={controlIds ?? []}
          onSave={(next) => {
            onChange({ controlIds: next });
          }}
          onClose={() => {
            setChoosing(false);
          }}
        />
      )}
    </>
  );
};
