// The control of a form for one field of a register, by the field's type.
import { Register } from '../../../shared/domain/programme';
import type { Field } from '../../../shared/domain/programme/field';
import type { CalendarDate } from '../../../shared/period';
import { recordForm as text } from '../../messages/programme';
import { Checkbox } from '../../ui/Checkbox';
import { DateField } from '../../ui/DateField';
import { MarkdownEditor } from '../../ui/MarkdownEditor';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import styles from './form.module.css';
import { PickedIds } from './PickedIds';

export interface FieldInputProps {
  readonly field: Field;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly error: string | null;
  readonly autoFocus?: boolean;
}

const TEXT_LINES = 3;
const MARKDOWN_LINES = 14;
const idsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as string[]) : []);

/** A field that needs the whole width of the form. */
export const isWide = ({ type }: Field): boolean =>
  ['text', 'markdown', 'choices', 'rows', 'evidence', 'controls', 'criteria'].includes(type);

export const labelOf = (field: Field): string =>
  field.isRequired ? `${field.label} (${text.needed})` : field.label;

export const FieldInput = ({ field, value, onChange, error, autoFocus = false }: FieldInputProps) => {
  const label = labelOf(field);
  const help = field.help === '' ? {} : { help: field.help };
  switch (field.type) {
    case 'markdown':
      return (
        <MarkdownEditor
          label={label}
          {...help}
          rows={MARKDOWN_LINES}
          value={typeof value === 'string' ? value : ''}
          onChange={onChange}
          autoFocus={autoFocus}
        />
      );
    case 'line':
    case 'text':
      return (
        <TextField
          label={label}
          {...help}
          value={typeof value === 'string' ? value : ''}
          onChange={onChange}
          error={error}
          autoFocus={autoFocus}
          {...(field.type === 'text' && { rows: TEXT_LINES })}
        />
      );
    case 'count':
      return (
        <TextField
          label={label}
          {...help}
          value={typeof value === 'number' || typeof value === 'string' ? String(value) : ''}
          onChange={(typed) => {
            const digits = typed.trim();
            // What is no number stays as it is typed, and is told when the form is sent.
            onChange(digits === '' ? null : /^\d{1,10}$/.test(digits) ? Number(digits) : digits);
          }}
          error={error}
          maxLength={12}
        />
      );
    case 'day':
      return (
        <DateField
          label={label}
          {...help}
          value={(value ?? null) as CalendarDate | null}
          onChange={onChange}
          error={error}
        />
      );
    case 'choice':
      return (
        <Select
          label={label}
          {...help}
          options={[{ id: '', label: text.notStated }, ...field.options]}
          value={typeof value === 'string' ? value : ''}
          onChange={onChange}
          error={error}
        />
      );
    case 'yes-no':
      return (
        <Select
          label={label}
          {...help}
          options={[
            { id: 'unknown', label: text.notStated },
            { id: 'yes', label: text.yes },
            { id: 'no', label: text.no },
          ]}
          value={typeof value === 'string' ? value : 'unknown'}
          onChange={onChange}
        />
      );
    case 'choices':
      return <Choices field={field} label={label} value={idsOf(value)} onChange={onChange} />;
    case 'record':
      return (
        <PickedIds
          kind="record"
          of={Register.parse(field.of)}
          label={label}
          {...help}
          error={error}
          isSingle
          ids={typeof value === 'string' && value !== '' ? [value] : []}
          onChange={([id]) => {
            onChange(id ?? '');
          }}
        />
      );
    case 'evidence':
    case 'controls':
    case 'criteria':
      return (
        <PickedIds
          kind={field.type}
          label={label}
          {...help}
          error={error}
          ids={idsOf(value)}
          onChange={onChange}
        />
      );
    case 'rows':
      // Rows hold fields themselves: FieldsGrid draws them.
      return null;
  }
};

interface ChoicesProps {
  readonly field: Field;
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}

const Choices = ({ field, label, value, onChange }: ChoicesProps) => (
  <div className={styles.picked} role="group" aria-label={label}>
    <span className={styles.pickedLabel}>{label}</span>
    <div className={styles.ticks}>
      {field.options.map(({ id, label: words }) => (
        <Checkbox
          key={id}
          isSelected={value.includes(id)}
          onChange={(isOn) => {
            // In the order of the options, so that the same answer is the same bytes.
            onChange(
              field.options
                .map((option) => option.id)
                .filter((one) => (one === id ? isOn : value.includes(one))),
            );
          }}
        >
          {words}
        </Checkbox>
      ))}
    </div>
    {field.help !== '' && <span className="help">{field.help}</span>}
  </div>
);
