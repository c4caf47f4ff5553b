// Where the chosen rows came from, who answers for them and who may see them.
import { EVIDENCE_KINDS, METHODS, SENSITIVITIES } from '../../../shared/domain/evidence';
import type { CalendarDate } from '../../../shared/period';
import { useCall } from '../../app/use-call';
import { dayMonth } from '../../messages/dates';
import { kindText, methodText, sensitivityText } from '../../messages/evidence-words';
import { intakePanel as text } from '../../messages/intake-panel';
import { Button } from '../../ui/Button';
import { DateField } from '../../ui/DateField';
import { Section } from '../../ui/Section';
import { Select } from '../../ui/Select';
import type { RowPatch } from './CellEditor';
import { DraftField } from './DraftField';
import { commonOf } from './change-rows';
import styles from './intake.module.css';
import { type IntakeRow, kindOf, methodOf } from './intake-draft';
import { TagsField } from './TagsField';

interface PanelOriginProps {
  readonly rows: readonly IntakeRow[];
  readonly modifiedOn: CalendarDate | null;
  readonly mediaType: string | undefined;
  readonly onChange: (patch: RowPatch) => void;
}

const MIXED = 'mixed';

/** The choices of a list; where the rows differ, that stands in front of them. */
const choices = <Id extends string>(ids: readonly Id[], label: (id: Id) => string, value: Id | undefined) => [
  ...(value === undefined ? [{ id: MIXED, label: text.differ } as const] : []),
  ...ids.map((id) => ({ id, label: label(id) })),
];

export const PanelOrigin = ({ rows, modifiedOn, mediaType, onChange }: PanelOriginProps) => {
  const { data: facets } = useCall('evidence', 'facets', {});
  const kind = commonOf(rows, (row) => kindOf(row, mediaType));
  const method = commonOf(rows, (row) => methodOf(row, mediaType));
  const sensitivity = commonOf(rows, (row) => row.sensitivity);
  const captured = commonOf(rows, (row) => row.capturedOn);
  const validUntil = commonOf(rows, (row) => row.validUntil);
  const line = (field: 'source' | 'owner' | 'collector', label: string, placeholder = '') => {
    const value = commonOf(rows, (row) => row[field]);
    return (
      <DraftField
        label={label}
        value={value ?? ''}
        placeholder={value === undefined ? text.differ : placeholder}
        maxLength={field === 'source' ? 300 : 200}
        onChange={(next) => {
          onChange({ [field]: next });
        }}
      />
    );
  };
  return (
    <Section title={text.origin}>
      <div className={styles.stack}>
        <div className={styles.pair}>
          <Select
            label={text.kind}
            options={choices(EVIDENCE_KINDS, kindText, kind)}
            value={kind ?? MIXED}
            onChange={(next) => {
              if (next !== MIXED) onChange({ kind: next });
            }}
          />
          <Select
            label={text.sensitivity}
            options={choices(SENSITIVITIES, sensitivityText, sensitivity)}
            value={sensitivity ?? MIXED}
            onChange={(next) => {
              if (next !== MIXED) onChange({ sensitivity: next });
            }}
          />
        </div>
        <div data-set="source">{line('source', text.source, text.sourcePlaceholder)}</div>
        <Select
          label={text.method}
          options={choices(METHODS, methodText, method)}
          value={method ?? MIXED}
          onChange={(next) => {
            if (next !== MIXED) onChange({ method: next });
          }}
        />
        <div className={styles.pair}>
          {line('collector', text.collector)}
          {line('owner', text.owner)}
        </div>
        <div className={styles.pair}>
          <DateField
            label={text.captured}
            value={captured ?? null}
            onChange={(capturedOn) => {
              onChange({ capturedOn });
            }}
            {...(captured === undefined && { help: text.differ })}
          />
          <DateField
            label={text.validUntil}
            value={validUntil ?? null}
            onChange={(next) => {
              onChange({ validUntil: next });
            }}
            {...(validUntil === undefined && { help: text.differ })}
          />
        </div>
        {captured === null && modifiedOn !== null && (
          <div className={styles.quick}>
            <Button
              kind="quiet"
              aria-label={`${text.use(dayMonth(modifiedOn))}: ${text.captured}`}
              onPress={() => {
                onChange({ capturedOn: modifiedOn });
              }}
            >
              {text.use(dayMonth(modifiedOn))}
            </Button>
          </div>
        )}
        <TagsField
          tags={commonOf(rows, (row) => row.tags)}
          known={facets?.tags ?? []}
          onChange={(tags) => {
            onChange({ tags });
          }}
        />
      </div>
    </Section>
  );
};
