// What the chosen rows answer: controls, points of focus, occurrences that are answered late, and why.
import { useState } from 'react';
import type { ControlId, PointOfFocusId } from '../../../shared/ids';
import { ObjectLink } from '../../app/ObjectLink';
import { intakePanel as text } from '../../messages/intake-panel';
import { Button } from '../../ui/Button';
import { Section } from '../../ui/Section';
import { PointChoice } from '../controls/PointChoice';
import { ControlsDialog } from './ControlsDialog';
import type { RowPatch } from './CellEditor';
import { DraftField } from './DraftField';
import { commonOf } from './change-rows';
import styles from './intake.module.css';
import type { IntakeRow } from './intake-draft';
import { OccurrenceChoice } from './OccurrenceChoice';

interface PanelLinksProps {
  readonly rows: readonly IntakeRow[];
  readonly needsControl: boolean;
  readonly onChange: (patch: RowPatch) => void;
}

export const PanelLinks = ({ rows, needsControl, onChange }: PanelLinksProps) => {
  const [isChoosing, setChoosing] = useState(false);
  const controlIds = commonOf(rows, (row) => row.controlIds);
  const pointIds = commonOf(rows, (row) => row.pointOfFocusIds);
  const reason = commonOf(rows, (row) => row.linkReason);
  const [only] = rows;
  return (
    <>
      <Section
        title={text.links}
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
        {needsControl && (
          <div className={styles.quick}>
            <Button
              kind="quiet"
              onPress={() => {
                onChange({ isUnlinkedMeant: true });
              }}
            >
              {text.withoutControl}
            </Button>
          </div>
        )}
      </Section>
      {controlIds !== undefined && controlIds.length > 0 && (
        <>
          <Section title={text.points}>
            {pointIds === undefined ? (
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
          {rows.length === 1 && only !== undefined && <OccurrenceChoice row={only} onChange={onChange} />}
          <DraftField
            label={text.reason}
            value={reason ?? ''}
            placeholder={reason === undefined ? text.differ : ''}
            help={text.reasonHelp}
            rows={2}
            maxLength={2000}
            onChange={(linkReason) => {
              onChange({ linkReason });
            }}
          />
        </>
      )}
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
