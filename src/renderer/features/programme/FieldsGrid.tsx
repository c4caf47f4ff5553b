// Fields of a register in two columns, under the headings of their groups; asked only when they apply.
import { Fragment, type ReactNode } from 'react';
import { type Field, type Fields, isAsked } from '../../../shared/domain/programme/field';
import { fieldGroups } from './field-groups';
import { FieldInput, isWide } from './FieldInput';
import styles from './form.module.css';
import { RowsField } from './RowsField';

interface FieldsGridProps {
  readonly fields: Fields;
  readonly facts: Readonly<Record<string, unknown>>;
  /** What is wrong, by field. */
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (name: string, value: unknown) => void;
  /** Begins in the first field. */
  readonly autoFocus?: boolean;
  /** Further questions before the first field. */
  readonly children?: ReactNode;
}

export const FieldsGrid = ({
  fields,
  facts,
  errors,
  onChange,
  autoFocus = false,
  children,
}: FieldsGridProps) => {
  const groups = fieldGroups(fields, (_, field) => isAsked(field, facts));
  const [first] = groups[0]?.fields[0] ?? [];
  const inputOf = (name: string, field: Field) => {
    const props = {
      field,
      value: facts[name],
      error: errors[name] ?? null,
      autoFocus: autoFocus && name === first,
      onChange: (value: unknown) => {
        onChange(name, value);
      },
    };
    if (field.type !== 'rows') return <FieldInput {...props} />;
    return (
      <RowsField
        {...props}
        drawRow={(row, change) => (
          <FieldsGrid fields={field.fields ?? {}} facts={row} errors={{}} onChange={change} />
        )}
      />
    );
  };
  return (
    <div className={styles.fields}>
      {children}
      {groups.map((group) => (
        <Fragment key={group.heading}>
          {group.heading !== '' && <h2 className={styles.group}>{group.heading}</h2>}
          {group.fields.map(([name, field]) => (
            <div key={name} data-field={name} {...(isWide(field) && { 'data-wide': true })}>
              {inputOf(name, field)}
            </div>
          ))}
        </Fragment>
      ))}
    </div>
  );
};
